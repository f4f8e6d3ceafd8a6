"""What the whole of seeing and showing is for, on the demo's school of four terms.

A leader finds five answers and brings back a course that nobody holds; the catalogue on paper is fetched; a
person prints a certificate, and nobody but they reads their plan.
"""

import re
from io import StringIO

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from courses.models import CourseRun, Term
from demo.content.plans import PLANS
from demo.loading import load
from demo.loading.progress import Progress
from enrolment.models import Enrolment
from tests.enrolment.plan.papers import words_of
from tests.journeys.conftest import DESKTOP, PHONE
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db(transaction=True)
MISSING = "Sang for usikre stemmer"
HOPE = PLANS["borger"].hopes[0][0]


@pytest.fixture
def school(transactional_db):
    load.load(Progress(StringIO()), illustrated=False)


def of_cast(role):
    return User.objects.get(email=f"{role}@fjordby.example")


def test_what_there_is_to_see_and_show(school, open_page, no_barriers):
    leader = open_page(DESKTOP, person=of_cast("leder"))
    find_the_answers(leader, no_barriers)
    bring_a_course_back(leader)
    fetch_the_catalogue(open_page(PHONE))
    citizen = open_page(PHONE, person=of_cast("borger"))
    print_a_certificate(citizen)
    citizen.goto("/min-side/plan/")
    expect(citizen.get_by_text(HOPE)).to_be_visible()
    assert HOPE not in everything_stored()
    for role in ("koordinator", "leder", "redaktoer", "peer"):
        other = open_page(PHONE, person=of_cast(role))
        other.goto("/min-side/plan/")
        expect(other.get_by_text(HOPE)).to_have_count(0)


def find_the_answers(page, no_barriers):
    page.goto("/noegletal/")
    no_barriers(page)
    seats = Enrolment.objects.filter(state__in=("enrolled", "completed"), run__term=term_of_today())
    people = seats.exclude(run__state="cancelled").values("person").distinct().count()
    expect(page.get_by_role("region", name="Hvem kommer?")).to_contain_text(f"{people}")
    expect(page.get_by_role("region", name="Hvem får ikke plads?")).to_be_visible()
    expect(page.get_by_role("region", name="Hvor mange kurser")).to_contain_text("skabt sammen")
    expect(page.get_by_role("region", name="Hvad kostede det?")).to_contain_text("kr.")
    expect(page.get_by_role("region", name="Hvad mangler")).to_contain_text(MISSING)


def bring_a_course_back(page):
    before = CourseRun.objects.count()
    page.goto("/tavle/")
    page.get_by_role("link", name=f"Kopiér holdet {MISSING}").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert CourseRun.objects.count() == before  # nothing is made before somebody has said when


def fetch_the_catalogue(page):
    page.goto("/kurser/katalog/")
    run_tasks(containing="prospectus")
    expect(page.get_by_role("link", name="Hent som PDF")).to_be_visible()
    address = page.get_by_role("link", name="Hent som PDF").get_attribute("href")
    text = words_of(page.request.get(address).body())
    assert "Når angsten fylder" in text
    assert "Havnegade" in text


def print_a_certificate(page):
    page.goto("/min-side/papirer/")
    page.get_by_role("link", name=re.compile("^Bevis")).first.click()
    paper = words_of(page.context.request.get(f"{page.url}?ord=neutral&sprog=da").body())
    assert "Alma" in paper
    assert "recovery" not in paper.lower()


def term_of_today():
    today = timezone.localdate()
    return Term.objects.get(starts_on__lte=today, ends_on__gte=today)


def everything_stored():
    """Every row of every table of ours, as text."""
    tables = connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(f'SELECT t::text FROM "{name}" t' for name in tables)  # noqa: S608 - our own names
        )
        return "\n".join(row for (row,) in cursor.fetchall())

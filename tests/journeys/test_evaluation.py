"""An editor builds a form, five answer, the teacher reads it, and the team lets the page say it."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from courses.coproduction import teams
from enrolment.evaluation import asking, closing, tokens
from enrolment.models import Evaluation, EvaluationForm, TextCode
from peers.models import Basis
from tests.enrolment.classroom.rooms import met_many
from tests.enrolment.evaluation.forms import QUESTIONS, closed, make_form, read_by_the_desk
from tests.factories import make_contributor, make_course, make_person
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "Fik du noget med dig?"


@pytest.fixture
def professional():
    return make_person("Per", email="per@example.org")


@pytest.fixture
def course(eli, professional):
    course = make_course("Kunsten at hvile", slug="kunsten-at-hvile")
    both = (eli.contributor, make_contributor("Per", basis=Basis.PROFESSIONAL, person=professional))
    for one in both:
        member = teams.ask(course=course, contributor=one, by=None)
        teams.answer(member=member, accept=True, by=one.person)
    return course


def build_form(page: Page, no_barriers_in) -> None:
    page.goto("/redaktion/evalueringsskemaer/new/")
    page.locator("#id_name").fill("Efter et hold")
    page.locator("#id_is_used").check()
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Skala med fem trin").click()
    page.locator("[name=questions-0-value-text]").fill(QUESTION)
    page.locator("[name=questions-0-value-low]").fill("Slet ikke")
    page.locator("[name=questions-0-value-high]").fill("Meget")
    page.locator(".c-sf-add-button").last.click()
    page.get_by_role("option", name="Egne ord").click()
    page.locator("[name=questions-1-value-text]").fill("Hvad skal vi ændre?")
    no_barriers_in(page, "form[data-edit-form]")
    page.get_by_role("button", name=re.compile("^(Opret|Gem)$")).click()
    expect(page.locator(".messages .success")).to_be_visible()


def look_at_form(page: Page, no_barriers) -> None:
    page.goto(f"/redaktion/evalueringsskemaer/{EvaluationForm.objects.get().pk}/se/")
    expect(page.get_by_text(QUESTION)).to_be_visible()
    expect(page.get_by_role("button", name="Send mit svar")).to_be_disabled()
    no_barriers(page)


def answer(page: Page, evaluation, person, step: str, words: str) -> None:
    page.goto(f"/evaluering/{tokens.of(evaluation, person)}/")
    page.get_by_role("radio", name=step).check(force=True)
    page.get_by_label("Hvad skal vi ændre?").fill(words)
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_role("heading", name="Tak for dit svar")).to_be_visible()


def say_yes(open_page, no_barriers, person, course) -> None:
    page = open_page(PHONE, person=person)
    page.goto(f"/medskabelse/kursus/{course.pk}/")
    page.get_by_role("link", name="Må kursussiden fortælle det i korthed?").click()
    no_barriers(page)
    page.get_by_role("button", name="Ja, det må vises").click()
    expect(page.get_by_text("Tak. Du har sagt ja.")).to_be_visible()


def everybody_answers(open_page, no_barriers, evaluation) -> Page:
    """On a phone and at a desk, with script and without; return the last page."""
    people = list(asking.people(evaluation.run, now=timezone.now()))
    plain, small, large = open_page(PHONE, javascript=False), open_page(PHONE), open_page(DESKTOP)
    for page in (small, large):
        page.goto(f"/evaluering/{tokens.of(evaluation, people[0])}/")
        no_barriers(page)
    for number, person in enumerate(people):
        answer((plain, small, large)[number % 3], evaluation, person, "5 Meget", f"Ord {number}")
    no_barriers(small)
    closing.close_due(now=evaluation.closes_at)
    small.reload()
    expect(small.get_by_role("heading", name="Man kan ikke svare længere")).to_be_visible()
    return small


def the_teacher_reads(open_page, no_barriers, eli, run) -> None:
    page = open_page(PHONE, person=eli)
    page.goto(f"/undervisning/hold/{run.pk}/")
    page.get_by_role("link", name="Hvad holdet sagde").click()
    expect(page.get_by_text("5 af de 5, der blev spurgt, har svaret.")).to_be_visible()
    expect(page.get_by_text("Ord 3")).to_be_visible()
    no_barriers(page)


def test_an_editor_builds_a_form_and_looks_at_it(open_page, no_barriers, no_barriers_in, gry):
    editor = open_page(DESKTOP, person=gry)
    build_form(editor, no_barriers_in)
    look_at_form(editor, no_barriers)


def test_from_the_end_of_a_class_to_the_page_of_the_course(open_page, no_barriers, eli, professional, course):
    make_form(questions=[QUESTIONS[0], QUESTIONS[2]], is_used=True)
    _rows, session = met_many(5, ahead=0, ago=timedelta(hours=3), course=course, teachers=(eli.contributor,))
    closing.follow()
    evaluation = Evaluation.objects.get(run=session.run)
    everybody_answers(open_page, no_barriers, evaluation)
    read_by_the_desk(evaluation)
    the_teacher_reads(open_page, no_barriers, eli, session.run)
    for person in (eli, professional):
        say_yes(open_page, no_barriers, person, course)
    cache.clear()
    visitor = open_page(PHONE)
    visitor.goto("/kurser/kunsten-at-hvile/")
    expect(visitor.get_by_role("heading", name="Det har de, der var med, sagt")).to_be_visible()
    expect(visitor.get_by_text("De fleste valgte 4 eller 5, hvor 5 er »Meget«.")).to_be_visible()
    no_barriers(visitor)


def test_the_desk_reads_and_codes(open_page, no_barriers_in, dina):
    evaluation = closed(words="Længere pauser")
    TextCode.objects.create(name="Pauser")
    page = open_page(DESKTOP, person=dina)
    page.goto("/redaktion/evalueringer/")
    page.get_by_role("link", name=evaluation.run.course.title).first.click()
    no_barriers_in(page, "main")
    page.get_by_role("link", name="Læs og sæt koder på").click()
    no_barriers_in(page, "main")
    page.get_by_label("Pauser").first.check()
    page.get_by_role("button", name="Gem").first.click()
    expect(page.get_by_label("Pauser").first).to_be_checked()
    page.goto(f"/redaktion/evalueringer/kursus/{evaluation.run.course_id}/")
    no_barriers_in(page, "main")

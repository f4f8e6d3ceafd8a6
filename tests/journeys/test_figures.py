"""A leader opens the key figures and finds the five answers, compares, divides, and takes them along."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from insight.pages.subjects import SUBJECTS
from tests.cast import with_role
from tests.factories import make_person
from tests.insight.pages.counted import count
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lea(transactional_db):
    """The school's leader."""
    return with_role(make_person("Lea", email="lea@example.org"), Role.LEADER)


def test_a_leader_finds_the_answers_and_takes_them_along(lea, open_page, no_barriers):
    count(courses=20)
    page = open_page(DESKTOP, person=lea)

    page.goto("/noegletal/")
    no_barriers(page)
    who = page.get_by_role("region", name="Hvem kommer?")
    expect(who).to_contain_text("48")
    expect(who.get_by_role("img")).to_have_count(1)
    finding = re.compile("Borger: 31; Pårørende: skjult; Medarbejder: 12; Andet: skjult")
    expect(who.get_by_role("img")).to_have_accessible_name(finding)
    expect(page.get_by_role("region", name="Hvad kostede det?")).to_contain_text("41.391 kr.")

    who.get_by_role("link", name="Mere").click()
    page.get_by_role("combobox", name="Fordelt efter").select_option("kursus")
    page.get_by_role("button", name="Vis").click()
    people = page.locator("section", has=page.locator("#people"))
    people.get_by_text("Tallene i en tabel").click()
    expect(people.get_by_role("row").filter(has_text="Kursus 19")).to_contain_text("24")
    no_barriers(page)
    with page.expect_download() as fetched:
        people.get_by_role("link", name="CSV").click()
    assert fetched.value.suggested_filename.endswith(".csv")


def test_they_are_reached_from_the_desk(lea, open_page):
    count()
    page = open_page(DESKTOP, person=lea)

    page.goto("/redaktion/")
    page.get_by_role("link", name="Nøgletal").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Nøgletal")


@pytest.mark.parametrize("path", ["", *(f"{slug}/" for slug in SUBJECTS)])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_fits_and_has_no_barriers(lea, open_page, no_barriers, path, viewport):
    count()
    page = open_page(viewport, person=lea)

    page.goto(f"/noegletal/{path}")
    for fold in page.locator("details").all():
        fold.locator("summary").click()

    no_barriers(page)

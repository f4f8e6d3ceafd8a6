"""My page: afbud and undo, leaving a class, and what is about me."""

import pytest
from playwright.sync_api import expect

from enrolment import seats
from enrolment.models import Apology, Enrolment
from tests.factories import make_course, make_person, make_run
from tests.journeys.conftest import DESKTOP, PHONE


@pytest.fixture
def row(alma):
    run = make_run(course=make_course("Søvn der hjælper"), capacity=1)
    return seats.enrol(person=alma, run=run, by=alma)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_afbud_and_undo(open_page, no_barriers, alma, row, javascript):
    page = open_page(PHONE, person=alma, javascript=javascript)
    page.goto("/min-side/")
    page.get_by_role("button", name="Meld afbud").first.click()
    expect(page.get_by_text("Tak, fordi du siger til.")).to_be_visible()
    expect(page.get_by_text("Du har meldt afbud.")).to_be_visible()
    assert Apology.objects.get().session == row.run.sessions.first()
    if javascript:
        no_barriers(page)
    page.get_by_role("button", name="Jeg kommer alligevel").click()
    expect(page.get_by_text("Hvor godt.")).to_be_visible()
    assert not Apology.objects.exists()
    assert Enrolment.objects.get().state == "enrolled"


def test_leaving_passes_the_seat_on(open_page, no_barriers, alma, row):
    other = make_person()
    seats.enrol(person=other, run=row.run, by=other)
    page = open_page(DESKTOP, person=alma)
    page.goto("/min-side/")
    page.get_by_role("link", name="Forlad holdet").click()
    no_barriers(page)
    page.get_by_role("link", name="Nej, behold min plads").click()
    page.get_by_role("link", name="Forlad holdet").click()
    page.get_by_role("button", name="Ja, forlad holdet").click()
    expect(page.get_by_text("Du har forladt")).to_be_visible()
    expect(page.get_by_text("Her er plads til dig")).to_be_visible()
    no_barriers(page)
    assert Enrolment.objects.get(person=other).state == "offered"


def test_about_me_and_my_calendar(open_page, no_barriers, alma, row):
    page = open_page(PHONE, person=alma)
    page.goto("/min-side/")
    page.get_by_role("link", name="Navn, sprog og beskeder").click()
    page.get_by_label("Hvad må vi kalde dig?").fill("Alma P.")
    page.get_by_label("Det hele").check()
    no_barriers(page)
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Det er gemt.")).to_be_visible()
    page.get_by_role("link", name="Tilbage til min side").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hej, Alma P.")
    page.get_by_text("Lad din kalender følge med").click()
    old = page.get_by_label("Adressen på din kalender").input_value()
    assert page.request.get(old).status == 200
    no_barriers(page)
    page.get_by_role("link", name="Få en ny adresse").click()
    no_barriers(page)
    page.get_by_role("button", name="Ja, en ny adresse").click()
    assert page.request.get(old).status == 404

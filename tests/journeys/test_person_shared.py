"""A class whose seats are shared: what each choice means, a companion, a pause, and another group."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from enrolment import seats
from enrolment.models import Enrolment
from tests.enrolment.views.sharing import let_companions, make_shared_run
from tests.enrolment.views.steps import newest_code
from tests.factories import make_course, make_person, make_run
from tests.journeys.conftest import DESKTOP, PHONE


@pytest.fixture
def run(transactional_db):
    """Two seats, both held for citizens."""
    return make_shared_run(course=make_course("Sprog og stigma"), capacity=2, citizens=2)


def address(run):
    return reverse("enrolment:sign_up", args=[run.course.slug, run.pk])


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_shares_are_explained_and_decide(open_page, no_barriers, run, javascript):
    page = open_page(PHONE, javascript=javascript)
    page.goto(address(run))
    expect(page.get_by_text("2 pladser er holdt til borgere indtil")).to_be_visible()
    expect(page.get_by_label("Borger – der er en plads nu")).to_be_visible()
    page.get_by_label("Hvad må vi kalde dig?").fill("Nina")
    page.get_by_label("Din e-mailadresse").fill("nina@example.org")
    page.get_by_label("Pårørende – venteliste").check()
    if javascript:
        no_barriers(page)
    page.get_by_role("button", name="Gå videre").click()
    expect(page.get_by_text("Der er ikke en plads til dig lige nu")).to_be_visible()
    page.get_by_label("Koden fra mailen").fill(newest_code())
    page.get_by_role("button", name="Gå videre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du står på ventelisten")
    expect(page.get_by_text("holdt til borgere")).to_be_visible()
    if javascript:
        no_barriers(page)
    assert Enrolment.objects.get().state == "waiting"


def test_what_one_comes_as_is_changed_after_reading_what_it_does(open_page, no_barriers, run, alma):
    seats.enrol(person=alma, run=run, by=alma, comes_as="relative")
    page = open_page(DESKTOP, person=alma)
    page.goto("/min-side/")
    page.get_by_role("link", name="Se og ændr").click()
    no_barriers(page)
    page.get_by_role("link", name="Det, jeg kommer som").click()
    page.get_by_label("Borger").check()
    no_barriers(page)
    page.get_by_role("button", name="Se, hvad det betyder").click()
    expect(page.get_by_text("Så er der en plads til dig")).to_be_visible()
    no_barriers(page)
    page.get_by_role("button", name="Ja, ændr det").click()
    page.goto("/min-side/")
    page.get_by_role("button", name="Ja tak").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Velkommen, Alma")


def test_companion_comes_along_and_stays_at_home(open_page, no_barriers, alma):
    run = make_run(capacity=2)
    let_companions(run, "seat")
    page = open_page(PHONE, person=alma)
    page.goto(address(run))
    page.get_by_text("Kommer du sammen med nogen?").click()
    page.get_by_label("Jeg har en med").check()
    page.get_by_label("Hvad hedder din ledsager?").fill("Ida")
    no_barriers(page)
    page.get_by_role("button", name="Tilmeld mig").click()
    expect(page.get_by_text("Du har Ida med.")).to_be_visible()
    assert Enrolment.objects.get().seats == 2
    page.goto("/min-side/")
    page.get_by_role("link", name="Ændr min plads").click()
    page.get_by_role("link", name="Din ledsager").click()
    no_barriers(page)
    page.get_by_label("Nej, jeg kommer alene").check()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Du kommer alene.").first).to_be_visible()
    assert Enrolment.objects.get().seats == 1


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_pause_and_ready_again(open_page, no_barriers, alma, javascript):
    run = make_run(capacity=1)
    other = make_person()
    theirs = seats.enrol(person=other, run=run, by=other)
    seats.enrol(person=alma, run=run, by=alma)
    page = open_page(PHONE, person=alma, javascript=javascript)
    page.goto("/min-side/")
    page.get_by_role("button", name="Sæt min plads på pause").click()
    expect(page.get_by_text("Din plads på listen er på pause.")).to_be_visible()
    if javascript:
        no_barriers(page)
    seats.leave(enrolment=theirs, by=other)
    assert Enrolment.objects.get(person=alma).state == "waiting"
    page.get_by_role("button", name="Jeg er klar igen").click()
    assert Enrolment.objects.get(person=alma).state == "offered"
    page.goto("/min-side/")
    expect(page.get_by_text("Der er en plads til dig").first).to_be_visible()

"""Two who only come together: the link, the list, the offer to both; and another class instead."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from enrolment import seats
from enrolment.models import Enrolment
from tests.enrolment.views.steps import newest_code
from tests.factories import days_from_now, make_course, make_person, make_run
from tests.journeys.conftest import DESKTOP, PHONE


@pytest.fixture
def course(transactional_db):
    return make_course("Håb i praksis")


@pytest.fixture
def full(course):
    """One seat, taken."""
    run = make_run(course=course, capacity=2, first_start=days_from_now(20))
    for _ in range(2):
        person = make_person()
        seats.enrol(person=person, run=run, by=person)
    return run


def address(run):
    return reverse("enrolment:sign_up", args=[run.course.slug, run.pk])


def states(*people):
    return [Enrolment.objects.filter(person=person).latest("pk").state for person in people]


def test_pair_on_the_list_is_asked_at_once(open_page, no_barriers, full, alma):
    first = open_page(PHONE, person=alma)
    link = be_the_first(first, no_barriers, full)
    second = open_page(PHONE)
    be_the_second(second, no_barriers, link)
    first.goto("/min-side/")
    expect(first.get_by_text("Sammen med Bo")).to_be_visible()

    for row in Enrolment.objects.filter(run=full, state="enrolled"):
        seats.leave(enrolment=row, by=None)
    first.reload()
    expect(first.get_by_role("heading", name="Der er plads til jer begge")).to_be_visible()
    no_barriers(first)
    first.get_by_role("button", name="Ja tak").click()
    expect(first.get_by_text("Vi venter på den anden")).to_be_visible()
    no_barriers(first)
    second.goto("/min-side/")
    second.get_by_role("button", name="Ja tak").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("Velkommen, Bo")
    first.reload()
    expect(first.get_by_text("Sammen med Bo")).to_be_visible()
    assert states(alma) == ["enrolled"]


def be_the_first(first, no_barriers, full):
    """Sign up as the first of two, and return the link for the other."""
    first.goto(address(full))
    first.get_by_text("Kommer du sammen med nogen?").click()
    first.get_by_label("Vi er to, der kun vil gå sammen").check()
    first.get_by_role("button", name="Skriv mig på ventelisten").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Nu skal den anden tilmelde sig")
    no_barriers(first)
    return first.get_by_label("Linket").input_value()


def be_the_second(second, no_barriers, link):
    """Sign up by the link, as a visitor whose name is Bo."""
    second.goto(link)
    expect(second.get_by_text("sammen med den, der gav dig linket")).to_be_visible()
    second.get_by_label("Hvad må vi kalde dig?").fill("Bo")
    second.get_by_label("Din e-mailadresse").fill("bo@example.org")
    no_barriers(second)
    second.get_by_role("button", name="Gå videre").click()
    second.get_by_label("Koden fra mailen").fill(newest_code())
    second.get_by_role("button", name="Gå videre").click()
    expect(second.get_by_text("Sammen med Alma")).to_be_visible()
    no_barriers(second)


def test_two_on_the_list_find_each_other_and_part(open_page, no_barriers, full, alma, bo):
    seats.enrol(person=alma, run=full, by=alma, together=True)
    seats.enrol(person=bo, run=full, by=bo)
    first, second = open_page(PHONE, person=alma), open_page(DESKTOP, person=bo)
    first.goto("/min-side/")
    first.get_by_role("link", name="Se koden og linket").click()
    no_barriers(first)
    code = first.locator(".pair-code").inner_text()
    second.goto("/min-side/")
    second.get_by_role("link", name="Se og ændr").click()
    second.get_by_role("link", name="To sammen").click()
    second.get_by_label("Koden, som den anden har givet dig").fill(code)
    no_barriers(second)
    second.get_by_role("button", name="Stå sammen på listen").click()
    expect(second.get_by_text("Sammen med Alma")).to_be_visible()
    second.get_by_role("link", name="To sammen").click()
    second.get_by_role("link", name="Vi vil hellere stå hver for sig").click()
    no_barriers(second)
    second.get_by_role("button", name="Ja, hver for sig").click()
    expect(second.get_by_text("Du står nu på listen for dig selv.")).to_be_visible()
    assert not Enrolment.objects.filter(pair__isnull=False, state="waiting").exists()


def test_switching_with_a_seat_in_hand(open_page, no_barriers, course, full, alma):
    here = make_run(course=course)
    free = make_run(course=course, label="Aftenhold", first_start=days_from_now(30))
    seats.enrol(person=alma, run=here, by=alma)
    page = open_page(PHONE, person=alma)
    page.goto("/min-side/")
    page.get_by_role("link", name="Ændr min plads").click()
    page.get_by_role("link", name="Skift til et andet hold").click()
    no_barriers(page)
    page.get_by_role("listitem").filter(has_text="Du venter og beholder din plads").get_by_role(
        "link"
    ).click()
    no_barriers(page)
    page.get_by_role("button", name="Ja, vent på en plads dér").click()
    expect(page.get_by_text("Du venter på en plads på det andet hold")).to_be_visible()
    no_barriers(page)
    page.goto("/min-side/")
    expect(page.get_by_text("Du venter på at skifte til et andet hold")).to_be_visible()
    no_barriers(page)
    waiting = Enrolment.objects.get(person=alma, run=full)
    seats.leave(enrolment=waiting, by=alma)
    page.reload()
    page.get_by_role("link", name="Ændr min plads").click()
    page.get_by_role("link", name="Skift til et andet hold").click()
    page.get_by_role("listitem").filter(has_text="Aftenhold").get_by_role("link").click()
    page.get_by_role("button", name="Ja, skift nu").click()
    expect(page.get_by_text("Du har skiftet.")).to_be_visible()
    assert Enrolment.objects.get(person=alma, state="enrolled").run == free

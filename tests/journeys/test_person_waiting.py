"""A full class: the list, the offer by mail, and the seat."""

import re

from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from enrolment import seats
from enrolment.models import Enrolment
from tests.enrolment.views.steps import newest_code
from tests.factories import make_course, make_run
from tests.journeys.conftest import PHONE
from tests.tasks import run_tasks


def link_of_offer(person):
    """The path of the link in the mail of an offer."""
    letters = [letter.body for letter in mail.outbox if letter.to == [person.email]]
    found = [match.group() for body in letters for match in re.finditer(r"/tilbud/\S+/", body)]
    return found[-1]


def test_from_a_full_class_to_the_offer_and_the_seat(open_page, no_barriers, live_server, alma, bo):
    run = make_run(course=make_course("Når angsten fylder"), capacity=1)
    theirs = seats.enrol(person=bo, run=run, by=bo)
    phone = open_page(PHONE)
    phone.goto(reverse("enrolment:sign_up", args=[run.course.slug, run.pk]))
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Venteliste til")
    no_barriers(phone)
    phone.get_by_label("Hvad må vi kalde dig?").fill("Alma")
    phone.get_by_label("Din e-mailadresse").fill(alma.email)
    phone.get_by_role("button", name="Gå videre").click()
    phone.get_by_label("Koden fra mailen").fill(newest_code())
    phone.get_by_role("button", name="Gå videre").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Du står på ventelisten")
    expect(phone.get_by_text("Du er den første i køen").first).to_be_visible()
    no_barriers(phone)

    seats.leave(enrolment=theirs, by=bo)
    run_tasks(containing="outbox")
    visitor = open_page(PHONE)
    visitor.goto(link_of_offer(alma))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Der er en plads til dig")
    assert Enrolment.objects.get(person=alma).state == "offered"
    no_barriers(visitor)
    visitor.get_by_role("button", name="Ja tak").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Pladsen er din")
    no_barriers(visitor)
    assert Enrolment.objects.get(person=alma).state == "enrolled"
    visitor.reload()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Pladsen er din")

    phone.goto("/min-side/")
    expect(phone.get_by_text("Næste gang")).to_be_visible()


def test_offer_can_be_answered_on_my_page(open_page, no_barriers, alma, bo):
    run = make_run(capacity=1)
    theirs = seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=theirs, by=bo)
    page = open_page(PHONE, person=alma)
    page.goto("/min-side/")
    no_barriers(page)
    page.get_by_role("button", name="Nej tak").click()
    expect(page.get_by_text("Pladsen går videre")).to_be_visible()
    assert Enrolment.objects.get(person=alma).state == "declined"

"""Somebody calls: signed up on the phone, told by letter, and later on their own page."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from accounts import claims
from accounts.models import User
from enrolment import seats
from enrolment.models import Notice
from tests.factories import make_course, make_person, make_run
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "#main"


def say_yes(desk):
    """Tick that the person said yes, to the agreement too where it is asked for."""
    desk.get_by_label("I telefonen").check()
    desk.get_by_label("Personen har sagt ja til at blive tilmeldt").check()
    if desk.get_by_label("fælles aftale").count():
        desk.get_by_label("fælles aftale").check()
    desk.get_by_role("button", name="Tilmeld personen").click()


def sign_up_by_letter(desk, run, check):
    """Sign Grete up, who wants letters; return her code."""
    desk.goto(reverse("runs:show", args=[run.pk]))
    desk.get_by_role("link", name="Tilføj person").click()
    check(desk, OURS)
    desk.locator("#id_chosen_name").fill("Grete")
    desk.get_by_label("Kontaktes via").select_option("Brev")
    desk.locator("#id_postal_address").fill("Grete Ågesen\nÆrøvej 14\n9999 Fjordby")
    say_yes(desk)
    expect(desk.locator("#header-title")).to_have_text("Grete er nummer 1 i køen")
    desk.reload()  # without Wagtail's message, whose colours are its own
    check(desk, OURS)
    return desk.locator(".staff-code").inner_text()


def test_from_the_phone_to_letters_in_the_post(open_page, dina, alma, no_barriers_in):
    run = make_run(course=make_course("Søvn der hjælper"), capacity=1)
    first = seats.enrol(person=alma, run=run, by=alma)
    desk = open_page(person=dina)
    sign_up_by_letter(desk, run, no_barriers_in)

    seats.leave(enrolment=first, by=alma)
    desk.goto(reverse("calls:index"))
    desk.get_by_role("link", name="Breve (2)").click()
    desk.get_by_role("link", name="Grete").first.click()
    expect(desk.get_by_text("sig ja eller nej").first).to_be_visible()
    no_barriers_in(desk, OURS)
    desk.goto(reverse("calls:letters"))
    no_barriers_in(desk, OURS)
    desk.get_by_role("button", name="Brevene er sendt").click()

    expect(desk.get_by_text("1 brev er sendt.")).to_be_visible()
    told = Notice.objects.filter(person__chosen_name="Grete").values_list("state", flat=True)
    assert list(told) == ["called", "called"]


def test_the_code_opens_an_own_page(open_page, dina, no_barriers):
    run = make_run(course=make_course("Søvn der hjælper"))
    grete = make_person("Grete", email=None, phone="20 30 40 50")
    seats.enrol(person=grete, run=run, by=dina, actor="school")
    code = claims.spoken(claims.give(person=grete, by=dina))
    page = open_page(PHONE)
    page.goto(reverse("account_claim"))
    no_barriers(page)

    page.get_by_label("Koden fra skolen").fill(code.lower())
    page.get_by_label("Din e-mailadresse").fill("grete@example.org")
    page.get_by_role("button", name="Gå videre").click()
    no_barriers(page)
    page.get_by_label("Koden fra mailen").fill(re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group())
    page.get_by_role("button", name="Gå videre").click()

    expect(page.get_by_text("Velkommen, Grete")).to_be_visible()
    expect(page.get_by_role("heading", name="Søvn der hjælper").first).to_be_visible()
    assert User.objects.get(email="grete@example.org") == grete


def test_two_on_the_phone_who_come_together(open_page, dina, alma):
    run = make_run(course=make_course("Ro"), capacity=2)
    desk = open_page(DESKTOP, person=dina)
    desk.goto(reverse("runs:add_known", args=[run.pk, alma.pk]))

    desk.locator("#id_other_name").fill("Erik")
    desk.locator("#id_other_contact").fill("20 30 40 50")
    say_yes(desk)

    expect(desk.get_by_text("Du kommer sammen med Erik")).to_be_visible()
    assert set(run.enrolments.values_list("state", flat=True)) == {"enrolled"}

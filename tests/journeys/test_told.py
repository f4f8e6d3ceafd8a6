"""Being told: an offer by text, reminders as one chooses, a course that comes again, a message to a class."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from enrolment import seats
from enrolment.models import ClassMessage, Enrolment, Interest, ReminderWish
from enrolment.told import interest
from tests.factories import make_course, make_person, make_run
from tests.journeys.conftest import DESKTOP, PHONE
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_offer_by_text_message_is_answered_without_signing_in(open_page, no_barriers, texts, bo):
    tove = make_person("Tove", email=None, contact_by="sms", phone="20 12 34 56")
    run = make_run(course=make_course("Når angsten fylder"), capacity=1)
    theirs = seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=tove, run=run, by=None, actor="school")
    seats.leave(enrolment=theirs, by=bo)
    run_tasks(containing="outbox")
    text = texts[-1].text
    assert len(text) <= 160
    assert "angst" not in text
    phone = open_page(PHONE)
    phone.goto(re.search(r"/tilbud/\S+/", text).group())
    expect(phone.get_by_role("heading", level=1)).to_have_text("Der er en plads til dig")
    no_barriers(phone)
    phone.get_by_role("button", name="Ja tak").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Pladsen er din")
    assert Enrolment.objects.get(person=tove).state == "enrolled"


def test_reminders_are_chosen_under_about_me(open_page, no_barriers, alma):
    alma.phone = "20 12 34 56"
    alma.save(update_fields=["phone"])
    phone = open_page(PHONE, person=alma)
    phone.goto("/min-side/om-mig/")
    no_barriers(phone)
    week = phone.get_by_role("group", name="En uge før et kursus begynder")
    week.get_by_label("Slet ikke").check()
    phone.get_by_role("group", name="Dagen før hver gang").get_by_label("SMS").check()
    phone.get_by_role("button", name="Gem påmindelser").click()
    expect(phone.get_by_text("Gemt.")).to_be_visible()
    expect(week.get_by_label("Slet ikke")).to_be_checked()
    wish = ReminderWish.objects.get(person=alma)
    assert (wish.week_by, wish.day_by) == ("none", "sms")


def test_a_visitor_is_told_when_the_course_comes_again(open_page, no_barriers):
    course = make_course("Hverdag med angst")
    page = open_page(PHONE)
    page.goto("/kurser/hverdag-med-angst/")
    page.get_by_role("link", name="Sig til, når det kører igen").click()
    no_barriers(page)
    page.get_by_role("button", name="Sig til").click()
    expect(page.get_by_role("link", name="Skriv din e-mailadresse.")).to_be_visible()
    page.get_by_label("Din e-mailadresse").fill("ny@example.org")
    page.get_by_role("button", name="Sig til").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Se i din mail")
    no_barriers(page)
    run_tasks(containing="interest_mail")
    page.goto(re.search(r"/sig-til/\S+/", mail.outbox[-1].body).group())
    no_barriers(page)
    page.get_by_role("button", name="Ja, sig til").click()
    expect(page.get_by_text("Vi siger til").first).to_be_visible()
    no_barriers(page)
    make_run(course=course)
    interest.tell_of_new_classes()
    run_tasks(containing="interest_mail")
    page.goto(re.search(r"/sig-til/nyt/\S+/", mail.outbox[-1].body).group())
    expect(page.get_by_role("heading", level=1)).to_have_text("Hverdag med angst")
    assert not Interest.objects.exists()


def test_one_press_and_one_to_take_it_back(open_page, no_barriers, alma):
    make_course("Hverdag med angst")
    page = open_page(PHONE, person=alma)
    page.goto("/kurser/hverdag-med-angst/sig-til/")
    page.get_by_role("button", name="Ja, sig til").click()
    expect(page.get_by_text("Vi siger til, når det kører igen.").first).to_be_visible()
    no_barriers(page)
    page.goto("/min-side/")
    no_barriers(page)
    page.get_by_role("button", name="Nej, sig ikke til").click()
    expect(page.get_by_text("Vi har glemt, at du gerne ville vide det.")).to_be_visible()
    assert not Interest.objects.exists()


def test_a_coordinator_writes_to_a_class_and_it_is_read(open_page, no_barriers_in, dina, alma, hans):
    run = make_run(course=make_course("Hverdag med angst"))
    for person in (alma, hans):
        seats.enrol(person=person, run=run, by=dina, actor="school")
    page = open_page(DESKTOP, person=dina)
    page.goto(f"/redaktion/hold/{run.pk}/")
    page.get_by_role("link", name="Skriv til holdet").click()
    no_barriers_in(page, "#main")
    page.get_by_label("Emne").fill("På lørdag")
    page.get_by_label("Tekst").fill("Kære alle.\n\nVi taler om angst på lørdag.")
    page.get_by_role("button", name="Se, hvem der får den").click()
    expect(page.get_by_text("kommer på ringelisten med teksten")).to_be_visible()
    expect(page.get_by_text("får et link til den i stedet")).to_be_visible()
    no_barriers_in(page, "#main")
    page.get_by_role("button", name="Ret den").click()
    expect(page.get_by_label("Emne")).to_have_value("På lørdag")
    page.get_by_role("button", name="Se, hvem der får den").click()
    page.get_by_role("button", name="Send den").click()
    expect(page.get_by_text("Beskeden sendes til 2 personer.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("På lørdag · Alle med en plads")).to_be_visible()
    no_barriers_in(page, "#main")
    run_tasks(containing="outbox")
    assert "angst" not in mail.outbox[-1].message().as_string().lower()
    reader = open_page(PHONE, person=alma)
    reader.goto(f"/min-side/besked/{ClassMessage.objects.get().pk}/")
    expect(reader.get_by_text("Vi taler om angst på lørdag.")).to_be_visible()
    no_barriers_in(reader, "#main")

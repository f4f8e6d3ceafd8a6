"""A teacher's whole day on a phone: who is here, what can help, words, a hand-out, a note, and a new time."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from courses.models import Material, Session, SessionNote
from enrolment import seats
from enrolment.day import rosters
from enrolment.models import Enrolment, SupportNeed
from tests.enrolment.teaching.classes import make_class
from tests.enrolment.teaching.files import PDF
from tests.journeys.conftest import PHONE
from tests.tasks import run_tasks


@pytest.fixture
def today(alma, bo, eli):
    """A class that began ten minutes ago; Alma has written what can help, and wants to hear it in full."""
    alma.full_messages = True
    alma.save(update_fields=["full_messages"])
    run, session = make_class(people=[alma, bo], teachers=(eli.contributor,), title="Når angsten fylder")
    seats.enrol(person=alma, run=run, by=alma, need="En stol ved døren.")
    run_tasks(containing="outbox")
    mail.outbox.clear()
    return session


@pytest.fixture
def phone(open_page, eli):
    return open_page(PHONE, person=eli)


def press(page, words):
    page.get_by_role("button", name=words).first.click()


def go(page, words):
    page.get_by_role("link", name=words).first.click()


def test_a_whole_day(phone, no_barriers, today, alma):
    phone.goto(reverse("enrolment:teaching"))
    expect(phone.locator(".next-session")).to_contain_text("2 kommer.")
    no_barriers(phone)
    go(phone, "Fremmøde")
    phone.locator(".roster-row", has_text="Alma").get_by_role("button", name="Til stede").click()
    expect(phone.locator("[data-taps-status]")).to_have_text("Gemt")
    who = Enrolment.objects.get(person=alma).pk
    assert rosters.marks_of(today) == {who: "present"}

    go(phone, "Undervisning")
    go(phone, "Når angsten fylder tre")
    no_barriers(phone)
    expect(phone.locator("#help")).to_contain_text("En stol ved døren.")
    press(phone, "Set")
    expect(phone.locator("#help")).to_contain_text("Set af Eli")
    press(phone, "Klaret")
    expect(phone.locator("#help")).to_contain_text("Klaret af Eli")
    assert SupportNeed.objects.get().done_at is not None

    _write_to_the_class(phone, no_barriers)
    _hand_something_out(phone, no_barriers)
    _look_back(phone, no_barriers, today)
    _move_the_next(phone, no_barriers, today, alma)


def _write_to_the_class(phone, no_barriers):
    go(phone, "Skriv til holdet")
    no_barriers(phone)
    press(phone, "Se, hvem der får den")
    expect(phone.get_by_role("alert").first).to_be_visible()
    no_barriers(phone)
    phone.get_by_label("Emne").fill("Til på torsdag")
    phone.get_by_label("Tekst").fill("Tag en madpakke med.")
    press(phone, "Se, hvem der får den")
    expect(phone.get_by_text("2 får besked.")).to_be_visible()
    no_barriers(phone)
    press(phone, "Send den")
    expect(phone.get_by_text("Beskeden sendes til 2")).to_be_visible()
    run_tasks(containing="outbox")
    told = [one for one in mail.outbox if "Tag en madpakke med." in one.body]
    assert len(told) == 2
    assert all("Eli" in one.body for one in told)


def _hand_something_out(phone, no_barriers):
    go(phone, "Del noget ud")
    no_barriers(phone)
    lie = {"name": "Plan.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
    phone.get_by_label("Fil", exact=True).set_input_files(lie)
    press(phone, "Del det ud")
    expect(phone.locator(".form-error-message")).to_contain_text("er ikke det, navnet siger")
    no_barriers(phone)
    sheet = {"name": "Søvndagbog.pdf", "mimeType": "application/pdf", "buffer": PDF}
    phone.get_by_label("Fil", exact=True).set_input_files(sheet)
    press(phone, "Del det ud")
    expect(phone.get_by_text("ligger klar til dem, der har en plads")).to_be_visible()
    go(phone, "Søvndagbog")
    no_barriers(phone)
    with phone.expect_download() as saved:
        go(phone, "Hent")
    assert saved.value.suggested_filename == "Søvndagbog.pdf"
    assert Material.objects.get().title == "Søvndagbog"
    go(phone, "Materialer")
    go(phone, "Tilbage til holdet")


def _look_back(phone, no_barriers, today):
    phone.goto(reverse("enrolment:teaching_session", args=[today.pk]))
    no_barriers(phone)
    phone.get_by_label("Hvordan gik det?").fill("Roligt. Vi skal have flere pauser.")
    press(phone, "Gem noten")
    expect(phone.locator("#notes")).to_contain_text("Vi skal have flere pauser.")
    assert SessionNote.objects.get().kind == "debrief"
    no_barriers(phone)


def _move_the_next(phone, no_barriers, today, alma):
    coming = today.run.sessions.exclude(pk=today.pk).earliest("starts_at")
    phone.goto(reverse("enrolment:teaching"))
    phone.locator(".entry", has_text="kl.").get_by_role("link").first.click()
    go(phone, "En anden tid eller et andet sted")
    no_barriers(phone)
    phone.get_by_label("Fra").fill("14:00")
    phone.get_by_label("Til", exact=True).fill("16:00")
    press(phone, "Se, hvad der sker")
    expect(phone.get_by_text("2 får besked.")).to_be_visible()
    no_barriers(phone)
    press(phone, "Ja, gem, og giv besked")
    expect(phone.get_by_text("Mødegangen er gemt, og dem, der kommer, får besked.")).to_be_visible()

    moved = Session.objects.get(pk=coming.pk)
    assert moved.starts_at - coming.starts_at == timedelta(hours=1)
    mail.outbox.clear()
    run_tasks(containing="outbox")
    told = next(one for one in mail.outbox if one.to == [alma.email])
    invitation = _calendar_of(told)
    assert f"T{timezone.localtime(moved.starts_at):%H%M}00" in invitation
    assert "SEQUENCE:1" in invitation
    feed = Client().get(reverse("person_feed", args=[alma.feed_token])).content.decode()
    assert f"{timezone.localtime(moved.starts_at):%Y%m%dT%H%M}00" in feed


def _calendar_of(told):
    parts = [part for part in told.message().walk() if part.get_content_type() == "text/calendar"]
    return parts[0].get_payload(decode=True).decode()

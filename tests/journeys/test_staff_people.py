"""A coordinator adds somebody without e-mail, answers an offer on the phone, withdraws and calls."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from enrolment import seats
from enrolment.models import Notice
from tests.factories import make_course, make_run

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "#main"


def states(run):
    return dict(run.enrolments.values_list("person__chosen_name", "state"))


def test_from_the_phone_to_the_seat(open_page, dina, alma, no_barriers_in):
    run = make_run(course=make_course("Søvn der hjælper"), capacity=1)
    seats.enrol(person=alma, run=run, by=alma)
    page = open_page(person=dina)
    page.goto(reverse("runs:show", args=[run.pk]))

    page.get_by_role("link", name="Tilføj person").click()
    no_barriers_in(page, OURS)
    page.locator("#id_chosen_name").fill("Gamle Grete")
    page.locator("#id_phone").fill("20 30 40 50")
    page.get_by_label("Kontaktes via").select_option("Telefon")
    page.get_by_label("I telefonen").check()
    page.get_by_label("Personen har sagt ja").check()
    page.get_by_role("button", name="Tilmeld personen").click()
    expect(page.get_by_text("Gamle Grete er på ventelisten.")).to_be_visible()
    assert states(run) == {"Alma": "enrolled", "Gamle Grete": "waiting"}

    page.goto(reverse("runs:show", args=[run.pk]))
    page.get_by_role("link", name="Tag Alma ud").click()
    no_barriers_in(page, OURS)
    page.get_by_role("button", name="Tag ud af holdet").click()
    expect(page.get_by_text("Alma er taget ud.")).to_be_visible()
    assert states(run) == {"Alma": "withdrawn", "Gamle Grete": "offered"}

    page.get_by_role("link", name="Svar for Gamle Grete").click()
    page.get_by_label("Ja til pladsen").check()
    page.get_by_role("button", name="Skriv svaret ned").click()
    expect(page.get_by_text("Gamle Grete har pladsen.")).to_be_visible()
    page.reload()  # without Wagtail's message, whose colours are its own
    no_barriers_in(page, OURS)
    assert states(run)["Gamle Grete"] == "enrolled"


def test_whoever_has_no_mail_is_called(open_page, dina, hans, no_barriers_in):
    run = make_run()
    seats.enrol(person=hans, run=run, by=dina, actor="school")
    page = open_page(person=dina)
    page.goto(reverse("wagtailadmin_home"))

    page.get_by_role("link", name="1 at ringe til").click()
    no_barriers_in(page, "#listing-results")
    page.get_by_role("button", name="Fortalt: Hans").click()

    expect(page.get_by_text("Ingen at ringe til.")).to_be_visible()
    assert Notice.objects.get().done_by == dina


def test_the_roster_is_printed(open_page, dina, hans, no_barriers):
    run = make_run(course=make_course("Ro"))
    seats.enrol(person=hans, run=run, by=dina, actor="school", need="Rolig plads")
    page = open_page(person=dina)
    page.goto(reverse("runs:roster", args=[run.pk]))

    no_barriers(page)
    expect(page.get_by_role("rowheader", name="Hans")).to_be_visible()
    expect(page.get_by_text("Rolig plads")).to_have_count(0)
    page.get_by_role("link", name="Med hvad der kan hjælpe").click()
    expect(page.get_by_text("Rolig plads")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Tilbage til holdet")).to_be_hidden()


def test_an_action_works_without_javascript(open_page, dina):
    run = make_run()
    page = open_page(person=dina, javascript=False)
    page.goto(reverse("runs:close", args=[run.pk]))
    page.get_by_role("button", name="Luk for tilmelding").click()

    run.refresh_from_db()
    assert run.state == "closed"

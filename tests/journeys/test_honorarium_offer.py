"""An offer on a phone: what it does to the year, yes to half, a no in one press, and the desk."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from peers import offers
from peers.models import Contributor, Offer
from tests.journeys.conftest import DESKTOP, PHONE
from tests.peers.money import set_rules
from tests.peers.offers.offered import a_school, days_on, make_offer, make_piece, pieces_of

pytestmark = pytest.mark.django_db(transaction=True)

TASK = "Undervis på “Når angsten fylder” i foråret"


def at_ten(days):
    return timezone.make_aware(datetime.combine(days_on(days), time(10)))


def a_series(eli, dina, *, count=6):
    pieces = [make_piece(30 + 7 * week, about=TASK, starts_at=at_ten(30 + 7 * week)) for week in range(count)]
    return make_offer(
        Contributor.objects.get(person=eli),
        *pieces,
        by=dina,
        task=TASK,
        words="Seks tirsdage sammen med Per.\nVi mødes en halv time før.",
        answer_by=days_on(10),
    )


def choose(page, rows, *answers):
    for row, answer in zip(rows, answers, strict=True):
        # The design system draws the circle over the input.
        page.locator(f"label[for='svar-{row.pk}-{answer}']").click()


def test_half_of_a_series_is_said_yes_to_below_the_ceiling(open_page, no_barriers, eli, dina):
    a_school(500_000, amount=400)
    set_rules(yearly_ceiling=3_000)
    offer = a_series(eli, dina)
    rows = pieces_of(offer)
    page = open_page(PHONE, person=eli)
    page.goto(reverse("peers:offered", args=[offer.pk]))
    expect(page.get_by_role("heading", level=1)).to_have_text(TASK)
    expect(page.get_by_text("Du må gerne sige nej")).to_be_visible()
    expect(page.get_by_text("Det hele er mere end skolens loft").first).to_be_visible()
    no_barriers(page)
    expect(page.get_by_role("button", name="Ja til alle")).to_have_count(0)
    choose(page, rows, *["paid"] * 6)
    expect(page.get_by_text("Det er mere end skolens loft.").first).to_be_visible()
    page.get_by_role("button", name="Send mine svar").click()
    expect(page.get_by_text("Der er ikke sendt noget endnu").first).to_be_visible()
    expect(page.locator(f"#svar-{rows[0].pk}-paid")).to_be_checked()
    no_barriers(page)
    choose(page, rows[3:], "unpaid", "no", "no")
    expect(page.get_by_text("2.400,00 kr.").first).to_be_visible()
    page.get_by_role("button", name="Send mine svar").click()
    expect(page.get_by_text("Så er det aftalt").first).to_be_visible()
    no_barriers(page)
    said = [(row.state, row.terms) for row in pieces_of(offer)]
    assert said[:3] == [("accepted", "paid")] * 3
    assert said[3:] == [("accepted", "unpaid"), ("declined", ""), ("declined", "")]
    page.get_by_role("button", name="Nej tak alligevel").first.click()
    expect(page.get_by_text("Tak, fordi du siger til").first).to_be_visible()
    assert pieces_of(offer)[0].state == "declined"


def test_a_no_is_one_press_without_a_question(open_page, no_barriers, eli, dina):
    offer = a_series(eli, dina, count=1)
    watched = open_page(PHONE, person=eli)
    watched.goto(reverse("peers:offered", args=[offer.pk]))
    no_barriers(watched)
    page = open_page(PHONE, person=eli, javascript=False)
    page.goto(reverse("peers:offered", args=[offer.pk]))
    page.get_by_role("button", name="Nej tak").click()
    expect(page.get_by_text("Ingen spørger hvorfor").first).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    watched.reload()
    no_barriers(watched)
    assert pieces_of(offer)[0].state == "declined"


def test_a_page_that_has_grown_old_says_so_and_keeps_what_was_chosen(open_page, no_barriers, eli, dina):
    offer = a_series(eli, dina, count=3)
    rows = pieces_of(offer)
    page = open_page(PHONE, person=eli)
    page.goto(reverse("peers:offered", args=[offer.pk]))
    choose(page, rows[:2], "paid", "unpaid")
    offers.withdraw(engagement=rows[0], by=dina)
    page.get_by_role("button", name="Send mine svar").click()
    expect(page.get_by_text("taget tilbuddet tilbage").first).to_be_visible()
    expect(page.locator(f"#svar-{rows[1].pk}-unpaid")).to_be_checked()
    no_barriers(page)


def test_a_coordinator_sees_what_it_comes_to_before_it_is_sent(open_page, no_barriers_in, eli, dina):
    project = a_school(1_500)
    page = open_page(DESKTOP, person=dina)
    page.goto("/redaktion/tilbud/nyt/")
    page.get_by_label("Til hvem").select_option(label="Eli")
    page.get_by_label("Hvad slags arbejde").select_option("speaking")
    page.get_by_label("Opgaven i få ord").fill("Oplæg på sygeplejeskolen")
    page.get_by_label("Dag 1").fill((days_on(0) + timedelta(days=20)).isoformat())
    page.get_by_label("Timer hver gang").fill("5")
    page.get_by_label("Betales af").select_option(label=project.name)
    page.get_by_role("button", name=re.compile("^Se, hvad det")).click()
    expect(page.get_by_text("1.250,00").first).to_be_visible()
    expect(page.get_by_text("83 %")).to_be_visible()
    no_barriers_in(page, "main")
    page.get_by_role("button", name="Send tilbuddet").click()
    expect(page.get_by_text("Tilbuddet er sendt").first).to_be_visible()
    no_barriers_in(page, "#pieces-of-offer")
    assert Offer.objects.get().contributor.person == eli
    page.goto("/redaktion/tilbud/")
    expect(page.get_by_role("link", name="Oplæg på sygeplejeskolen")).to_be_visible()
    no_barriers_in(page, "#listing-results")

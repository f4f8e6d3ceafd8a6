"""The whole way of an honorarium: offered, half accepted, taught, claimed, paid; and every figure agrees."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from courses.honorarium import following
from peers import budgets, ceiling, ledger
from peers.models import Budget, Claim, PaymentRun
from tests.courses.honorarium.series import after, make_money
from tests.courses.teaching.classes import make_staffed
from tests.factories import days_from_now
from tests.journeys.conftest import DESKTOP, PHONE
from tests.peers.money import kroner, set_rules

pytestmark = pytest.mark.django_db(transaction=True)

SESSIONS, HALF = 6, 3
SHOWN, WHOLE = "1.500,00", kroner(1500)
"""Three times two hours of 250 kr."""


def first_start():
    """A day from which six weeks are paid in one calendar year."""
    days = 14
    while _pay_year(days) != _pay_year(days + 7 * (SESSIONS - 1)):
        days += 7
    return days_from_now(days)


def _pay_year(days):
    return ceiling.default_month(days_from_now(days).date()).year


@pytest.fixture
def teaching():
    """A class that Rie teaches with Per, and a ceiling that half of it comes near."""
    run, rie, _per = make_staffed(sessions=SESSIONS, first_start=first_start())
    rie.payroll_number = "70412"
    rie.save(update_fields=["payroll_number"])
    make_money()
    set_rules(yearly_ceiling=1_800)
    return run, rie


@pytest.fixture
def people(open_page, teaching, dina, frede):
    """Pages of the coordinator, of Rie on her phone, and of the payer."""
    return (
        open_page(DESKTOP, person=dina),
        open_page(PHONE, person=teaching[1].person),
        open_page(DESKTOP, person=frede),
    )


def test_every_krone_agrees(people, no_barriers, no_barriers_in, teaching):
    run, rie = teaching
    desk, phone, payer = people
    offer_the_series(desk, run)
    say_yes_to_half(phone, no_barriers, run)
    following.sweep(now=after(run.sessions.order_by("starts_at").last()))
    send(phone, no_barriers)
    approve(desk)
    lines = pay(payer, no_barriers_in)
    assert [line for line in lines if "70412" in line] == lines[1 : HALF + 1]
    assert sum("500,00" in line for line in lines[1 : HALF + 1]) == HALF
    the_person_sees_it(phone, no_barriers)
    the_books_agree(payer, no_barriers_in, rie)


def offer_the_series(desk, run):
    desk.goto(f"/redaktion/hold/{run.pk}/undervisere/")
    desk.get_by_role("link", name="Tilbyd honorar Rie").click()
    desk.get_by_role("button", name="Se, hvad det bliver til").click()
    expect(desk.get_by_text("3.000,00").first).to_be_visible()
    desk.get_by_role("button", name="Send tilbuddet").click()
    expect(desk.get_by_text("Rie er tilbudt honorar for 6 mødegange.")).to_be_visible()


def say_yes_to_half(phone, no_barriers, run):
    phone.goto(f"/undervisning/hold/{run.pk}/")
    phone.get_by_role("link", name="Du er tilbudt honorar").click()
    expect(phone.get_by_text("Det hele er mere end skolens loft").first).to_be_visible()
    no_barriers(phone)
    pieces = phone.locator("label[for$='-paid']")
    for number in range(HALF):
        pieces.nth(number).click()
    for number in range(HALF, SESSIONS):
        phone.locator("label[for$='-no']").nth(number).click()
    phone.get_by_role("button", name="Send mine svar").click()
    expect(phone.get_by_text("Så er det aftalt").first).to_be_visible()


def send(phone, no_barriers):
    phone.goto("/honorar/")
    expect(phone.get_by_role("heading", name="Klar til at sende")).to_be_visible()
    no_barriers(phone)
    phone.get_by_role("button", name="Send det, der er sat flueben ved").click()
    expect(phone.get_by_text("Tak. 3 er sendt")).to_be_visible()


def approve(desk):
    desk.goto("/redaktion/honorar/")
    desk.get_by_role("link", name="Godkend flere").click()
    tick(desk)
    desk.get_by_role("button", name="Se, hvad det bliver til").click()
    desk.get_by_role("button", name="Godkend").click()
    expect(desk.get_by_text(f"3 er godkendt: {SHOWN} kr.")).to_be_visible()


def pay(payer, no_barriers_in):
    """Pay on a day of the last month that somebody chose; return the lines of payroll's file."""
    month = Claim.objects.order_by("-pay_month").values_list("pay_month", flat=True)[0]
    payer.goto(reverse("payments:new"))
    payer.locator("input[name=pay_date]").fill((month + timedelta(days=19)).isoformat())
    # Wagtail's calendar lies over the button until the field is left.
    payer.locator("input[name=pay_date]").press("Tab")
    payer.locator("main form[method=post] button[type=submit]").click()
    expect(payer.get_by_text(SHOWN).first).to_be_visible()
    run = PaymentRun.objects.get()
    no_barriers_in(payer, "section[aria-labelledby=lines]")
    payer.goto(reverse("payments:freeze", args=[run.pk]))
    payer.locator("main form[method=post] button[type=submit]").click()
    files = [take(payer, "Hent filen som CSV") for _time in range(2)]
    assert files[0] == files[1]
    tick(payer)
    payer.get_by_role("button", name="De valgte er betalt").click()
    payer.locator("main form[method=post] button[type=submit]").click()
    expect(payer.get_by_text("Afsluttet").first).to_be_visible()
    return list(csv.reader(io.StringIO(files[0].decode("utf-8-sig")), delimiter=";"))


def tick(page):
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(HALF)
    for box in boxes.all():
        box.check()


def take(payer, button):
    with payer.expect_download() as waiting:
        payer.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()


def the_person_sees_it(phone, no_barriers):
    phone.goto("/honorar/")
    expect(phone.get_by_text(f"{SHOWN} kr.").first).to_be_visible()
    no_barriers(phone)
    year = Claim.objects.values_list("paid_on__year", flat=True)[0]
    phone.goto(reverse("peers:statement", args=[year]))
    expect(phone.get_by_text(f"{SHOWN} kr.").first).to_be_visible()
    no_barriers(phone)


def the_books_agree(payer, no_barriers_in, rie):
    spent = [budgets.figures(one) for one in Budget.objects.all()]
    assert sum(one.paid.amount for one in spent) == WHOLE.amount
    assert sum(one.committed.amount + one.approved.amount for one in spent) == 0
    assert ledger.amount_of(ledger.paid(rie)) == -WHOLE
    payer.goto("/redaktion/regnskab/")
    expect(payer.get_by_text(SHOWN).first).to_be_visible()
    no_barriers_in(payer, "#main")
    payer.goto(reverse("ledger:contributor", args=[rie.pk]))
    expect(payer.get_by_text(SHOWN).first).to_be_visible()

"""A payer's day: a number is missing, a run is frozen and sent, payroll answers, a mistake is undone."""

import re
from pathlib import Path

import pytest

from peers import ledger, payments
from peers.models import Claim, PaymentRun
from peers.payments import jobs
from peers.states import ClaimState, LineState, PaymentRunState
from tests.peers.payments.runs_of_school import approve, make_payee, pay_date
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_approved_is_paid_once(open_page, no_barriers_in, dina, frede, tmp_path: Path):
    eli, ida = make_payee("Eli Peer", number="20417"), make_payee("Ida Bogfinke-Ressourceforløb", number="")
    approve(eli, dina)
    approve(eli, frede)
    approve(ida, dina, minutes=50)
    page = open_page(person=frede)

    for step in (begin, freeze, take_the_file, take_in_the_answer, reverse):
        step(page, tmp_path)
        page.reload()  # Without Wagtail's own green message, whose contrast is its own.
        no_barriers_in(page, "#main")

    lines = PaymentRun.objects.get().lines.all()
    assert [line.state for line in lines] == [LineState.REVERSED, LineState.REJECTED]
    assert Claim.objects.get(contributor=ida).state == ClaimState.APPROVED
    assert ledger.amount_of(ledger.paid(eli)).amount == 0


def begin(page, _folder):
    """Begin a run, and write the number that is missing."""
    page.goto("/redaktion/udbetaling/")
    page.get_by_role("link", name="Ny udbetaling").click()
    page.get_by_label("Udbetalingsdato").fill(f"{pay_date():%Y-%m-%d}")
    page.get_by_label("Titel").fill("December")
    page.get_by_role("button", name="Se, hvad der kommer med").click()
    page.get_by_role("heading", name="Ikke med").wait_for()
    page.get_by_role("link", name=re.compile("Skriv lønnummeret.*Ida")).click()
    page.get_by_label("Lønnummer").fill("20533")
    page.get_by_role("button", name="Gem").click()
    page.get_by_text("Du har selv godkendt det").wait_for()


def freeze(page, _folder):
    """See the totals, and freeze them."""
    page.get_by_role("link", name="Lås udbetalingen").click()
    page.get_by_text("708,33").first.wait_for()
    page.get_by_role("button", name="Lås", exact=True).click()
    page.get_by_text("Udbetalingen er låst.").wait_for()


def take_the_file(page, folder):
    """Take payroll's file."""
    with page.expect_download() as taken:
        page.get_by_role("button", name="Hent filen som CSV").click()
    taken.value.save_as(folder / "fil.csv")
    file = (folder / "fil.csv").read_text(encoding="utf-8-sig")
    assert "20417" in file
    assert "708,33" in file


def take_in_the_answer(page, folder):
    """Take in an answer that lacks a reason, and then one that does not."""
    answer, number = folder / "svar.csv", PaymentRun.objects.get().number
    rows = f"Reference;Status;Årsag\nU{number:04d}-00001;Betalt;\nU{number:04d}-00002;Afvist;"
    page.get_by_role("link", name="Læs lønkontorets svar ind").click()
    for reason, said in (
        ("", "Den er afvist uden en årsag."),
        ("Ukendt", "1 er betalt, 1 er sendt tilbage."),
    ):
        answer.write_text(f"{rows}{reason}\n", encoding="cp1252")
        page.get_by_label("Lønkontorets fil").set_input_files(answer)
        page.get_by_role("button", name="Læs ind").click()
        page.get_by_text(said).wait_for()


def reverse(page, _folder):
    """Reverse what was paid by mistake."""
    page.get_by_role("link", name=re.compile("Tilbagefør.*1$")).click()
    page.get_by_label("Grund").fill("Betalt ved en fejl")
    page.get_by_role("button", name="Tilbagefør linjen").click()
    page.get_by_text("Betalt ved en fejl").first.wait_for()


def test_thousands_are_frozen_while_the_page_looks_again(open_page, dina, frede, monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", 1)
    payee = make_payee()
    approve(payee, dina)
    approve(payee, dina)
    run = payments.start(pay_date=pay_date(), by=frede)
    page = open_page(person=frede, javascript=False)

    page.goto(f"/redaktion/udbetaling/{run.pk}/frys/")
    page.locator("button[type=submit]", has_text="Lås").last.click()
    page.get_by_text("0 af 2 linjer").wait_for()
    run_tasks(containing="payments.jobs")

    page.get_by_role("button", name="Hent filen som CSV").wait_for()
    run.refresh_from_db()
    assert run.state == PaymentRunState.FROZEN


def test_a_format_is_set_up(open_page, no_barriers_in, frede):
    page = open_page(person=frede)

    page.goto("/redaktion/loenformat/")
    page.get_by_role("link", name="Lønfil").click()
    page.get_by_text("U0007-00003").wait_for()
    no_barriers_in(page, "#main")
    page.get_by_label("Skilletegn").select_option(label="Lodret streg")
    page.get_by_role("button", name="Se, hvordan det ser ud").click()
    page.get_by_text("|U0007-00003").wait_for()
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("“Lønfil” er gemt.").wait_for()

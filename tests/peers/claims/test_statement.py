"""The yearly statement: what was paid, by month and tax code, on one accessible sheet."""

import subprocess
from datetime import date

import pytest
from django.urls import reverse

from peers import claims
from peers.claims import statement
from tests.cast import sign_in
from tests.factories import make_contributor
from tests.peers.claims import made
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(eli, dina):
    """Eli's 2026: taught twice in March; a meeting and a receipt in May; one in another year, one to come."""
    who = eli.contributor
    made.paid(who, by=dina, paid_on=date(2026, 3, 15), minutes=120)
    made.paid(who, by=dina, paid_on=date(2026, 3, 31), minutes=60)
    made.paid(who, by=dina, paid_on=date(2026, 5, 1), minutes=90, activity="meeting")
    made.paid(who, by=dina, paid_on=date(2025, 12, 31))
    cost = made.cost(who)
    claims.send(claims=[cost], by=eli)
    row = claims.move(claims.approve(claim=cost, by=dina), "freeze", None)
    claims.move(row, "pay", None, paid_on=date(2026, 5, 2))
    made.approved(who, by=dina)
    made.sent(who)
    return statement.of(who, 2026)


def test_sums_go_by_month_of_payment_and_tax_code(year):
    table = year.tables[0]

    assert [row.label for row in table.months] == ["marts", "maj"]
    assert table.months[0].amounts == [kroner(0), kroner(750), kroner(0)]
    assert table.months[1].amounts == [kroner(375), kroner(0), kroner("124.50")]
    assert table.year.total == kroner("1249.50")
    assert year.unpaid == [kroner(500)]


def test_a_reversed_payment_is_not_in_it(eli, dina):
    row = made.paid(eli.contributor, by=dina, paid_on=date(2026, 3, 15))
    claims.move(row, "reverse_paid", dina, reversed_reason="Udbetalt to gange.")

    assert not statement.of(eli.contributor, 2026).tables[0].months


def test_the_page_says_the_same(client, eli, year):
    sign_in(client, eli)
    said = client.get(reverse("peers:statement", args=[2026])).content.decode()

    assert "1.249,50" in said
    assert "500,00" in said
    assert "Søvn" not in said


def test_years_that_are_none_and_others_statements_are_not_there(client, eli, alma, year):
    sign_in(client, alma)
    assert client.get(reverse("peers:statement", args=[2026])).status_code == 404
    make_contributor("Alma", person=alma)
    own = client.get(reverse("peers:statement", args=[2026])).content.decode()
    assert "Der blev ikke udbetalt noget i det år." in own
    assert client.get(reverse("peers:statement", args=[2099])).status_code == 404
    assert client.get(reverse("peers:statement_pdf", args=[1999])).status_code == 404


def paper_of(client, person):
    sign_in(client, person)
    return client.get(reverse("peers:statement_pdf", args=[2026]))


def test_the_school_is_named_on_it_for_who_asks(client, eli, year, tmp_path):
    home = sign_in(client, eli)
    page = home.get(reverse("peers:statement", args=[2026]))
    assert page.context["is_discreet"]
    address = reverse("peers:statement_pdf", args=[2026])
    plain = run(tmp_path, home.get(address).content, "pdftotext")
    named = run(tmp_path, home.get(address, {"navn": "1"}).content, "pdftotext")
    assert plain.startswith("Aftaler")
    assert not named.startswith("Aftaler")
    assert "1.249,50" in named


def run(tmp_path, content, *command):
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    out = ["-"] if command[0] == "pdftotext" else []
    done = subprocess.run([*command, str(path), *out], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_paper_is_one_accessible_sheet_under_a_name_that_tells_nothing(client, eli, year, tmp_path):
    answer = paper_of(client, eli)

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="opgoerelse-2026.pdf"'
    assert "no-store" in answer["Cache-Control"]
    paper = answer.content.decode("latin-1")
    assert "/Lang" in paper
    assert "da-DK" in paper
    assert "/MarkInfo" in paper
    assert "DisplayDocTitle true" in paper
    facts = run(tmp_path, answer.content, "pdfinfo").replace(" ", "")
    assert "Pages:1\n" in facts
    assert "Tagged:yes" in facts
    assert "Title:Opgørelsefor2026" in facts
    said = run(tmp_path, answer.content, "pdftotext", "-layout")
    assert "1.249,50 kr." in said
    assert "B-indkomst" in said
    assert "Til Eli" in said


def test_the_paper_names_no_school_unless_the_person_wants_full_words(client, eli, year, tmp_path):
    assert "Recovery" not in run(tmp_path, paper_of(client, eli).content, "pdftotext")
    eli.full_messages = True
    eli.save()
    assert "Recovery" in run(tmp_path, paper_of(client, eli).content, "pdftotext")


def test_the_same_figures_give_the_same_bytes(client, eli, year):
    assert paper_of(client, eli).content == paper_of(client, eli).content


def test_in_english_for_who_reads_english(client, eli, year, tmp_path):
    eli.language = "en"
    eli.save()
    said = run(tmp_path, paper_of(client, eli).content, "pdftotext", "-layout")

    assert "Statement for 2026" in said
    assert "March" in said

"""The ledger on screen: every figure opens into what it is made of, for those who may read it."""

import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.roles import Role
from peers import ledger
from peers.ledger import Line
from peers.models import Period
from tests.cast import sign_in, with_role
from tests.factories import make_person
from tests.peers.ledger.books import book, kroner, make_books

JANUARY = dt.date(2026, 1, 31)
YEAR = "?fra=2026-01-01&til=2026-12-31"
ROOT = "/redaktion/regnskab/"


@pytest.fixture
def ida(db):
    """An auditor, who reads and writes nothing."""
    return with_role(make_person("Ida", email="ida@example.org"), Role.AUDITOR)


@pytest.fixture
def books(db):
    books = make_books("Eli")
    book(books, "1234.50", date=JANUARY, text="Oplæg", reference="claim:7:approved")
    lines = [Line(books.owed, kroner("1234.50")), Line(books.in_payment, kroner("-1234.50"))]
    ledger.post(reference="claim:7:frozen:3", date=JANUARY, text="", lines=lines, by=None)
    return books


@pytest.fixture
def page(client, ida):
    sign_in(client, ida)

    def get(path, **headers):
        response = client.get(ROOT + path)
        assert response.status_code == 200, path
        return response.content.decode().replace("\xa0", " ")

    return get


def test_the_trial_balance_opens_into_kinds_accounts_postings_and_entries(books, page):
    front = page(YEAR)
    assert "Alle konti i DKK giver nul tilsammen" in front
    assert f'href="{ROOT}konti/owed/{YEAR}"'.replace("&", "&amp;") in front

    kind = page(f"konti/owed/{YEAR}")
    assert f"{ROOT}konto/{books.owed.pk}/" in kind
    assert str(books.contributor) in kind

    account = page(f"konto/{books.owed.pk}/{YEAR}")
    entry = ledger.entry("claim:7:approved")
    assert account.count("1.234,50 kr.") >= 4
    assert f"{ROOT}postering/{entry.pk}/" in account

    shown = page(f"postering/{entry.pk}/")
    assert "claim:7:approved" in shown
    assert "Honorarbilag 7" in shown
    assert f"{ROOT}konto/{books.expense.pk}/" in shown


def test_a_statement_holds_all_accounts_of_one(books, page):
    assert "Skyldigt til bidragyder" in page(f"bidragyder/{books.contributor.pk}/{YEAR}")
    assert "Under udbetaling" in page(f"bidragyder/{books.contributor.pk}/{YEAR}")
    assert "1.234,50 kr." in page(f"budget/{books.budget.pk}/{YEAR}")


def test_the_balance_runs_on_from_page_to_page_and_from_year_to_year(books, page):
    for number in range(205):
        book(books, 1, date=dt.date(2026, 2, 1) + dt.timedelta(days=number))

    first, last = page(f"konto/{books.expense.pk}/{YEAR}"), page(f"konto/{books.expense.pk}/{YEAR}&side=3")
    assert "1.234,50 kr." in first
    assert "1.439,50 kr." not in first.split("<tbody>")[1]
    assert "1.439,50 kr." in last
    assert "1.439,50 kr." in page(f"konto/{books.expense.pk}/?fra=2027-01-01&til=")


def test_an_entry_and_its_reversal_lead_to_each_other(books, page):
    entry = book(books, 5, date=JANUARY, reference="claim:8:approved")
    mirror = ledger.reverse(entry=entry, date=JANUARY, text="Forkert sats", by=None)

    assert f"{ROOT}postering/{mirror.pk}/" in page(f"postering/{entry.pk}/")
    assert f"{ROOT}postering/{entry.pk}/" in page(f"postering/{mirror.pk}/")


def test_the_number_of_entries_of_a_month_opens_into_them(books, page):
    months = page("maaneder/")
    assert f"{ROOT}journal/?fra=2026-01-01&amp;til=2026-01-31" in months

    journal = page("journal/?fra=2026-01-01&til=2026-01-31")
    assert f"{ROOT}postering/{ledger.entry('claim:7:approved').pk}/" in journal
    assert journal.count("1.234,50 kr.") == 2


def test_days_that_cannot_be_read_are_said(books, page):
    assert "Den sidste dag er før den første." in page("?fra=2026-05-01&til=2026-01-01")
    assert 'role="alert"' in page("?fra=i+morgen&til=")
    for beyond in ("?fra=0001-01-01&til=", "?fra=&til=9999-12-31"):
        assert "Se på årstallet en gang til." in page(beyond)


SCREENS = ["", "journal/", "konti/owed/", "konto/{account}/", "bidragyder/{contributor}/", "budget/{budget}/"]


def path_of(screen, books):
    return screen.format(account=books.owed.pk, contributor=books.contributor.pk, budget=books.budget.pk)


@pytest.mark.parametrize("screen", SCREENS)
def test_more_rows_ask_no_more_questions(books, page, screen):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            page(path_of(screen, books) + YEAR)
        return len(seen)

    asked()
    one = asked()
    for number in range(30):
        others = make_books(f"Nr {number}")
        book(others, 5, date=JANUARY)
        book(books, 5, date=JANUARY)
    ledger.expense(books.budget, "interview")
    assert asked() == one


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
@pytest.mark.parametrize("screen", [*SCREENS, "maaneder/", "postering/{entry}/"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_spreadsheet_is_the_same_each_time(books, client, ida, screen, kind):
    sign_in(client, ida)
    entry = ledger.entry("claim:7:approved")
    path = f"{ROOT}{path_of(screen.replace('{entry}', str(entry.pk)), books)}{YEAR}&export={kind}"

    first, second = (client.get(path) for _ in range(2))

    assert first.content == second.content
    assert first["Content-Disposition"].endswith(f'.{kind}"')
    if kind == "xlsx":
        assert load_workbook(io.BytesIO(first.content)).active.max_row >= 2


def test_a_spreadsheet_is_danish_and_runs_no_formula(books, client, ida):
    sign_in(client, ida)
    book(books, 5, date=JANUARY, text='=HYPERLINK("x")')

    content = client.get(f"{ROOT}konto/{books.owed.pk}/{YEAR}&export=csv").content.decode("utf-8-sig")

    lines = content.split("\r\n")
    assert lines[0] == "Dag;Postering;Tekst;Valuta;Beløb;Saldo"
    assert lines[2] == "31-01-2026;claim:7:approved;Oplæg;DKK;-1234,50;-1234,50"
    assert ";'=HYPERLINK" in content.replace('"', "")


def test_a_payer_looks_at_a_month_and_closes_it(books, client, frede):
    sign_in(client, frede)
    asked = client.get(ROOT + "maaneder/luk/").content.decode()
    assert "januar 2026" in asked.lower()
    assert "giver nul tilsammen" in asked

    client.post(ROOT + "maaneder/luk/", {"month": "2026-01-01"})
    client.post(ROOT + "maaneder/luk/", {"month": "2026-01-01"})

    assert [one.month for one in Period.objects.all()] == [dt.date(2026, 1, 1)]
    assert Period.objects.get().closed_by == frede
    assert "Frede" in client.get(ROOT + "maaneder/").content.decode()


def test_a_second_press_says_why_it_closes_nothing(books, client, frede):
    sign_in(client, frede)
    client.post(ROOT + "maaneder/luk/", {"month": "2026-01-01"})

    again = client.post(ROOT + "maaneder/luk/", {"month": "2026-01-01"})

    assert "måneder lukkes i rækkefølge" in again.content.decode()


def test_an_auditor_reads_and_writes_nothing(books, client, ida):
    sign_in(client, ida)

    assert client.get(ROOT + "maaneder/luk/").status_code == 404
    assert client.post(ROOT + "maaneder/luk/", {"month": "2026-01-01"}).status_code == 404
    assert not Period.objects.exists()
    assert "luk/" not in client.get(ROOT + "maaneder/").content.decode()


def test_the_ledger_stands_in_the_menu_of_those_who_read_it(client, ida, dina):
    assert ROOT in sign_in(client, ida).get("/redaktion/").content.decode()
    assert ROOT not in sign_in(client, dina).get("/redaktion/").content.decode()
    assert client.get(ROOT).status_code == 404


@pytest.mark.parametrize("path", ["konti/intet/", "konto/987654/", "postering/987654/", "budget/987654/"])
def test_what_is_not_there_is_not_there(client, ida, path):
    sign_in(client, ida)

    assert client.get(ROOT + path).status_code == 404

"""The payer follows a figure down to what caused it, and closes the month; the pages have no barriers."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from peers import ledger
from peers.models import Period
from tests.journeys.conftest import DESKTOP, PHONE
from tests.peers.ledger.books import book, make_books

pytestmark = pytest.mark.django_db(transaction=True)

ALL = "?fra=&til="


def test_a_figure_is_followed_down_to_its_entry_and_the_month_is_closed(frede, open_page, no_barriers):
    books = make_books("Eli")
    for number in range(3):
        book(books, 350, date=dt.date(2026, 1, 5 + number), text=f"Oplæg {number}", by=frede)
    page = open_page(DESKTOP, person=frede)

    page.goto(f"/redaktion/regnskab/{ALL}")
    no_barriers(page)
    page.get_by_role("link", name="Skyldigt til bidragyder").click()
    expect(page.get_by_role("row").filter(has_text="I alt")).to_contain_text("1.050,00")
    no_barriers(page)
    page.get_by_role("link", name=str(books.contributor)).click()
    no_barriers(page)
    page.get_by_role("link", name="Oplæg 1").click()
    expect(page.get_by_role("row").filter(has_text="Honorar af et budget")).to_contain_text("350,00")
    no_barriers(page)

    page.goto("/redaktion/regnskab/maaneder/")
    no_barriers(page)
    page.get_by_role("link", name="Luk en måned").click()
    expect(page.get_by_text("Den kan ikke åbnes igen.")).to_be_visible()
    no_barriers(page)
    page.get_by_role("button", name="Luk måneden for altid").click()
    expect(page.get_by_text("Januar 2026 er lukket.")).to_be_visible()
    assert Period.objects.filter(month=dt.date(2026, 1, 1), closed_by=frede).exists()


@pytest.mark.parametrize("path", ["", "konto/{account}/", "postering/{entry}/", "journal/", "maaneder/"])
def test_it_fits_a_phone(frede, open_page, no_barriers, path):
    books = make_books("Zarah-Annemette Ressourceforløbsydelse-Sørensen")
    entry = ledger.reverse(
        entry=book(books, 1_234_567.5, date=dt.date(2026, 1, 5)), date=dt.date(2026, 1, 6), text="", by=frede
    )
    page = open_page(PHONE, person=frede)

    page.goto(f"/redaktion/regnskab/{path.format(account=books.owed.pk, entry=entry.pk)}{ALL}")

    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

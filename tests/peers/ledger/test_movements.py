"""What the accounts had, what moved and what they have."""

import datetime as dt
from decimal import Decimal

import pytest
from moneyed import Money

from peers import ledger
from peers.ledger import Line, movements
from peers.ledger.movements import Moved, Span
from tests.factories import COPENHAGEN
from tests.peers.ledger.books import book, kroner, make_books

YEAR = Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def books(db):
    """500 of last year that are paid in January, 300 of March, and 40 euro."""
    books = make_books()
    book(books, 500, date=dt.date(2025, 12, 30))
    book(books, 300, date=dt.date(2026, 3, 31))
    book(books, 40, date=dt.date(2026, 3, 31), currency="EUR")
    for number, (debit, credit) in enumerate(
        [(books.owed, books.in_payment), (books.in_payment, books.paid)]
    ):
        lines = [Line(debit, kroner(500)), Line(credit, kroner(-500))]
        ledger.post(reference=f"betalt:{number}", date=dt.date(2026, 1, 31), text="", lines=lines, by=None)
    return books


def figures(rows):
    return [(one.currency, int(one.before), int(one.debit), int(one.credit), int(one.after)) for one in rows]


def test_the_trial_balance_sums_to_zero_in_each_currency(books):
    assert ledger.trial_balance() == {
        "expense": {"DKK": kroner(800), "EUR": Money(40, "EUR")},
        "owed": {"DKK": kroner(-300), "EUR": Money(-40, "EUR")},
        "in_payment": {"DKK": kroner(0)},
        "paid": {"DKK": kroner(-500)},
    }
    assert ledger.trial_balance(dt.date(2025, 12, 31)) == {
        "expense": {"DKK": kroner(500)},
        "owed": {"DKK": kroner(-500)},
    }
    assert ledger.trial_balance(dt.date(2025, 1, 1)) == {}


@pytest.mark.parametrize("closed", [False, True])
def test_a_year_begins_with_what_was_there(books, closed):
    if closed:
        for month in (dt.date(2025, 12, 1), dt.date(2026, 1, 1)):
            ledger.close(month=month, by=None, now=dt.datetime(2026, 8, 1, tzinfo=COPENHAGEN))
    by_kind = movements.by_kind(YEAR)

    assert {kind: figures(rows) for kind, rows in by_kind.items()} == {
        "expense": [("DKK", 500, 300, 0, 800), ("EUR", 0, 40, 0, 40)],
        "owed": [("DKK", -500, 500, 300, -300), ("EUR", 0, 0, 40, -40)],
        "in_payment": [("DKK", 0, 500, 500, 0)],
        "paid": [("DKK", 0, 0, 500, -500)],
    }
    totals = movements.total([one for rows in by_kind.values() for one in rows])
    assert [(one.before, one.debit - one.credit, one.after) for one in totals] == [(0, 0, 0), (0, 0, 0)]


def test_some_accounts_are_asked_about_alone(books):
    make_books()

    assert {number: figures(rows) for number, rows in movements.of_accounts([books.paid], YEAR).items()} == {
        books.paid.pk: [("DKK", 0, 0, 500, -500)]
    }


def test_postings_run_up_in_their_order(books):
    rows = movements.postings_of(books.owed)

    assert [(one.date.month, one.amount.amount, one.running) for one in rows] == [
        (12, -500, -500),
        (1, 500, 0),
        (3, -300, -300),
        (3, -40, -40),
    ]
    assert [one.running for one in movements.postings_of(books.owed, YEAR)] == [500, 200, -40]


def test_two_currencies_are_never_added():
    with pytest.raises(ValueError, match="EUR"):
        Moved("DKK", Decimal(1)) + Moved("EUR", Decimal(1))

"""Months are closed in order, for ever, with the balance of each account that moved."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from moneyed import Money

from peers import ledger
from peers.ledger import sql
from peers.models import Closing, Period
from tests.factories import COPENHAGEN
from tests.peers.ledger.books import DAY, book, kroner, make_books
from tests.peers.ledger.test_attacks import is_refused, run, write_entry

JANUARY, FEBRUARY, MARCH, APRIL = (dt.date(2026, month, 1) for month in (1, 2, 3, 4))


def noon(day):
    return dt.datetime.combine(day, dt.time(12), COPENHAGEN)


MAY = noon(dt.date(2026, 5, 4))


@pytest.fixture
def books(db):
    return make_books()


def closings():
    rows = Closing.objects.order_by("month_id", "account_id", "balance_currency")
    return [(one.month_id.month, one.account.kind, one.balance) for one in rows]


def test_a_closing_stands_where_something_moved(books, frede):
    book(books, 500, date=JANUARY)
    book(books, 200, date=MARCH, currency="EUR")
    book(books, 70, date=MARCH)
    for month in (JANUARY, FEBRUARY, MARCH):
        ledger.close(month=month, by=frede, now=MAY)

    assert closings() == [
        (1, "expense", kroner(500)),
        (1, "owed", kroner(-500)),
        (3, "expense", kroner(570)),
        (3, "expense", Money(200, "EUR")),
        (3, "owed", kroner(-570)),
        (3, "owed", Money(-200, "EUR")),
    ]


def test_balances_are_the_same_before_and_after_closing(books, frede):
    for number in range(120):
        book(books, number + 1, date=JANUARY + dt.timedelta(days=number))
    days = [JANUARY - dt.timedelta(days=1) + dt.timedelta(days=number) for number in range(0, 130, 3)]
    days += [FEBRUARY - dt.timedelta(days=1), MARCH, None]
    before = [ledger.all_balances(day) for day in days]
    for month in (JANUARY, FEBRUARY, MARCH):
        ledger.close(month=month, by=frede, now=MAY)

    assert [ledger.all_balances(day) for day in days] == before
    assert ledger.balances([books.owed, books.expense]) == before[-1]


@pytest.mark.parametrize("month", [FEBRUARY, dt.date(2025, 12, 1), dt.date(2026, 6, 1)])
def test_months_are_closed_in_order(books, month):
    book(books, 500, date=JANUARY)

    with pytest.raises(ledger.CannotClose):
        ledger.close(month=month, by=None, now=MAY)


def test_a_month_is_closed_when_it_is_over_and_once(books):
    book(books, 500, date=JANUARY)

    with pytest.raises(ledger.CannotClose):
        ledger.close(month=JANUARY, by=None, now=noon(dt.date(2026, 1, 31)))
    ledger.close(month=JANUARY, by=None, now=noon(FEBRUARY))
    with pytest.raises(ledger.CannotClose):
        ledger.close(month=JANUARY, by=None, now=MAY)


def test_nothing_is_closed_where_nothing_is_booked(db):
    assert ledger.next_to_close(MAY) is None


def test_nothing_is_posted_in_a_closed_month_nor_before(books):
    book(books, 500, date=MARCH)
    ledger.close(month=MARCH, by=None, now=MAY)

    for day in (MARCH, dt.date(2026, 3, 31), JANUARY, dt.date(2025, 12, 31)):
        with pytest.raises(ledger.PeriodClosed):
            book(books, 5, date=day)
        assert is_refused(sql.ENTRY, lambda day=day: write_entry("sent", day))
    assert book(books, 5, date=APRIL)


def test_what_is_booked_late_is_booked_on_the_first_open_day(books):
    assert ledger.day(noon(DAY)) == DAY
    book(books, 500, date=MARCH)
    ledger.close(month=MARCH, by=None, now=MAY)

    assert ledger.day(noon(DAY)) == APRIL
    assert ledger.day(MAY) == MAY.date()


def test_a_closing_that_lies_is_refused(books):
    book(books, 500, date=JANUARY)
    ledger.close(month=JANUARY, by=None, now=MAY)
    insert = (
        "INSERT INTO peers_closing (account_id, month_id, balance, balance_currency) VALUES (%s, %s, %s, %s)"
    )

    assert is_refused(sql.CLOSING, lambda: run(insert, books.paid.pk, JANUARY, 7, "DKK"))
    assert is_refused(sql.CLOSING, lambda: run(insert, books.owed.pk, FEBRUARY, -500, "DKK"))
    run(insert, books.paid.pk, JANUARY, 0, "DKK")


def test_a_month_without_its_closings_is_refused(books):
    book(books, 500, date=JANUARY)

    assert is_refused(sql.PERIOD, lambda: Period.objects.create(month=JANUARY))


def test_an_older_month_is_not_closed_afterwards(books):
    book(books, 500, date=FEBRUARY)
    ledger.close(month=FEBRUARY, by=None, now=MAY)

    assert is_refused(sql.PERIOD, lambda: Period.objects.create(month=JANUARY))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("row", ["entry", "period"])
def test_an_old_view_of_the_ledger_writes_nothing(row):
    """A snapshot from before the closing would not see it."""

    def write():
        run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        if row == "entry":
            write_entry()
        else:
            Period.objects.create(month=JANUARY)

    assert is_refused(sql.ENTRY if row == "entry" else sql.PERIOD, write)


def test_the_balance_of_a_day_is_one_question(books):
    book(books, 500, date=JANUARY)
    with CaptureQueriesContext(connection) as seen:
        ledger.balance(books.owed, DAY)

    assert len(seen) == 2  # which month was closed last, and the balance since

"""The ledger computed from nothing finds what somebody with all rights in the database did to it."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from peers import ledger
from peers.ledger import verify
from peers.models import Account
from tests.factories import COPENHAGEN
from tests.peers.ledger.books import DAY, book, make_books
from tests.peers.ledger.test_attacks import FORWARD, run

LATER = dt.datetime(2026, 8, 1, 12, tzinfo=COPENHAGEN)


TURNED = """UPDATE peers_entry SET reverses_id = m.id FROM peers_entry m
    WHERE m.reference = 'reversal:a' AND peers_entry.reference = 'b'"""
EMPTY = """INSERT INTO peers_entry (reference, date, text, at, written_in)
    VALUES ('d', '2026-03-01', '', now(), 0)"""


@pytest.fixture
def books(db):
    """Three months, the first two closed, one entry reversed, two currencies."""
    books = make_books()
    entry = book(books, 500, reference="a", date=dt.date(2026, 1, 5))
    book(books, 250, reference="b", date=dt.date(2026, 2, 5))
    book(books, 30, reference="c", date=dt.date(2026, 2, 5), currency="EUR")
    ledger.reverse(entry=entry, date=DAY, text="", by=None)
    for month in (1, 2):
        ledger.close(month=dt.date(2026, month, 1), by=None, now=LATER)
    run(FORWARD)
    return books


def as_owner(statement, *values):
    """What only the owner of the database can: no trigger hears of it."""
    run("SET session_replication_role = replica")
    run(statement, *values)
    run("SET session_replication_role = DEFAULT")


def number(reference):
    return ledger.entry(reference).pk


def test_a_ledger_that_holds_has_no_faults(books, capsys):
    assert verify() == []

    call_command("ledger", "verify")
    assert capsys.readouterr().out == "The ledger holds.\n"


def test_an_empty_ledger_holds(db):
    assert verify() == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE peers_posting SET amount = amount + 1 WHERE amount = 250", "sums to 1"),
        ("UPDATE peers_posting SET amount = amount + 1 WHERE amount = 250", "balance of account"),
        ("UPDATE peers_posting SET amount = amount + 1 WHERE amount = 250", "was closed at 750.00 DKK in 02"),
        ("UPDATE peers_posting SET amount = amount + 1 WHERE amount = 250", "All accounts together sum to 1"),
        ("UPDATE peers_posting SET amount_currency = 'SEK' WHERE amount = 30", "more than one currency"),
        ("UPDATE peers_posting SET date = date + 1 WHERE amount = 250", "has a posting of 2026-02-06"),
        ("DELETE FROM peers_posting WHERE amount = 250", "fewer than two postings"),
        ("UPDATE peers_closing SET balance = balance + 1 WHERE balance = 500", "was closed at 501.00 DKK"),
        ("DELETE FROM peers_closing WHERE month_id = '2026-02-01'", "no closing balance of 02.2026"),
        ("UPDATE peers_posting SET amount = amount * 2 WHERE date = '2026-03-12'", "does not mirror"),
        (TURNED, "which is a reversal"),
        (EMPTY, "has no postings"),
    ],
)
def test_what_the_owner_of_the_database_did_is_found(books, statement, said):
    as_owner(statement)

    assert said in "\n".join(verify())


def test_an_account_that_was_turned_to_another_is_found(books):
    other = make_books()
    as_owner(
        "UPDATE peers_posting SET account_id = %s WHERE account_id = %s AND amount = -250",
        *(other.owed.pk, books.owed.pk),
    )

    faults = "\n".join(verify())
    assert f"Account {books.owed.pk} was closed at -750.00 DKK in 02.2026" in faults
    assert f"Account {other.owed.pk} has no closing balance of 02.2026" in faults
    assert Account.objects.count() == 8


def test_the_command_fails_where_something_does_not_hold(books, capsys):
    as_owner("DELETE FROM peers_posting WHERE amount = 250")

    with pytest.raises(CommandError, match="faults"):
        call_command("ledger", "verify")
    assert "fewer than two" in capsys.readouterr().out

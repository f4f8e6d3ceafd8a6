"""Several at one moment: one of them posts, a closing waits for whoever posts, and nothing is missed."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction

from peers import ledger
from peers.models import Account, Closing, Entry
from tests.factories import COPENHAGEN, make_contributor
from tests.load.actors import all_at_once
from tests.peers.ledger.books import book, kroner, lines_of, make_books

pytestmark = pytest.mark.django_db(transaction=True)

JANUARY = dt.date(2026, 1, 1)
LATER = dt.datetime(2026, 8, 1, 12, tzinfo=COPENHAGEN)
PATIENCE = 20  # seconds, which only a failure takes


def test_of_many_who_post_the_same_one_does():
    books = make_books()

    def post():
        return ledger.post(
            reference="claim:1:approved", date=JANUARY, text="", lines=lines_of(books, 5), by=None
        )

    came = [type(one) for one in all_at_once([post] * 8)]

    assert came.count(ledger.AlreadyPosted) == 7
    assert Entry.objects.count() == 1
    assert ledger.amount_of(books.owed) == kroner(-5)


def test_of_many_who_reverse_the_same_one_does():
    books = make_books()
    entry = book(books, 5, date=JANUARY)

    def turn():
        return ledger.reverse(entry=entry, date=JANUARY, text="", by=None)

    came = [type(one) for one in all_at_once([turn] * 8)]

    assert came.count(ledger.AlreadyReversed) == 7
    assert ledger.amount_of(books.owed) == kroner(0)


def test_of_many_who_need_an_account_one_makes_it():
    contributor = make_contributor("Ny")

    came = all_at_once([lambda: ledger.of_contributors("paid", [contributor.pk])] * 8)

    assert {accounts[contributor.pk] for accounts in came} == {Account.objects.get(contributor=contributor)}


def test_a_closing_waits_for_whoever_posts_and_has_it():
    books = make_books()
    book(books, 100, date=JANUARY)
    closed = threading.Event()

    def close():
        try:
            ledger.close(month=JANUARY, by=None, now=LATER)
            closed.set()
        finally:
            connection.close()

    closer = threading.Thread(target=close)
    with transaction.atomic():
        book(books, 7, date=JANUARY)
        closer.start()
        assert not closed.wait(0.5)
    assert closed.wait(PATIENCE)
    closer.join()

    assert Closing.objects.get(account=books.owed).balance == kroner(-107)
    with pytest.raises(ledger.PeriodClosed):
        book(books, 1, date=JANUARY)
    assert ledger.verify() == []

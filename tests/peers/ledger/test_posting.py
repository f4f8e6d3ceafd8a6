"""What is posted is there once, in balance; what was wrong is reversed."""

import datetime as dt

import pytest
from moneyed import Money

from peers import ledger
from peers.ledger import Line
from peers.models import Entry, Posting
from tests.peers.ledger.books import DAY, book, kroner, lines_of, make_books


@pytest.fixture
def books(db):
    return make_books()


def test_an_entry_is_written_with_its_lines(books, dina):
    entry = ledger.post(
        reference="claim:1:approved", date=DAY, text="Oplæg", lines=lines_of(books, 500), by=dina
    )

    assert (entry.reference, entry.date, entry.text, entry.by) == ("claim:1:approved", DAY, "Oplæg", dina)
    assert [(one.account, one.amount, one.date) for one in entry.postings.order_by("pk")] == [
        (books.expense, kroner(500), DAY),
        (books.owed, kroner(-500), DAY),
    ]


def test_a_reference_is_posted_once(books):
    book(books, 500, reference="claim:1:approved")

    with pytest.raises(ledger.AlreadyPosted, match="claim:1:approved"):
        book(books, 200, reference="claim:1:approved")
    assert ledger.balance(books.owed) == {"DKK": kroner(-500)}


@pytest.mark.parametrize("amounts", [[], [500], [500, -400], [500, -500, 0], ["0.005", "-0.005"]])
def test_what_does_not_balance_is_refused_in_words(books, amounts):
    lines = [Line(books.owed, kroner(amount)) for amount in amounts]

    with pytest.raises(ledger.Unbalanced, match="prøve"):
        ledger.post(reference="prøve", date=DAY, text="", lines=lines, by=None)
    assert not Entry.objects.exists()


def test_no_entry_has_more_than_a_hundred_lines(books):
    lines = [Line(books.owed, kroner(sign)) for _ in range(51) for sign in (1, -1)]

    with pytest.raises(ledger.Unbalanced):
        ledger.post(reference="prøve", date=DAY, text="", lines=lines, by=None)


def test_currencies_are_never_mixed(books):
    lines = [Line(books.expense, kroner(5)), Line(books.owed, Money("-5", "EUR"))]

    with pytest.raises(ledger.MixedCurrencies):
        ledger.post(reference="prøve", date=DAY, text="", lines=lines, by=None)


def test_a_reversal_mirrors_what_it_reverses_once(books, dina):
    entry = book(books, 500, reference="claim:1:approved")

    mirror = ledger.reverse(entry=entry, date=DAY, text="Forkert", by=dina)

    assert mirror.reference == "reversal:claim:1:approved"
    assert mirror.reverses == entry
    assert ledger.balance(books.owed) == {"DKK": kroner(0)}
    with pytest.raises(ledger.AlreadyReversed):
        ledger.reverse(entry=entry, date=DAY, text="Igen", by=dina)
    with pytest.raises(ledger.AlreadyReversed):
        ledger.reverse(entry=mirror, date=DAY, text="Fortryd", by=dina)


def test_a_reversal_is_never_dated_before_what_it_reverses(books):
    entry = book(books, 500, date=DAY)

    mirror = ledger.reverse(entry=entry, date=DAY - dt.timedelta(days=3), text="", by=None)

    assert mirror.date == DAY


def test_what_was_reversed_may_be_booked_again_under_another_reference(books):
    ledger.reverse(entry=book(books, 500, reference="claim:1:approved"), date=DAY, text="", by=None)
    book(books, 500, reference="claim:2:approved")

    assert ledger.balance(books.owed) == {"DKK": kroner(-500)}


def test_many_are_written_all_or_none(books):
    def entries(first, last):
        return [
            ledger.NewEntry(f"claim:{number}:frozen:1", DAY, "", lines_of(books, number))
            for number in range(first, last)
        ]

    assert ledger.post_many(entries(1, 1202), by=None) == 1201
    with pytest.raises(ledger.AlreadyPosted, match="claim:1201:frozen:1"):
        ledger.post_many(entries(1201, 3000), by=None)

    assert Entry.objects.count() == 1201
    assert Posting.objects.count() == 2402
    assert ledger.balance(books.owed) == {"DKK": kroner(-sum(range(1, 1202)))}


def test_many_with_the_same_reference_twice_are_refused(books):
    twice = [ledger.NewEntry("claim:1:approved", DAY, "", lines_of(books, 5))] * 2

    with pytest.raises(ledger.AlreadyPosted):
        ledger.post_many(twice, by=None)
    assert not Entry.objects.exists()


def test_writing_many_takes_a_few_questions(books, django_assert_num_queries):
    entries = [ledger.NewEntry(f"prøve:{number}", DAY, "", lines_of(books, 5)) for number in range(300)]

    # Savepoint, one statement that writes, and the savepoint's end.
    with django_assert_num_queries(3):
        ledger.post_many(entries, by=None)


def test_accounts_are_made_once_each(books):
    contributor = books.owed.contributor

    assert ledger.owed(contributor) == books.owed
    assert ledger.paid(contributor) != ledger.in_payment(contributor)
    assert ledger.of_contributors("owed", [contributor.pk] * 2) == {contributor.pk: books.owed}
    assert ledger.reimbursement(books.expense.budget).activity == "cost"

"""The only writer of the ledger: what happened in money is posted once, and a mistake is reversed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from moneyed import Money

from accounts.models import User
from peers.ledger.errors import (
    AlreadyPosted,
    AlreadyReversed,
    MixedCurrencies,
    PeriodClosed,
    Unbalanced,
)
from peers.models import Account, Entry
from peers.money import OERE

BATCH = 1_000
MOST_LINES = 100
"""The database counts the lines of an entry once for each of them: a bound keeps that from growing."""

LONGEST_TEXT = 255
"""What is longer is cut: the reference says what it was."""

_WRITE = """
WITH made AS (
    INSERT INTO peers_entry (reference, date, text, by_id, at, reverses_id, written_in)
    SELECT reference, date, text, %s, %s, reverses, 0
    FROM unnest(%s::text[], %s::date[], %s::text[], %s::bigint[]) AS t(reference, date, text, reverses)
    ON CONFLICT (reference) DO NOTHING
    RETURNING id, reference, date, written_in
), posted AS (
    INSERT INTO peers_posting (entry_id, account_id, date, amount, amount_currency)
    SELECT made.id, account, made.date, amount, currency
    FROM unnest(%s::text[], %s::bigint[], %s::numeric[], %s::text[])
        WITH ORDINALITY AS l(reference, account, amount, currency, place)
    JOIN made USING (reference) ORDER BY place
)
SELECT reference, id, written_in FROM made
"""
_Made = dict[str, tuple[int, int]]
"""By reference: the number of the entry, and of the transaction."""


@dataclass(frozen=True, slots=True)
class Line:
    """One side of an entry: debit above zero, credit below."""

    account: Account
    amount: Money


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that is to be written; ``reference`` says what happened, once and for all."""

    reference: str
    date: dt.date
    text: str
    lines: Sequence[Line]
    reverses: Entry | None = None


def post(
    *,
    reference: str,
    date: dt.date,
    text: str,
    lines: Iterable[Line],
    by: User | None,
    now: dt.datetime | None = None,
) -> Entry:
    """Write an entry and return it.

    Raises:
        AlreadyPosted: the reference is in the ledger.
        Unbalanced: the lines do not sum to zero, or there are fewer than two.
        MixedCurrencies: the lines are of more than one currency.
        PeriodClosed: the day is in a closed month.
    """
    return _post_one(NewEntry(reference, date, text, tuple(lines)), by, now or timezone.now())


def post_many(entries: Iterable[NewEntry], *, by: User | None, now: dt.datetime | None = None) -> int:
    """Write many entries, all or none, and return how many. Takes what ``post`` takes, raises the same."""
    count, rest = 0, iter(entries)
    with transaction.atomic():
        while batch := list(islice(rest, BATCH)):
            count += len(_write(batch, by, now or timezone.now()))
    return count


def reverse(
    *, entry: Entry, date: dt.date, text: str, by: User | None, now: dt.datetime | None = None
) -> Entry:
    """Write the mirror of an entry and return it; the only correction there is.

    A reversal is not reversed: what was right after all is posted anew, under a reference of its own.

    Raises:
        AlreadyReversed: it was reversed before, or is a reversal.
        PeriodClosed: the day is in a closed month.
    """
    if entry.reverses_id is not None:
        raise AlreadyReversed(entry.reference)
    lines = [Line(one.account, -one.amount) for one in entry.postings.select_related("account")]
    mirror = NewEntry(reversal_of(entry.reference), max(date, entry.date), text, lines, entry)
    try:
        return _post_one(mirror, by, now or timezone.now())
    except AlreadyPosted as before:
        raise AlreadyReversed(entry.reference) from before


def reversal_of(reference: str) -> str:
    """Return under which reference an entry is reversed."""
    return f"reversal:{reference}"


def entry(reference: str) -> Entry:
    """Return the entry of that reference. Raises Entry.DoesNotExist."""
    return Entry.objects.get(reference=reference)


def _post_one(new: NewEntry, by: User | None, at: dt.datetime) -> Entry:
    """Write one entry and return it, without asking for what is known."""
    with transaction.atomic():
        number, written_in = _write([new], by, at)[new.reference]
    text = new.text[:LONGEST_TEXT]
    values = (number, new.reference, new.date, text, by.pk if by else None, at)
    names = ("id", "reference", "date", "text", "by_id", "at", "reverses_id", "written_in")
    reverses = new.reverses.pk if new.reverses else None
    return Entry.from_db(connection.alias, names, (*values, reverses, written_in))


def _check(entries: Sequence[NewEntry]) -> None:
    """Say in words what the database would refuse at the end of the transaction."""
    references = [one.reference for one in entries]
    if len(set(references)) < len(references):
        raise AlreadyPosted({name for name in references if references.count(name) > 1})
    for one in entries:
        if len({line.amount.currency for line in one.lines}) > 1:
            raise MixedCurrencies(one.reference)
        amounts = [line.amount.amount for line in one.lines]
        balances = sum(amounts, Decimal(0)) == 0 and all(map(_is_something, amounts))
        if not balances or not 2 <= len(amounts) <= MOST_LINES:
            raise Unbalanced(one.reference)


def _is_something(amount: Decimal) -> bool:
    """Whether it is not nothing, and no finer than an øre: the database would round it, and not balance."""
    return amount != 0 and amount == amount.quantize(OERE)


def _write(entries: Sequence[NewEntry], by: User | None, at: dt.datetime) -> _Made:
    """Write entries and their lines with one statement. Raises what ``post`` raises."""
    _check(entries)
    lines = [(one.reference, line) for one in entries for line in one.lines]
    values = [
        by.pk if by else None,
        at,
        [one.reference for one in entries],
        [one.date for one in entries],
        [one.text[:LONGEST_TEXT] for one in entries],
        [one.reverses.pk if one.reverses else None for one in entries],
        [reference for reference, _line in lines],
        [line.account.pk for _reference, line in lines],
        [line.amount.amount for _reference, line in lines],
        [str(line.amount.currency) for _reference, line in lines],
    ]
    with _refusals(entries), connection.cursor() as cursor:
        cursor.execute(_WRITE, values)
        made = {reference: (number, written_in) for reference, number, written_in in cursor.fetchall()}
        if missing := {one.reference for one in entries} - made.keys():
            raise AlreadyPosted(missing)
    return made


@contextmanager
def _refusals(entries: Sequence[NewEntry]) -> Iterator[None]:
    """Say in words that a month is closed; the database knows, and nobody has to ask before."""
    try:
        yield
    except IntegrityError as no:
        if "the month is closed" not in str(no):
            raise
        raise PeriodClosed(min(one.date for one in entries)) from no

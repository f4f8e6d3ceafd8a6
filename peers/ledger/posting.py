"""The only writer of the ledger: what happened in money is posted once, and a mistake is reversed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from django.db import connection, transaction
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
from peers.ledger.periods import open_from
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
    RETURNING id, reference, date
), posted AS (
    INSERT INTO peers_posting (entry_id, account_id, date, amount, amount_currency)
    SELECT made.id, account, made.date, amount, currency
    FROM unnest(%s::text[], %s::bigint[], %s::numeric[], %s::text[])
        WITH ORDINALITY AS l(reference, account, amount, currency, place)
    JOIN made USING (reference) ORDER BY place
)
SELECT reference FROM made
"""


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
    post_many([NewEntry(reference, date, text, tuple(lines))], by=by, now=now)
    return entry(reference)


def post_many(entries: Iterable[NewEntry], *, by: User | None, now: dt.datetime | None = None) -> int:
    """Write many entries, all or none, and return how many. Takes what ``post`` takes, raises the same."""
    count, rest = 0, iter(entries)
    with transaction.atomic():
        while batch := list(islice(rest, BATCH)):
            _check(batch)
            _write(batch, by, now or timezone.now())
            count += len(batch)
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
        post_many([mirror], by=by, now=now)
    except AlreadyPosted as before:
        raise AlreadyReversed(entry.reference) from before
    return Entry.objects.get(reverses=entry)


def reversal_of(reference: str) -> str:
    """Return under which reference an entry is reversed."""
    return f"reversal:{reference}"


def entry(reference: str) -> Entry:
    """Return the entry of that reference. Raises Entry.DoesNotExist."""
    return Entry.objects.get(reference=reference)


def _check(entries: Sequence[NewEntry]) -> None:
    """Say in words what the database would refuse; it is asked again at the end of the transaction."""
    references = [one.reference for one in entries]
    if len(set(references)) < len(references):
        raise AlreadyPosted({name for name in references if references.count(name) > 1})
    first_open = open_from()
    for one in entries:
        if len({line.amount.currency for line in one.lines}) > 1:
            raise MixedCurrencies(one.reference)
        amounts = [line.amount.amount for line in one.lines]
        if (
            not 2 <= len(amounts) <= MOST_LINES
            or sum(amounts, Decimal(0))
            or not all(map(_is_something, amounts))
        ):
            raise Unbalanced(one.reference)
        if first_open is not None and one.date < first_open:
            raise PeriodClosed(one.date)


def _is_something(amount: Decimal) -> bool:
    """Whether it is not nothing, and no finer than an øre: the database would round it, and not balance."""
    return amount != 0 and amount == amount.quantize(OERE)


def _write(entries: Sequence[NewEntry], by: User | None, at: dt.datetime) -> None:
    """Write entries and their lines with one statement. Raises AlreadyPosted."""
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
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values)
        made = {reference for (reference,) in cursor.fetchall()}
    if missing := {one.reference for one in entries} - made:
        raise AlreadyPosted(missing)

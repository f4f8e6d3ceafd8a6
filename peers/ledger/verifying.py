"""The ledger computed anew from nothing, with plain arithmetic, and compared with what stands in it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import cast

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef
from django.utils.functional import cached_property

from peers.ledger.balances import all_balances
from peers.ledger.periods import next_month
from peers.models import Closing, Entry, Period, Posting

Sums = defaultdict[tuple[int, str], Decimal]
"""By number of the account, and currency."""

Read = tuple[int, dt.date, int, dt.date, Decimal, str]
"""A posting: entry, its day, account, own day, amount, currency."""

_CHUNK = 5_000


def verify() -> list[str]:
    """Return what does not hold, in sentences; empty where all does. Reads every row.

    A million postings take some ten seconds, and no more memory than the accounts and the reversals need.
    """
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first:
            # One view of all tables, though somebody posts meanwhile.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return Verification().faults()


class Verification:
    """One reading of the ledger, from the first posting to the last."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.sums: Sums = defaultdict(Decimal)
        self.by_month: defaultdict[dt.date, Sums] = defaultdict(lambda: defaultdict(Decimal))
        self.sides: dict[int, Counter[tuple[int, str, Decimal]]] = {}

    @cached_property
    def reversals(self) -> dict[int, int]:
        """Which entry each reversal reverses, by number."""
        rows = Entry.objects.filter(reverses__isnull=False).values_list("pk", "reverses_id")
        return {mirror: original for mirror, original in rows if original is not None}

    @cached_property
    def closed(self) -> list[dt.date]:
        """The closed months, oldest first."""
        return sorted(Period.objects.values_list("month", flat=True))

    def faults(self) -> list[str]:
        """Read all, then compare."""
        self._read_postings()
        checks: list[Callable[[], Iterator[str]]] = [
            *(self._entries, self._reversals, self._closings, self._balances, self._whole)
        ]
        for check in checks:
            self.found.extend(check())
        return self.found

    def _read_postings(self) -> None:
        rows = Posting.objects.order_by("entry_id", "pk").values_list(
            "entry_id", "entry__date", "account_id", "date", "amount", "amount_currency"
        )
        paired = {*self.reversals, *self.reversals.values()}
        for number, lines in groupby(rows.iterator(_CHUNK), key=lambda row: row[0]):
            self._read_entry(number, cast("list[Read]", list(lines)), keep=number in paired)

    def _read_entry(self, number: int, lines: list[Read], *, keep: bool) -> None:
        total = Decimal(0)
        for _entry, day, account, date, amount, currency in lines:
            total += amount
            self.sums[account, currency] += amount
            self.by_month[date.replace(day=1)][account, currency] += amount
            if date != day:
                self.found.append(f"Entry {number} of {day} has a posting of {date}.")
        if total != 0:
            self.found.append(f"Entry {number} sums to {total}.")
        if len(lines) < 2 or not all(line[4] for line in lines):
            self.found.append(f"Entry {number} has fewer than two postings, or one of nothing.")
        if len({line[5] for line in lines}) > 1:
            self.found.append(f"Entry {number} is in more than one currency.")
        if keep:
            self.sides[number] = Counter((line[2], line[5], line[4]) for line in lines)

    def _entries(self) -> Iterator[str]:
        """Find entries without postings, and references that stand twice."""
        without = Entry.objects.filter(~Exists(Posting.objects.filter(entry=OuterRef("pk"))))
        for number in without.values_list("pk", flat=True):
            yield f"Entry {number} has no postings."
        twice = Entry.objects.order_by("reference").values("reference").annotate(times=Count("pk"))
        for row in twice.filter(times__gt=1):
            yield f"The reference {row['reference']} stands {row['times']} times."

    def _reversals(self) -> Iterator[str]:
        """Find reversals that are no mirror, of another reversal, or the second of the same entry."""
        for original, times in Counter(self.reversals.values()).items():
            if times > 1:
                yield f"Entry {original} is reversed {times} times."
        for mirror, original in self.reversals.items():
            if original in self.reversals:
                yield f"Entry {mirror} reverses entry {original}, which is a reversal."
            other = {(a, c, -amount): n for (a, c, amount), n in self.sides.get(original, Counter()).items()}
            if other != self.sides.get(mirror):
                yield f"Entry {mirror} does not mirror entry {original}."

    def _until_each_closing(self) -> Iterator[tuple[dt.date, Sums, set[tuple[int, str]]]]:
        """Give each closed month with the sums of all accounts at its end, and which of them moved in it."""
        running: Sums = defaultdict(Decimal)
        months = sorted(self.by_month)
        for closed in self.closed:
            moved: set[tuple[int, str]] = set()
            while months and months[0] <= closed:
                for key, amount in self.by_month[months.pop(0)].items():
                    running[key] += amount
                    moved.add(key)
            yield closed, running, moved

    def _closings(self) -> Iterator[str]:
        """Find closing balances that are not what was posted until then, and those that are missing."""
        stands: defaultdict[dt.date, dict[tuple[int, str], Decimal]] = defaultdict(dict)
        rows = Closing.objects.values_list("month_id", "account_id", "balance_currency", "balance")
        for month, account, currency, closed_at in rows.iterator(_CHUNK):
            stands[month][account, currency] = cast("Decimal", closed_at)
        for month, sums, moved in self._until_each_closing():
            for account, currency in sorted(moved - stands[month].keys()):
                yield f"Account {account} has no closing balance of {month:%m.%Y} in {currency}."
            for (account, currency), amount in stands[month].items():
                if amount != sums[account, currency]:
                    yield f"Account {account} was closed at {amount} {currency} in {month:%m.%Y}."

    def _balances(self) -> Iterator[str]:
        """Find balances that the site answers otherwise than the postings sum to, now and at each closing."""
        yield from _compared(None, self.sums)
        for month, sums, _moved in self._until_each_closing():
            yield from _compared(next_month(month) - dt.timedelta(days=1), sums)

    def _whole(self) -> Iterator[str]:
        """Find currencies in which all accounts together are not zero."""
        totals: defaultdict[str, Decimal] = defaultdict(Decimal)
        for (_account, currency), amount in self.sums.items():
            totals[currency] += amount
        for currency, total in sorted(totals.items()):
            if total:
                yield f"All accounts together sum to {total} {currency}."


def _compared(on: dt.date | None, expected: Sums) -> Iterator[str]:
    answered = {
        (account, currency): amount.amount
        for account, amounts in all_balances(on).items()
        for currency, amount in amounts.items()
    }
    for key in sorted({*expected, *answered}):
        if expected.get(key, 0) != answered.get(key, 0):
            yield f"The balance of account {key[0]} is answered wrongly, {on or 'today'} ({key[1]})."

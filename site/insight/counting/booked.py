"""What the ledger has booked of honorarium and costs, by the work that it was for.

Read once, and summed for as many periods as one likes. Amounts are in the school's own currency; another
currency is left out, since two currencies have no sum.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from peers.states import AccountKind, Activity

# Every entry is of a claim (``claim:42:approved``), or the reversal of one (``reversal:claim:42:approved``).
_ASK = """
SELECT a.kind, c.activity, coalesce(w.activity, ''), c.done_on, p.date, c.contributor_id, p.amount
FROM peers_posting p
JOIN peers_account a ON a.id = p.account_id
JOIN peers_entry e ON e.id = p.entry_id
JOIN peers_claim c ON c.id = substring(e.reference FROM 'claim:([0-9]+):')::bigint
LEFT JOIN peers_engagement w ON w.id = c.engagement_id
WHERE a.kind = ANY(%s) AND p.amount_currency = %s
"""
_KINDS = [AccountKind.EXPENSE.value, AccountKind.REIMBURSEMENT.value, AccountKind.PAID.value]

DESIGN: frozenset[str] = frozenset({Activity.CO_DESIGN})
"""What making a course costs."""

TEACHING: frozenset[str] = frozenset(
    {Activity.TEACHING, Activity.CO_TEACHING, Activity.PREPARATION, Activity.SPEAKING}
)
"""What running a course costs."""


class Booked(NamedTuple):
    """One side of an entry: ``activity`` is what it was for, ``work`` what a cost belongs to."""

    kind: str
    activity: str
    work: str
    done_on: date
    booked_on: date
    contributor: int
    amount: Decimal

    @property
    def is_cost(self) -> bool:
        """Whether it is a receipt that was paid back."""
        return self.activity == Activity.COST

    @property
    def was_for(self) -> str:
        """The activity that the money was spent on; "" for a cost that belongs to no piece of work."""
        return self.work if self.is_cost else self.activity


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount, and how many people stand behind it."""

    amount: Decimal = Decimal(0)
    people: int = 0


def booked() -> list[Booked]:
    """Read every posting of expense, reimbursement and payment, with its claim."""
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [_KINDS, settings.DEFAULT_CURRENCY])
        return [Booked(*row) for row in cursor.fetchall()]


def approved(rows: Iterable[Booked], since: date, until: date) -> Sum:
    """Return the honorarium approved in a span, less what was reversed in it; costs are not honorarium."""
    return _sum(rows, lambda one: one.kind == AccountKind.EXPENSE and since <= one.booked_on <= until)


def paid(rows: Iterable[Booked], since: date, until: date) -> Sum:
    """Return the honorarium that payroll paid in a span, less what was reversed in it."""
    found = _sum(
        rows,
        lambda one: one.kind == AccountKind.PAID and not one.is_cost and since <= one.booked_on <= until,
    )
    # What somebody has got stands on the credit side.
    return Sum(-found.amount, found.people)


def owed(rows: Iterable[Booked], since: date, until: date) -> Sum:
    """Return by how much more was approved in a span than was paid in it: what the two tell together."""
    kinds = (AccountKind.EXPENSE, AccountKind.PAID)
    return _sum(rows, lambda one: one.kind in kinds and not one.is_cost and since <= one.booked_on <= until)


def spent(rows: Iterable[Booked], activities: frozenset[str], since: date, until: date) -> Sum:
    """Return honorarium and costs of work of these kinds that was done in a span, whenever it was booked."""
    return _sum(
        rows,
        lambda one: (
            one.kind != AccountKind.PAID and one.was_for in activities and since <= one.done_on <= until
        ),
    )


def _sum(rows: Iterable[Booked], belongs: Callable[[Booked], bool]) -> Sum:
    by_person: dict[int, Decimal] = {}
    for row in rows:
        if belongs(row):
            by_person[row.contributor] = by_person.get(row.contributor, Decimal(0)) + row.amount
    # Whose amounts cancel out stands behind nothing.
    return Sum(sum(by_person.values(), Decimal(0)), sum(1 for amount in by_person.values() if amount))

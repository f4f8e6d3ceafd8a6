"""What a draft would pay: approved claims of the month or before, and what is left out, with the reason."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import models
from django.db.models import F, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from accounts.models import User
from peers import ceiling
from peers.models import Claim, PaymentLine, PaymentRun
from peers.states import Activity, ClaimState, LineState


class Why(models.TextChoices):
    """Why a claim is not in a run that it could be in."""

    NO_NUMBER = "no_number", _("No payroll number")
    OWN_APPROVAL = "own_approval", _("You approved it yourself")
    OWN_PAY = "own_pay", _("It is your own")
    ABOVE_CEILING = "above_ceiling", _("Above the ceiling of the year")
    OTHER_CURRENCY = "other_currency", _("Another currency")
    CHOSEN = "chosen", _("Left out of this run")


class Pick(NamedTuple):
    """A claim as a run sees it."""

    claim: int
    contributor: int
    person: int | None
    name: str
    payroll_number: str
    activity: str
    tax_code: str
    payroll_code: str
    project: str
    project_code: str
    about: str
    done_on: date
    pay_month: date
    minutes: int | None
    unit: str
    unit_amount: Decimal | None
    amount: Decimal
    currency: str
    approved_by: int

    @property
    def money(self) -> Money:
        """The amount with its currency."""
        return Money(self.amount, self.currency)


_FIELDS = (
    *("pk", "contributor_id", "contributor__person_id", "contributor__public_name"),
    *("contributor__payroll_number", "activity", "tax_code", "payroll_code"),
    *("budget__project__name", "budget__project__code", "about", "done_on", "pay_month", "minutes"),
    *("unit", "unit_amount", "amount", "amount_currency", "approved_by_id"),
)


@dataclass(frozen=True, slots=True)
class Picked:
    """What would be paid, in the order of the file, and what would not."""

    currency: str
    lines: list[Pick] = field(default_factory=list)
    left_out: list[tuple[Pick, str]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many lines."""
        return len(self.lines)

    @property
    def total(self) -> Money:
        """What they sum to."""
        return Money(sum((pick.amount for pick in self.lines), Decimal(0)), self.currency)


def candidates(run: PaymentRun) -> QuerySet[Claim]:
    """Return what could be in the run: approved, to be paid in its month or before."""
    return Claim.objects.filter(state=ClaimState.APPROVED, pay_month__lte=run.pay_date.replace(day=1))


def pick(
    run: PaymentRun,
    by: User | None = None,
    *,
    among: Collection[int] | None = None,
    now: datetime | None = None,
) -> Picked:
    """Return what would be in the run if `by` (else who made it) froze it now; five questions at most.

    `among` are the claims that may be in it, for whoever has locked them.
    """
    payer = run.made_by_id if by is None else by.pk
    chosen = set(run.left_out.values_list("pk", flat=True))
    rows = _rows(run, among)
    room = _Room.of(run, rows, now)
    found = Picked(run.currency)
    for row in rows:
        why = _why(row, run, payer, chosen) or room.why(row)
        if why:
            found.left_out.append((row, why))
        else:
            found.lines.append(row)
    return found


def _rows(run: PaymentRun, among: Collection[int] | None) -> list[Pick]:
    order = ("contributor__payroll_number", "contributor_id", "done_on", "pk")
    rows = candidates(run).order_by(*order).values_list(*_FIELDS)
    wanted = None if among is None else set(among)
    return [Pick(*row) for row in rows.iterator(2000) if wanted is None or row[0] in wanted]


def _why(row: Pick, run: PaymentRun, payer: int, chosen: set[int]) -> str:
    """Return why a claim is left out by itself; empty for nothing."""
    reasons = (
        (row.currency != run.currency, Why.OTHER_CURRENCY),
        (row.claim in chosen, Why.CHOSEN),
        (row.person == payer, Why.OWN_PAY),
        (row.approved_by == payer, Why.OWN_APPROVAL),
        (not row.payroll_number, Why.NO_NUMBER),
    )
    return next((str(why.value) for is_so, why in reasons if is_so), "")


class _Room:
    """What each may still be paid in the year of the pay date, as the run fills it line by line.

    A claim that is counted in that year already may be paid up to the ceiling; one that comes over from
    another year has to leave room for what is approved and planned in this one.
    """

    def __init__(self, run: PaymentRun, now: datetime | None) -> None:
        self.year, self.this_month = run.pay_date.year, timezone.localdate(now).replace(day=1)
        self.allowed: dict[int, Decimal] = {}
        self.counted: dict[int, Decimal] = {}
        self.paid: dict[int, Decimal] = defaultdict(Decimal)

    @classmethod
    def of(cls, run: PaymentRun, rows: list[Pick], now: datetime | None) -> "_Room":
        """Ask what has been paid, what counts and what is allowed, for everybody at once."""
        room = cls(run, now)
        people = {row.contributor for row in rows}
        for number, year in ceiling.forecasts(room.year, contributors=people, now=now).items():
            if year.allowed is not None and str(year.allowed.currency) == run.currency:
                room.allowed[number] = year.allowed.amount
                room.counted[number] = year.total.amount
                room.paid[number] = year.paid.amount
        for number, amount in _under_way(room.year, people):
            room.paid[number] += amount
        return room

    def why(self, row: Pick) -> str:
        """Take the line into account, or say that there is no room for it."""
        allowed = self.allowed.get(row.contributor)
        if allowed is None or row.activity == Activity.COST:
            return ""
        comes_over = max(row.pay_month, self.this_month).year != self.year
        paid = self.paid[row.contributor] + row.amount
        counted = self.counted[row.contributor] + (row.amount if comes_over else 0)
        if paid > allowed or (comes_over and counted > allowed):
            return str(Why.ABOVE_CEILING.value)
        self.paid[row.contributor], self.counted[row.contributor] = paid, counted
        return ""


def _under_way(year: int, people: set[int]) -> Iterator[tuple[int, Decimal]]:
    """Yield what stands in runs that pay in the year, and payroll has not answered."""
    lines = PaymentLine.objects.filter(
        state=LineState.FROZEN, run__pay_date__year=year, claim__contributor__in=people
    ).exclude(activity=Activity.COST)
    found = lines.order_by().values_list(F("claim__contributor")).annotate(Sum("amount"))
    yield from found

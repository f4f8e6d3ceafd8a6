"""What each person is paid in each month: paid, approved or planned; sums by the database, in one currency.

What is not paid yet is never counted in a month that is over: a payment that slips past New Year counts in
the year in which it can be paid.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import (
    Case,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest, TruncMonth

from peers.budgets import APPROVED, UNAPPROVED, left_of_frame
from peers.ceiling.months import later, this_month
from peers.models import Claim, Engagement, HonorariumSettings, PaymentLine
from peers.states import Activity, ClaimState, EngagementState, LineState, Terms

KINDS = ("paid", "approved", "planned", "offered")


class Counted(NamedTuple):
    """A sum of one person, in one month of payment."""

    contributor: int
    month: date
    kind: str
    amount: Decimal


Sums = dict[int, dict[tuple[date, str], Decimal]]
"""By contributor: sums by month and kind."""


def sums(
    year: int | None,
    *,
    currency: str,
    contributors: Iterable[int] | None = None,
    with_offered: bool = False,
    now: datetime | None = None,
) -> Sums:
    """Return what is counted of a year (None: of every year), of some or of all; five questions at most."""
    current = this_month(now)
    found: Sums = defaultdict(lambda: defaultdict(Decimal))
    whose = Q() if contributors is None else Q(contributor__in=list(contributors))
    for one in _counted(whose, currency, current, with_offered=with_offered):
        if year is None or one.month.year == year:
            found[one.contributor][one.month, one.kind] += one.amount
    return found


def _counted(whose: Q, currency: str, current: date, *, with_offered: bool) -> Iterator[Counted]:
    yield from _claims(whose, currency, current)
    work = Engagement.objects.filter(whose, amount_currency=currency).exclude(activity=Activity.COST)
    accepted = work.filter(state=EngagementState.ACCEPTED, terms=Terms.PAID)
    yield from _planned(accepted.filter(is_frame=False), current)
    yield from _frames(accepted.filter(is_frame=True), current)
    if with_offered:
        yield from _offered(work.filter(state=EngagementState.OFFERED), current)


def _to_come(field: str, current: date) -> Greatest:
    return Greatest(F(field), Value(current, DateField()))


def _first(day: str | Subquery) -> Cast:
    """Return the month of a day; without the cast the database gives a moment where a case stands around."""
    return Cast(TruncMonth(day, output_field=DateField()), DateField())


def _claims(whose: Q, currency: str, current: date) -> Iterator[Counted]:
    line = PaymentLine.objects.filter(claim=OuterRef("pk"), state=LineState.FROZEN)
    run_day: Subquery = Subquery(line.values("run__pay_date")[:1])
    month = Case(
        When(state=ClaimState.PAID, then=_first("paid_on")),
        When(
            state=ClaimState.IN_PAYMENT,
            then=Coalesce(_first(run_day), _to_come("pay_month", current)),
        ),
        default=_to_come("pay_month", current),
        output_field=DateField(),
    )
    kind = Case(
        When(state=ClaimState.PAID, then=Value("paid")),
        When(state__in=APPROVED, then=Value("approved")),
        default=Value("planned"),
    )
    rows = Claim.objects.filter(
        whose, amount_currency=currency, state__in=[ClaimState.PAID, *APPROVED, *UNAPPROVED]
    )
    rows = rows.exclude(activity=Activity.COST).order_by().annotate(month=month, kind=kind)
    for one in rows.values_list("contributor", "month", "kind").annotate(Sum("amount")):
        yield Counted(*one)


def _planned(rows: QuerySet[Engagement], current: date) -> Iterator[Counted]:
    months = rows.order_by().annotate(month=_to_come("pay_month", current))
    for contributor, month, amount in months.values_list("contributor", "month").annotate(Sum("amount")):
        yield Counted(contributor, month, "planned", amount)


def _frames(rows: QuerySet[Engagement], current: date) -> Iterator[Counted]:
    left = rows.order_by().annotate(month=_to_come("pay_month", current), left=left_of_frame())
    for contributor, month, amount in left.values_list("contributor", "month", "left"):
        if amount > 0:
            yield Counted(contributor, month, "planned", amount)


def _offered(rows: QuerySet[Engagement], current: date) -> Iterator[Counted]:
    """Yield what is offered, in the month it would be paid in if it is accepted as it stands."""
    after = HonorariumSettings.current().pay_after_months
    days = rows.order_by().annotate(worked=TruncMonth("done_on"))
    groups = days.values_list("contributor", "pay_month", "worked").annotate(Sum("amount"))
    for contributor, chosen, worked, amount in groups:
        yield Counted(contributor, max(chosen or later(worked, after), current), "offered", amount)

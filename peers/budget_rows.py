"""The rows that each figure of a budget is the sum of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from moneyed import Money
from wagtail.models import ModelLogEntry

from peers.budgets import APPROVED, PROMISED, UNAPPROVED, left_of_frame
from peers.models import Budget, Claim, Engagement
from peers.states import ClaimState

FIGURES = {
    "aftalt": gettext_lazy("Committed"),
    "godkendt": gettext_lazy("Approved"),
    "udbetalt": gettext_lazy("Paid"),
}
"""The figures that open into rows, by how their addresses end."""

_STATES = {"aftalt": UNAPPROVED, "godkendt": APPROVED, "udbetalt": frozenset({ClaimState.PAID})}


@dataclass(frozen=True, slots=True)
class Row:
    """One line below a figure; ``claim_id`` where there is a claim to look at."""

    who: str
    about: str
    done_on: date
    pays: date | None
    state: str
    amount: Money
    claim_id: int | None = None


def rows_of(budget: Budget, figure: str) -> list[Row]:
    """Return the lines of a figure in the budget's currency, oldest work first; their sum is the figure."""
    currency = str(budget.granted.currency)
    claims = Claim.objects.filter(budget=budget, amount_currency=currency, state__in=_STATES[figure])
    found = list(_claimed(claims.select_related("contributor")))
    if figure == "aftalt":
        work = Engagement.objects.filter(PROMISED, budget=budget, amount_currency=currency)
        found += _promised(work.select_related("contributor"), currency)
    return sorted(found, key=lambda row: (row.done_on, row.who, row.about))


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant as it was written: when, by whom, how much."""

    at: datetime
    by: str
    amount: Money


def grants_of(budget: Budget) -> list[Granted]:
    """Return each grant of a budget there was, oldest first, from the log."""
    entries = ModelLogEntry.objects.for_instance(budget).select_related("user").order_by("timestamp")
    currency = budget.granted.currency
    found = ((one, one.data.get("to") or one.data.get("granted")) for one in entries)
    return [
        Granted(one.timestamp, str(one.user or ""), Money(Decimal(figure), currency))
        for one, figure in found
        if one.action in ("wagtail.create", "peers.grant") and figure
    ]


def _claimed(claims: QuerySet[Claim]) -> Iterator[Row]:
    for one in claims:
        yield Row(
            who=str(one.contributor),
            about=one.about,
            done_on=one.done_on,
            pays=one.paid_on or one.pay_month,
            state=one.get_state_display(),
            amount=one.amount,
            claim_id=one.pk,
        )


def _promised(work: QuerySet[Engagement], currency: str) -> Iterator[Row]:
    for one in work.filter(is_frame=False):
        yield _of_work(one, one.get_state_display(), one.amount or Money(0, currency))
    frames = work.filter(is_frame=True)
    left = dict(frames.annotate(left=left_of_frame()).values_list("pk", "left"))
    for frame in frames:
        if left.get(frame.pk, 0) > 0:
            yield _of_work(frame, _("Left of the hours agreed"), Money(left[frame.pk], currency))


def _of_work(one: Engagement, state: str, amount: Money) -> Row:
    return Row(str(one.contributor), one.about, one.done_on, one.pay_month, state, amount)

"""The contributor puts hours right, and chooses when it is paid, before somebody approves it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from moneyed import Money
from wagtail.log_actions import log

from accounts.models import User
from peers import budgets, ceiling, rates
from peers.ceiling.months import this_month
from peers.claims.moving import locked
from peers.claims.refusals import NotAnAmount, NotNow, NotThatLong, NotThatMonth, NotYours, Unexplained
from peers.models import Claim
from peers.states import Activity, ClaimState

CORRECTABLE: frozenset[str] = frozenset({ClaimState.READY, ClaimState.RETURNED})
"""What the contributor has in hand."""
MONTH_MAY_CHANGE: frozenset[str] = CORRECTABLE | {ClaimState.SENT, ClaimState.APPROVED}
LONGEST = 24 * 60


@transaction.atomic
def correct(
    *,
    claim: Claim,
    minutes: int | None = None,
    amount: Money | None = None,
    explanation: str,
    by: User,
    version: int,
    now: datetime | None = None,
) -> Claim:
    """Put right how long work took, or (`amount`) what a cost was; work is paid by the agreed rate.

    What is more than before has to fit below the person's ceiling and the budget's.

    Raises:
        NotYours, NotNow, Stale: it is another's, out of hand, or was changed after `version`.
        Unexplained: it differs from what was agreed, and `explanation` is empty.
        NotThatLong, NotAnAmount: no minutes, more than a day, or no amount.
        ceiling.AboveCeiling, budgets.OverBudget: it does not fit.
    """
    _refuse(claim, by)
    ceiling.lock(claim.contributor)
    before = Claim.objects.select_related("contributor", "budget").get(pk=claim.pk)
    worth = _worth(before, minutes, amount)
    if worth != before.agreed_amount and before.agreed_amount is not None and not explanation.strip():
        raise Unexplained
    if minutes is not None and minutes != before.agreed_minutes and not explanation.strip():
        raise Unexplained
    fit(before, worth, now=now)
    changed: dict[str, Any] = {"amount": worth, "explanation": explanation.strip()}
    return put(claim, {**changed, "minutes": before.minutes if minutes is None else minutes}, by, version)


@transaction.atomic
def change_month(
    *, claim: Claim, pay_month: date, by: User, version: int | None = None, now: datetime | None = None
) -> Claim:
    """Choose the month in which it is paid, as long as it is in no payment run.

    Raises NotYours, NotNow, Stale, NotThatMonth, and ``ceiling.AboveCeiling`` in another year.
    """
    _refuse(claim, by)
    ceiling.lock(claim.contributor)
    if pay_month not in ceiling.months_to_choose(claim.done_on, now):
        raise NotThatMonth
    before = Claim.objects.select_related("contributor").get(pk=claim.pk)
    # What is late is counted in this month, not in the one that has passed.
    counted = max(before.pay_month, this_month(now))
    if claim.activity != Activity.COST and pay_month.year != counted.year:
        moved = {"items": [(pay_month, before.amount)], "leaving": [(counted, before.amount)]}
        ceiling.check(contributor=before.contributor, now=now, **moved)
    return put(claim, {"pay_month": pay_month}, by, version, states=MONTH_MAY_CHANGE)


def fit(before: Claim, worth: Money, *, now: datetime | None = None) -> None:
    """Let the growth of a claim pass the ceiling (work only) and the budget, whose row is locked then."""
    growth = worth - before.amount
    if growth.amount <= 0:
        return
    if before.activity != Activity.COST:
        ceiling.check(contributor=before.contributor, items=[(before.pay_month, growth)], now=now)
    budgets.reserve(budget=before.budget, amount=growth)


def put(
    claim: Claim,
    values: dict[str, Any],
    by: User,
    version: int | None,
    *,
    states: frozenset[str] = CORRECTABLE,
) -> Claim:
    """Write changed fields into a claim and its history. Raises NotNow and Stale."""
    row = locked(claim, version=version)
    if row.state not in states:
        raise NotNow
    changed = {field: value for field, value in values.items() if getattr(row, field) != value}
    if not changed:
        return row
    was = {field: _told(getattr(row, field)) for field in changed}
    for field, value in changed.items():
        setattr(row, field, value)
    row.version += 1
    row.save(update_fields=["version", *changed])
    data = {"was": was, "is": {field: _told(value) for field, value in changed.items()}}
    log(row, "peers.claim_correct", user=None, data=data)
    return row


def _refuse(claim: Claim, by: User) -> None:
    if claim.contributor.person_id != by.pk:
        raise NotYours


def _worth(claim: Claim, minutes: int | None, amount: Money | None) -> Money:
    if claim.activity == Activity.COST:
        if amount is None or amount.amount <= 0:
            raise NotAnAmount
        return amount
    minutes = claim.minutes if minutes is None else minutes
    if not minutes or not 0 < minutes <= LONGEST:
        raise NotThatLong
    if minutes == claim.agreed_minutes and claim.agreed_amount is not None:
        return _money(claim.agreed_amount)
    return rates.worth(claim.unit, _money(claim.unit_amount), minutes)


def _money(amount: Any) -> Money:
    return Money(amount.amount, amount.currency)


def _told(value: Any) -> str:
    """Return a value as the history keeps it."""
    if isinstance(value, Money):
        return f"{value.amount:.2f} {value.currency.code}"
    return value.isoformat() if isinstance(value, date) else str(value)

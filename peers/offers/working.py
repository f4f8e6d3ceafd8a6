"""What becomes of offered work: it is done, called off, moved, or taken back by the school."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from moneyed import Money

from accounts.models import User
from peers import budgets, ceiling, claims, rates
from peers.models import Budget, Engagement
from peers.offers import letters, moving
from peers.offers.refusals import NotNow
from peers.states import PLANNED, EngagementState, Terms


@transaction.atomic
def finish(*, engagement: Engagement, by: User | None = None, now: datetime | None = None) -> Engagement:
    """Write down that agreed work is done; with honorarium its claim is made. Twice is once.

    A frame that is finished gives back what is left of it. Raises NotNow for what nobody said yes to.
    """
    row = moving.locked(engagement)
    if row.state == EngagementState.DONE:
        return row
    moment = now or timezone.now()
    moving.move(row, "finish", by=by, now=moment, ended_at=moment)
    _claim(row, moment)
    return row


@transaction.atomic
def finish_all(
    *, engagements: Iterable[Engagement], by: User, now: datetime | None = None
) -> list[Engagement]:
    """Write down that several pieces of one person are done, all or none; else as ``finish``."""
    in_order = sorted(engagements, key=lambda one: one.pk)
    return [finish(engagement=one, by=by, now=now) for one in in_order]


@transaction.atomic
def call_off(
    *,
    engagement: Engagement,
    by: User | None = None,
    without_pay: bool = False,
    now: datetime | None = None,
) -> Engagement:
    """Write down that it comes to nothing; so late that it was promised, it is paid all the same.

    ``without_pay``: not the school called it off (the person was not there, or gave it to another).
    What has ended already stays as it is. The person is told, with what it means for the money.
    """
    return _end(engagement, "call_off", by=by, without_pay=without_pay, now=now)


@transaction.atomic
def withdraw(*, engagement: Engagement, by: User, now: datetime | None = None) -> Engagement:
    """Take an offer back. What was said yes to is called off by that, and paid where it is so late.

    Raises NotNow for what has ended.
    """
    row = moving.locked(engagement)
    if not moving.may(row, "withdraw"):
        raise NotNow(moving.why_not(row))
    return _end(engagement, "withdraw", by=by, without_pay=False, now=now)


@transaction.atomic
def withdraw_all(
    *, engagements: Iterable[Engagement], by: User, now: datetime | None = None
) -> list[Engagement]:
    """Take several pieces of one person back, all or none; else as ``withdraw``."""
    in_order = sorted(engagements, key=lambda one: one.pk)
    return [withdraw(engagement=one, by=by, now=now) for one in in_order]


@transaction.atomic
def move(
    *,
    engagement: Engagement,
    done_on: date,
    starts_at: datetime | None,
    minutes: int | None = None,
    by: User | None = None,
    now: datetime | None = None,
) -> Engagement:
    """Put planned work on another day or time; the rate stays as agreed, other minutes are another amount.

    Into another year it is another year's budget, and of somebody's agreed work that year's ceiling: where
    it is too much, the work is offered anew instead. What has ended already stays as it is. Raises
    budgets.OverBudget and budgets.NoBudget.
    """
    person = moving.lock(engagement.contributor_id)
    stored = Engagement.objects.select_related("budget__project").get(pk=engagement.pk)
    length = minutes or stored.minutes
    asked = (done_on, starts_at, length)
    if stored.state not in PLANNED or asked == (stored.done_on, stored.starts_at, stored.minutes):
        return stored
    moment, amount = now or timezone.now(), stored.amount
    if length != stored.minutes and stored.unit_amount is not None:
        amount = rates.worth(stored.unit, stored.unit_amount, length)
    budget = _budget_after(stored, done_on, amount)
    row = moving.lock_work(person, [stored.pk])[stored.pk]
    month = _month_after(row, done_on)
    fits = _fits(row, month, amount, moment)
    row.done_on, row.starts_at, row.minutes = asked
    row.amount, row.budget, row.pay_month = amount, budget, month
    row.save(
        update_fields=["done_on", "starts_at", "minutes", "amount", "amount_currency", "budget", "pay_month"]
    )
    if not fits:
        _ask_again(row, by, moment)
    letters.tell_moved(row)
    return row


def is_late(engagement: Engagement, now: datetime) -> bool:
    """Whether it is so near the day that the school pays what it calls off."""
    offer = engagement.offer
    if offer is None:
        return False
    return timezone.localdate(now) > engagement.done_on - timedelta(days=offer.cancel_days)


def would_be_owed(engagement: Engagement, now: datetime) -> bool:
    """Whether the school would owe it, if it called it off now. A frame is paid by the hours alone."""
    agreed = engagement.state == EngagementState.ACCEPTED and engagement.terms == Terms.PAID
    return agreed and not engagement.is_frame and is_late(engagement, now)


def _end(
    engagement: Engagement, name: str, *, by: User | None, without_pay: bool, now: datetime | None
) -> Engagement:
    row = moving.locked(engagement)
    if row.state not in PLANNED:
        return row
    moment, was = now or timezone.now(), row.state
    owed = not without_pay and would_be_owed(row, moment)
    if owed:
        moving.move(row, "owe_anyway", by=by, now=moment, ended_at=moment, is_owed_anyway=True)
        _claim(row, moment)
    else:
        moving.move(row, name, by=by, now=moment, ended_at=moment)
    if not without_pay:
        letters.tell_ended(row, was_agreed=was == EngagementState.ACCEPTED)
    return row


def _claim(row: Engagement, now: datetime) -> None:
    """Paid work that is done becomes a claim by itself; that of a frame did so hour by hour."""
    if row.terms == Terms.PAID and not row.is_frame:
        claims.make(engagement=row, now=now)


def _budget_after(row: Engagement, done_on: date, amount: Money | None) -> Budget | None:
    """Return the budget of the new day, with what it costs more reserved."""
    if row.budget is None or row.amount is None or amount is None or row.terms not in ("", Terms.PAID):
        return row.budget
    budget = row.budget
    if done_on.year != row.done_on.year:
        budget = budgets.budget_for(budget.project, done_on)
    more = amount if budget != row.budget else amount - row.amount
    if more.amount > 0:
        budgets.reserve(budget=budget, amount=more)
    return budget


def _month_after(row: Engagement, done_on: date) -> date | None:
    """Never before the new day's own month; a later one that was chosen stays."""
    if row.pay_month is None:
        return None
    return max(row.pay_month, ceiling.default_month(done_on))


def _fits(row: Engagement, month: date | None, amount: Money | None, now: datetime) -> bool:
    """Whether agreed work is within the ceiling of its year as it would be now."""
    agreed = row.state == EngagementState.ACCEPTED and row.terms == Terms.PAID
    if not agreed or row.amount is None or amount is None or row.pay_month is None or month is None:
        return True
    coming, leaving = [(month, amount)], [(row.pay_month, row.amount)]
    try:
        ceiling.check(contributor=row.contributor, items=coming, leaving=leaving, now=now)
    except ceiling.AboveCeiling:
        return (month, amount) == (row.pay_month, row.amount)
    return True


def _ask_again(row: Engagement, by: User | None, now: datetime) -> None:
    """Offer anew what was agreed: it is another thing by now, and the person answers as to new work."""
    moving.move(row, "call_off", by=by, now=now, ended_at=now)
    moving.move(row, "offer_again", by=by, now=now, terms="", answered_at=None, ended_at=None)
    if row.offer is not None:
        row.offer.answered_at = None
        row.offer.save(update_fields=["answered_at"])

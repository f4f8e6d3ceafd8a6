"""A frame of hours: so many are offered and agreed before the work; what is logged draws on them."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from moneyed import Money

from accounts.models import User
from peers import ceiling, claims, engagements, rates
from peers.models import Contributor, Engagement
from peers.offers import moving
from peers.offers.refusals import AlreadyThere, NotNow
from peers.states import EngagementState, Relation, Terms
from peers.words import duration


@transaction.atomic
def log_hours(
    *,
    frame: Engagement,
    done_on: date,
    minutes: int,
    about: str,
    reference: str,
    by: User,
    now: datetime | None = None,
) -> Engagement:
    """Write down hours that were worked: paid while the frame has minutes left, and claimed by themselves.

    One row: where the frame has less left than was worked, that much is paid, and the words say how much
    more there was, without honorarium. Where nothing is left, or it is not agreed with honorarium, the
    hours are written down without.

    Raises:
        NotNow: it is no frame.
        AlreadyThere: the work of this reference is written down already.
    """
    row = moving.locked(frame)
    if not row.is_frame:
        raise NotNow(_("Hours are logged on a frame of hours."))
    if Engagement.objects.filter(reference=reference).exists():
        raise AlreadyThere(reference)
    left = left_of(row) if _pays(row) else 0
    facts: dict[str, Any] = {
        "contributor": row.contributor,
        "activity": row.activity,
        "done_on": done_on,
        "reference": reference,
    }
    if left == 0:
        return engagements.record(about=about, minutes=minutes, **facts)
    paid = min(left, minutes)
    facts |= {"about": _with_more(about, minutes - paid), "minutes": paid}
    return _draw(row, facts, by, now or timezone.now())


def _draw(row: Engagement, facts: dict[str, Any], by: User, moment: datetime) -> Engagement:
    """Write hours under a locked frame, and make their claim."""
    left = left_of(row)
    logged = Engagement.objects.create(
        **facts,
        noted_at=moment,
        state=EngagementState.DONE,
        terms=Terms.PAID,
        offer=row.offer,
        frame=row,
        unit=row.unit,
        unit_amount=row.unit_amount,
        amount=_worth(row, left) - _worth(row, left - facts["minutes"]),
        budget=row.budget,
        pay_month=_month_of(row, facts["done_on"]),
        answered_at=row.answered_at,
        ended_at=moment,
    )
    moving.note(logged, "log", source="", by=by, now=moment)
    claims.make(engagement=logged, now=moment)
    return logged


def left_of(frame: Engagement) -> int:
    """Return how many minutes of a frame are not used."""
    used = frame.logged.aggregate(minutes=Sum("minutes"))["minutes"] or 0
    return max(frame.minutes - used, 0)


def money_left(frame: Engagement) -> Money | None:
    """Return what of a frame's amount is planned still."""
    if frame.amount is None:
        return None
    used = frame.logged.aggregate(amount=Sum("amount"))["amount"] or 0
    return Money(max(frame.amount.amount - used, 0), frame.amount.currency)


def of(reference: str) -> Engagement | None:
    """Return the frame of a reference that is agreed, or None."""
    rows = Engagement.objects.filter(reference=reference, is_frame=True, state=EngagementState.ACCEPTED)
    return rows.select_related("contributor", "offer", "budget").first()


def _pays(frame: Engagement) -> bool:
    """Whether hours of it are paid: agreed so, and not worked in working time."""
    person: Contributor = frame.contributor
    agreed = frame.state == EngagementState.ACCEPTED and frame.terms == Terms.PAID
    return agreed and person.relation != Relation.EMPLOYED


def _month_of(frame: Engagement, done_on: date) -> date:
    """Never before the month that hours of that day are paid in at the earliest."""
    usual = ceiling.default_month(done_on)
    return max(frame.pay_month or usual, usual)


def _worth(frame: Engagement, minutes: int) -> Money:
    """Return what so many minutes of a frame are worth.

    Hours are paid what the frame loses by them: rounded one by one, sixty single minutes of 250 kr. an hour
    would come to 250,20, more than was agreed, reserved and allowed.
    """
    rate: Money = frame.unit_amount
    return rates.worth(frame.unit, rate, minutes) if minutes > 0 else rate - rate


def _with_more(about: str, more: int) -> str:
    """Return the words, with how much more was worked than there was money for."""
    if more <= 0:
        return about
    said = _("%(more)s more without honorarium") % {"more": duration(more)}
    return f"{about[: 250 - len(said)]} ({said})"

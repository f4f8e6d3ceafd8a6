"""Offered work in words: when, how long, by which rate, and in which month it is paid."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from moneyed import Money

from accounts import dates
from peers.models import Engagement, Offer
from peers.money import shown
from peers.states import EngagementState, RateUnit, Terms
from peers.words import duration


def when(row: Engagement) -> str:
    """Return such as "torsdag den 7. januar kl. 13-15", or the day and how long."""
    if row.is_frame:
        until = dates.day(row.done_on)
        return _("Up to %(hours)s in all, until %(day)s") % {"hours": duration(row.minutes), "day": until}
    if row.starts_at is None:
        day = dates.day(row.done_on, weekday=True)
        return _("%(day)s, %(hours)s") % {"day": day, "hours": duration(row.minutes)}
    return dates.span(row.starts_at, row.starts_at + timedelta(minutes=row.minutes))


def rate(unit: str, amount: Money | None) -> str:
    """Return such as "300,00 kr. i timen"."""
    if amount is None:
        return ""
    patterns = {
        RateUnit.HOUR: pgettext("rate", "%(amount)s an hour"),
        RateUnit.SESSION: pgettext("rate", "%(amount)s each time"),
        RateUnit.FLAT: pgettext("rate", "%(amount)s for the task"),
    }
    return patterns[RateUnit(unit)] % {"amount": shown(amount)}


def month(first: date) -> str:
    """Return such as "januar 2027"."""
    return f"{MONTHS[first.month]} {first.year}"


def said(row: Engagement) -> str:
    """Return what was answered, or what became of it, as the person reads it."""
    if row.is_owed_anyway:
        return _("Called off late, and paid")
    if row.state == EngagementState.ACCEPTED:
        return {
            Terms.PAID: _("You have said yes, with honorarium"),
            Terms.UNPAID: _("You have said yes, without honorarium"),
            Terms.EXPENSES: _("You have said yes, with your costs covered"),
        }[Terms(row.terms)]
    return {
        EngagementState.OFFERED: _("Waits for your answer"),
        EngagementState.DECLINED: _("You have said no thank you"),
        EngagementState.WITHDRAWN: _("The school has taken it back"),
        EngagementState.CALLED_OFF: _("Called off"),
        EngagementState.DONE: _("Done"),
    }[EngagementState(row.state)]


def cancelled(days: int) -> str:
    """Return what happens if the school calls it off."""
    if days == 0:
        return _("If the school calls it off before the day, there is no honorarium for it.")
    return ngettext(
        "If the school calls it off later than %(n)s day before, you are paid all the same.",
        "If the school calls it off later than %(n)s days before, you are paid all the same.",
        days,
    ) % {"n": days}


def answer_by(offer: Offer, *, today: date) -> str:
    """Return by when the school would like an answer, in a sentence; "" where it does not say."""
    if offer.answer_by is None:
        return ""
    if offer.answer_by < today:
        return _("You can still answer.")
    day = dates.day(offer.answer_by, weekday=True)
    return _("The school would like your answer by %(day)s.") % {"day": day}


def in_short(rows: Iterable[Engagement]) -> str:
    """Return what tells one offer from another: when the work is, and what it comes to."""
    pieces = list(rows)
    if not pieces:
        return ""
    worth = shown(total(pieces))
    if len(pieces) == 1:
        return " · ".join(filter(None, (when(pieces[0]), worth)))
    days = sorted(row.done_on for row in pieces)
    facts = {"n": len(pieces), "first": dates.day(days[0]), "last": dates.day(days[-1])}
    return " · ".join(filter(None, (_("%(n)s times, %(first)s to %(last)s") % facts, worth)))


def total(rows: Iterable[Engagement]) -> Money | None:
    """Return what several pieces are worth together; None for nothing, or for more than one currency."""
    amounts = [row.amount for row in rows if row.amount is not None]
    if not amounts or len({one.currency for one in amounts}) > 1:
        return None
    found: Money = sum(amounts[1:], amounts[0])
    return found

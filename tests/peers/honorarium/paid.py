"""Claims that are paid, by the way that everybody goes: a run, frozen by a payer, and marked as paid."""

from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from peers import payments
from peers.models import PaymentRun


def freeze(by: User, *, on: date | None = None, now: datetime | None = None) -> PaymentRun:
    """Freeze a run of all that is approved; without a day one in three months, so that all is in it."""
    day = on or later(timezone.localdate(now))
    return payments.freeze(run=payments.start(pay_date=day, by=by, now=now), by=by, now=now)


def pay(by: User, *, on: date | None = None, now: datetime | None = None) -> PaymentRun:
    """Pay all that is approved, by the file that payroll was sent."""
    run = freeze(by, on=on, now=now)
    payments.export(run, "csv", now=now)
    return payments.mark_paid(run=run, by=by, now=now)


def later(day: date) -> date:
    """Return a day two months on, when what is done today is paid."""
    months = day.month + 1
    return date(day.year + months // 12, months % 12 + 1, 15)

"""Months of payment; a month is written as its first day."""

from datetime import date, datetime

from django.utils import timezone

from peers.models import HonorariumSettings

CHOICES = 12


def first_of(day: date) -> date:
    """Return the month of a day."""
    return day.replace(day=1)


def later(month: date, months: int) -> date:
    """Return the month so many months later."""
    years, index = divmod(month.month - 1 + months, 12)
    return date(month.year + years, index + 1, 1)


def this_month(now: datetime | None = None) -> date:
    """Return the month it is, in Copenhagen."""
    return first_of(timezone.localdate(now))


def default_month(done_on: date) -> date:
    """Return when work of a day is paid, unless somebody chooses another month."""
    return later(first_of(done_on), HonorariumSettings.current().pay_after_months)


def months_to_choose(done_on: date, now: datetime | None = None) -> list[date]:
    """Return twelve months, from the one that work is paid in without a choice; never one that is over."""
    begin = max(default_month(done_on), this_month(now))
    return [later(begin, number) for number in range(CHOICES)]

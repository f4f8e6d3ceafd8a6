"""The quiet hours of the night: nobody is told anything then, and nobody loses time to answer by it.

Whole hours of the school's own clock, from ``QUIET_FROM`` to ``QUIET_UNTIL``; the same number twice means
that there are none. See ``docs/decisions/0008-quiet-hours-and-reminders.md``.
"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

_NONE = timedelta(0)


def are_kept() -> bool:
    """Whether this school has quiet hours."""
    return bool(settings.QUIET_FROM != settings.QUIET_UNTIL)


def is_quiet(moment: datetime) -> bool:
    """Whether it is night; when the night begins it is, when it ends it is not."""
    hour, first, end = timezone.localtime(moment).hour, settings.QUIET_FROM, settings.QUIET_UNTIL
    if first <= end:
        return bool(first <= hour < end)
    return bool(hour >= first or hour < end)


def waking(moment: datetime) -> datetime:
    """Return the moment itself, or the end of the night it falls in."""
    return _next(settings.QUIET_UNTIL, moment) if is_quiet(moment) else moment


def answer_until(moment: datetime, hours: int) -> datetime:
    """Return when ``hours`` to answer have passed, for somebody who hears of it at the first waking moment.

    Each 24 of them are a day of the calendar, also where the clocks change; of the rest only the waking
    ones count.
    """
    if not are_kept():
        return moment + timedelta(hours=hours)
    start = days_later(waking(moment), hours // 24)
    left = timedelta(hours=hours % 24)
    while left > _NONE:
        start = waking(start)
        awake = min(left, _next(settings.QUIET_FROM, start) - start)
        start, left = start + awake, left - awake
    return start


def _next(hour: int, moment: datetime) -> datetime:
    today = timezone.localdate(moment)
    found = timezone.make_aware(datetime.combine(today, time(hour)))
    if found > moment:
        return found
    return timezone.make_aware(datetime.combine(today + timedelta(days=1), time(hour)))


def days_later(moment: datetime, days: int) -> datetime:
    """Return the same time by the clock, so many days later (or earlier, where there is a minus)."""
    local = timezone.localtime(moment).replace(tzinfo=None, fold=0)
    return timezone.make_aware(local + timedelta(days=days))

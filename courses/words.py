"""Dates in words, in the language that is active: "fire torsdage kl. 13-15 fra 7. januar".

Everything here takes aware datetimes and speaks in the school's own time.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Protocol

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from accounts.dates import clock, day, hours, local, moment, span, unbroken

__all__ = [
    "clock",
    "day",
    "hours",
    "local",
    "moment",
    "number",
    "run_dates",
    "series",
    "session_when",
    "span",
    "unbroken",
]

Span = tuple[datetime, datetime]

PLURAL_DAYS = (
    gettext_lazy("Mondays"),
    gettext_lazy("Tuesdays"),
    gettext_lazy("Wednesdays"),
    gettext_lazy("Thursdays"),
    gettext_lazy("Fridays"),
    gettext_lazy("Saturdays"),
    gettext_lazy("Sundays"),
)
NUMBERS = {
    2: pgettext_lazy("number", "two"),
    3: pgettext_lazy("number", "three"),
    4: pgettext_lazy("number", "four"),
    5: pgettext_lazy("number", "five"),
    6: pgettext_lazy("number", "six"),
    7: pgettext_lazy("number", "seven"),
    8: pgettext_lazy("number", "eight"),
    9: pgettext_lazy("number", "nine"),
    10: pgettext_lazy("number", "ten"),
    11: pgettext_lazy("number", "eleven"),
    12: pgettext_lazy("number", "twelve"),
}
WEEK = timedelta(days=7)


class Meeting(Protocol):
    """What a session must have to be put in words."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...
    @property
    def cancelled_at(self) -> datetime | None: ...


def number(count: int) -> str:
    """A count in letters up to twelve ("fire"), above that in figures."""
    return str(NUMBERS.get(count, count))


def session_when(session: Meeting, *, today: date | None = None) -> str:
    """Such as "torsdag den 7. januar kl. 13-15"; both days where it passes midnight."""
    return span(session.starts_at, session.ends_at, today=today)


def run_dates(sessions: Iterable[Meeting], *, today: date | None = None) -> str:
    """When a class meets: "fire torsdage kl. 13-15 fra 7. januar". Cancelled sessions are left out."""
    return series([(s.starts_at, s.ends_at) for s in sessions if s.cancelled_at is None], today=today)


def series(spans: Sequence[Span], *, today: date | None = None) -> str:
    """As `run_dates`, from pairs of start and end."""
    times = sorted((local(start), local(end)) for start, end in spans)
    if not times:
        return gettext("Dates will follow")
    if len(times) == 1:
        return span(*times[0], today=today)
    days = sorted({start.weekday() for start, _ in times})
    clocks = {(start.time(), end.time()) for start, end in times}
    at = f" {hours(*times[0])}" if len(clocks) == 1 else ""
    words = {
        "count": number(len(times)),
        "days": gettext(" and ").join(str(PLURAL_DAYS[weekday]) for weekday in days),
        "hours": at,
        "first": day(times[0][0], today=today),
        "last": day(times[-1][0], today=today),
    }
    if len(days) == 1:
        return _one_weekday([start.date() for start, _ in times]) % words
    if len(days) == 2 and at and len(times) > 3:
        return gettext("%(count)s times, %(days)s%(hours)s from %(first)s") % words
    words["first"] = day(times[0][0], weekday=True, today=today)
    return gettext("%(count)s times from %(first)s%(hours)s") % words


def _one_weekday(dates: Sequence[date]) -> str:
    """The pattern for dates that all fall on one weekday: each week, each second week, or with gaps."""
    gaps = {later - earlier for earlier, later in pairwise(dates)}
    if gaps == {WEEK}:
        return gettext("%(count)s %(days)s%(hours)s from %(first)s")
    if gaps == {2 * WEEK}:
        return gettext("%(count)s %(days)s%(hours)s, every second week from %(first)s")
    return gettext("%(count)s %(days)s%(hours)s, %(first)s to %(last)s")

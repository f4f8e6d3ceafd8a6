"""Dates in words, in the language that is active: "fire torsdage kl. 13-15 fra 7. januar".

Everything here takes aware datetimes and speaks in the school's own time.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext, pgettext_lazy

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
_TOGETHER = re.compile(r"(\bkl\.|\b\d{1,2}\.) (?=\w)")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
WEEK = timedelta(days=7)
NEAR = timedelta(days=300)
"""A date this far ahead is still the only one of its name that anybody thinks of."""


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


def day(when: date | datetime, *, weekday: bool = False, today: date | None = None) -> str:
    """Such as "7. januar"; "torsdag den 7. januar" with `weekday`; the year where it could be mistaken."""
    on = _local(when).date() if isinstance(when, datetime) else when
    now = today or timezone.localdate()
    words = {"day": on.day, "month": MONTHS[on.month], "weekday": WEEKDAYS[on.weekday()], "year": on.year}
    if on.year == now.year or timedelta() <= on - now <= NEAR:
        pattern = gettext("%(weekday)s %(day)s %(month)s") if weekday else gettext("%(day)s %(month)s")
    elif weekday:
        pattern = gettext("%(weekday)s %(day)s %(month)s %(year)s")
    else:
        pattern = gettext("%(day)s %(month)s %(year)s")
    return pattern % words


def clock(when: datetime) -> str:
    """Such as "13" or "13.30" (English "13:00", "13:30"), without "kl."."""
    local = _local(when)
    pattern = (
        pgettext("time", "%(hour)02d:%(minute)02d") if local.minute else pgettext("time", "%(hour)02d:00")
    )
    return pattern % {"hour": local.hour, "minute": local.minute}


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Such as "kl. 13-15"."""
    return gettext("%(start)s-%(end)s") % {"start": clock(starts_at), "end": clock(ends_at)}


def moment(when: datetime, *, today: date | None = None) -> str:
    """Such as "torsdag den 7. januar kl. 13"."""
    return gettext("%(day)s at %(time)s") % {"day": day(when, weekday=True, today=today), "time": clock(when)}


def session_when(session: Meeting, *, today: date | None = None) -> str:
    """Such as "torsdag den 7. januar kl. 13-15"; both days where it passes midnight."""
    return span(session.starts_at, session.ends_at, today=today)


def span(starts_at: datetime, ends_at: datetime, *, today: date | None = None) -> str:
    """As `session_when`, from two moments."""
    return _span(starts_at, ends_at, today or timezone.localdate(), get_language())


@lru_cache(maxsize=8192)
def _span(starts_at: datetime, ends_at: datetime, today: date, _language: str | None) -> str:
    """The same moments are put in words over and over, in two languages at the most."""
    start, end = _local(starts_at), _local(ends_at)
    if start.date() == end.date() or (end.hour, end.minute) == (0, 0):
        return f"{day(start, weekday=True, today=today)} {hours(start, end)}"
    return gettext("%(start)s to %(end)s") % {
        "start": moment(start, today=today),
        "end": moment(end, today=today),
    }


def run_dates(sessions: Iterable[Meeting], *, today: date | None = None) -> str:
    """When a class meets: "fire torsdage kl. 13-15 fra 7. januar". Cancelled sessions are left out."""
    return series([(s.starts_at, s.ends_at) for s in sessions if s.cancelled_at is None], today=today)


def series(spans: Sequence[Span], *, today: date | None = None) -> str:
    """As `run_dates`, from pairs of start and end."""
    times = sorted((_local(start), _local(end)) for start, end in spans)
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


def unbroken(text: str) -> str:
    """The same words for a page: no line ends inside "kl. 13-15" or "7. januar"."""
    return _TOGETHER.sub("\\1\u00a0", _RANGE.sub("-\u2060", text))


def _one_weekday(dates: Sequence[date]) -> str:
    """The pattern for dates that all fall on one weekday: each week, each second week, or with gaps."""
    gaps = {later - earlier for earlier, later in pairwise(dates)}
    if gaps == {WEEK}:
        return gettext("%(count)s %(days)s%(hours)s from %(first)s")
    if gaps == {2 * WEEK}:
        return gettext("%(count)s %(days)s%(hours)s, every second week from %(first)s")
    return gettext("%(count)s %(days)s%(hours)s, %(first)s to %(last)s")


def _local(when: datetime) -> datetime:
    return timezone.localtime(when)

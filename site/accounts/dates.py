"""Days and hours in words, in the language that is active: "torsdag den 7. januar kl. 13-15".

Everything here takes aware datetimes and speaks in the school's own time.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, gettext, pgettext

_TOGETHER = re.compile(r"(\bkl\.|\b\d{1,2}\.) (?=\w)")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
NEAR = timedelta(days=300)
"""A date this far ahead is still the only one of its name that anybody thinks of."""


def day(when: date | datetime, *, weekday: bool = False, today: date | None = None) -> str:
    """Such as "7. januar"; "torsdag den 7. januar" with `weekday`; the year where it could be mistaken."""
    on = local(when).date() if isinstance(when, datetime) else when
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
    at = local(when)
    pattern = pgettext("time", "%(hour)02d:%(minute)02d") if at.minute else pgettext("time", "%(hour)02d:00")
    return pattern % {"hour": at.hour, "minute": at.minute}


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Such as "kl. 13-15"."""
    return gettext("%(start)s-%(end)s") % {"start": clock(starts_at), "end": clock(ends_at)}


def moment(when: datetime, *, today: date | None = None) -> str:
    """Such as "torsdag den 7. januar kl. 13"."""
    return gettext("%(day)s at %(time)s") % {"day": day(when, weekday=True, today=today), "time": clock(when)}


def span(starts_at: datetime, ends_at: datetime, *, today: date | None = None) -> str:
    """Such as "torsdag den 7. januar kl. 13-15"; both days where it passes midnight."""
    return _span(starts_at, ends_at, today or timezone.localdate(), get_language())


@lru_cache(maxsize=8192)
def _span(starts_at: datetime, ends_at: datetime, today: date, _language: str | None) -> str:
    """The same moments are put in words over and over, in two languages at the most."""
    start, end = local(starts_at), local(ends_at)
    if start.date() == end.date() or (end.hour, end.minute) == (0, 0):
        return f"{day(start, weekday=True, today=today)} {hours(start, end)}"
    return gettext("%(start)s to %(end)s") % {
        "start": moment(start, today=today),
        "end": moment(end, today=today),
    }


def unbroken(text: str) -> str:
    """The same words for a page: no line ends inside "kl. 13-15" or "7. januar"."""
    return _TOGETHER.sub("\\1\u00a0", _RANGE.sub("-\u2060", text))


def local(when: datetime) -> datetime:
    """The same moment on the school's clock."""
    return timezone.localtime(when)

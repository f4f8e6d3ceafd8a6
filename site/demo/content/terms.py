"""The terms of the demo, hung on the Monday of this week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class TermPlan:
    """A term: its name, its days, and the moment from which one may sign up."""

    key: str
    name: str
    starts_on: date
    ends_on: date
    enrolment_opens_at: datetime


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def terms(today: date) -> tuple[TermPlan, ...]:
    """The current term, which began twelve weeks ago, the next, open for enrolment in three weeks, and the
    four before, each twenty-six weeks older.
    """
    monday = monday_of(today)
    autumn = today.month >= 7
    after = f"Forår {today.year + 1}" if autumn else f"Efterår {today.year}"
    return (
        _term("now", f"{'Efterår' if autumn else 'Forår'} {today.year}", monday, -12, -15),
        _term("next", after, monday, 14, 3),
        *_before(today.year, monday, autumn=autumn),
    )


def _before(year: int, monday: date, *, autumn: bool) -> list[TermPlan]:
    """The terms behind us, the newest first."""
    found = []
    for number, key in enumerate(("one_ago", "two_ago", "three_ago", "four_ago"), start=1):
        year, autumn = (year, False) if autumn else (year - 1, True)
        name = f"{'Efterår' if autumn else 'Forår'} {year}"
        found.append(_term(key, name, monday, -12 - 26 * number, -15 - 26 * number))
    return found


def _term(key: str, name: str, monday: date, start: int, opens: int) -> TermPlan:
    """A term of 26 weeks that starts, and opens, so many weeks from this Monday."""
    first = monday + timedelta(weeks=start)
    last = first + timedelta(weeks=25, days=4)
    return TermPlan(key, name, first, last, datetime.combine(monday + timedelta(weeks=opens), time(10), ZONE))


def holidays(first: date, last: date) -> set[date]:
    """Days without school: Christmas week to New Year, every year between the two dates."""
    days = set[date]()
    for year in range(first.year - 1, last.year + 1):
        eve = date(year, 12, 22)
        days |= {eve + timedelta(days=step) for step in range(13)}
    return {day for day in days if first <= day <= last}

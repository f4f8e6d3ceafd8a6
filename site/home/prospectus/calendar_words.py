"""The calendar of a catalogue: month by month which classes begin, and on which page they stand."""

from datetime import date, datetime

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from courses import words
from courses.models import CourseRun, Session
from home.prospectus.course_words import Words, dates, label_of, place
from home.prospectus.reading import Course


def calendar(courses: list[Course], *, today: date) -> Words:
    """Return what begins when; what one simply comes to stands by itself, and first."""
    rows = [(one, run) for one in courses for run in one.runs if run.state != "cancelled"]
    begins = [(held[0], len(held), one, run) for one, run in rows if (held := _held(run))]
    months: dict[tuple[int, int], list[Words]] = {}
    for first, count, one, run in sorted(begins, key=lambda row: (row[0].starts_at, row[3].pk)):
        if not run.is_drop_in:
            months.setdefault(_month(first.starts_at), []).append(_row(first, count, one, run))
    return {
        "title": pgettext("prospectus", "Calendar"),
        "lead": pgettext("prospectus", "When the classes begin, and on which page you can read more."),
        "open_title": pgettext("prospectus", "Just come"),
        "open": [_open(one, run, today) for _first, _count, one, run in begins if run.is_drop_in],
        "months": [
            {"title": capfirst(f"{MONTHS[month]} {year}"), "rows": found}
            for (year, month), found in months.items()
        ],
    }


def _held(run: CourseRun) -> list[Session]:
    held = (one for one in run.sessions.all() if one.cancelled_at is None)
    return sorted(held, key=lambda one: one.starts_at)


def _month(moment: datetime) -> tuple[int, int]:
    day = words.local(moment)
    return day.year, day.month


def _row(first: Session, count: int, one: Course, run: CourseRun) -> Words:
    begins = words.local(first.starts_at)
    weekday = {"weekday": WEEKDAYS[begins.weekday()], "number": begins.day}
    times = ngettext("%(n)s time", "%(n)s times", count) % {"n": count}
    return {
        "day": capfirst(pgettext("day of a month", "%(weekday)s %(number)s") % weekday),
        "time": words.unbroken(words.hours(first.starts_at, first.ends_at)),
        "about": " · ".join([times, place(run)]),
        **_course(one, run),
    }


def _open(one: Course, run: CourseRun, today: date) -> Words:
    when = capfirst(dates(run, today=today))
    return {"about": _("%(when)s. %(place)s") % {"when": when, "place": place(run)}, **_course(one, run)}


def _course(one: Course, run: CourseRun) -> Words:
    title = f"{one.page.title} ({run.label})" if run.label else one.page.title
    return {"title": title, "label": label_of(one.page), "lang": one.page.locale.language_code}

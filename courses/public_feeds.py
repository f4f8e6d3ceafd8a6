"""Public calendars: what anybody may know of when and where a course is held; never the online link."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings

from accounts.told.mails import domain
from courses.calendar_entries import Entry
from courses.calendars import calendar
from courses.models import Session
from courses.session_rows import Places, SessionRow, rows
from courses.states import PUBLIC_RUN_STATES, RunAccess

SHOWN_BACK = timedelta(days=30)
MOST_SESSIONS = 1000


class Told(NamedTuple):
    """What a feed says of a course: its title and the address of its page, in the language of the feed."""

    title: str
    url: str


def public_feed(courses: Mapping[int, Told], *, name: str, now: datetime) -> bytes:
    """Return the sessions of these courses (by id) as a feed, cancelled ones too. Two queries.

    Of the last thirty days and those to come; the first thousand.
    """
    sessions = Session.objects.filter(
        run__course__in=list(courses),
        run__state__in=PUBLIC_RUN_STATES,
        run__access=RunAccess.PUBLIC,
        ends_at__gt=now - SHOWN_BACK,
    )
    places, end = Places(), domain()
    found = rows(sessions, most=MOST_SESSIONS)
    return calendar((_entry(row, courses[row.course], places, end) for row in found), name=name)


def page_address(slug: str, language: str) -> str:
    """Return the whole address of a course's page in a language."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.BASE_URL.rstrip('/')}{prefix}/kurser/{slug}/"


def _entry(row: SessionRow, course: Told, places: Places, end: str) -> Entry:
    return Entry(
        uid=f"{row.uid}@{end}",
        title=row.title(course.title),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        changed_at=row.changed_at,
        sequence=row.told,
        is_off=row.is_off,
        place=places.of(row),
        url=course.url,
    )

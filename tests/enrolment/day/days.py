"""Days of a session for the tests: a class that meets right now, and marks on its roster."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from courses.models import Session
from enrolment import seats
from enrolment.day import attendance
from enrolment.day.taps import Tap
from tests.factories import make_run


def make_class_of_today(*, people, teachers=(), minutes_ago=10, **fields):
    """A class whose only session began some minutes ago (negative: begins then), with these people in it."""
    start = timezone.now() + timedelta(days=20)
    run = make_run(first_start=start, sessions=1, teachers=teachers, **fields)
    for person in people:
        seats.enrol(person=person, run=run, by=person)
    session = run.sessions.get()
    move_to(session, timezone.now() - timedelta(minutes=minutes_ago))
    return run, session


def move_to(session, start, *, minutes=120):
    """Let a session begin at another time, as if that time had come."""
    session.starts_at, session.ends_at = start, start + timedelta(minutes=minutes)
    session.save(update_fields=["starts_at", "ends_at"])


def tap(row, mark, *, at=None, tap_id=None):
    return Tap(tap_id or uuid4(), row.pk, mark, at or timezone.now())


def mark(session, row, said, *, by, at=None):
    """Tap one mark for one person."""
    return attendance.take(session=Session.objects.get(pk=session.pk), given=[tap(row, said, at=at)], by=by)

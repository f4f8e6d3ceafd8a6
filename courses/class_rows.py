"""The classes of one course as plain values, read with one statement (and one more for their venues).

Model instances of classes, sessions and teachers would take most of the time a course's page takes.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from courses.by_hand import instances
from courses.models import Venue
from courses.states import RUNS_THE_CLASS, AssignmentState, RunAccess, RunState

SHOWN = (RunState.OPEN.value, RunState.CLOSED.value, RunState.CANCELLED.value)
"""States of a class that the public may still care about."""


class SessionRow(NamedTuple):
    """A session; `venue` and `room` only where they are not those of the class."""

    starts_at: datetime
    ends_at: datetime
    cancelled_at: datetime | None
    venue: int | None
    room: str


class ClassRow(NamedTuple):
    """A class with its sessions in order and its teachers by name."""

    id: int
    label: str
    state: str
    cancelled_reason: str
    venue: int | None
    room: str
    is_online: bool
    opens_at: datetime
    closes_at: datetime | None
    free: int
    open: int
    held_for: str
    teachers: list[str]
    sessions: list[SessionRow]

    def is_past(self, now: datetime) -> bool:
        """Whether the last session has ended."""
        return bool(self.sessions) and max(session.ends_at for session in self.sessions) <= now


_CLASSES = """
SELECT r.id, r.label, r.state, r.cancelled_reason, r.venue_id, r.room, r.online_url <> '',
    coalesce(r.enrolment_opens_at, t.enrolment_opens_at), r.enrolment_closes_at,
    s.capacity - s.taken, greatest(0, s.capacity - s.taken - s.reserved), s.reserved_for,
    ARRAY(
        SELECT c.public_name FROM courses_teachingassignment a
        JOIN peers_contributor c ON c.id = a.contributor_id
        WHERE a.run_id = r.id AND a.session_id IS NULL AND a.state = %s AND a.role = ANY(%s)
        ORDER BY c.public_name
    ),
    m.starts, m.ends, m.cancelled, m.venues, m.rooms
FROM courses_courserun r
JOIN wagtailcore_page p ON p.id = r.course_id
JOIN courses_term t ON t.id = r.term_id
JOIN courses_runseats s ON s.run_id = r.id
CROSS JOIN LATERAL (
    SELECT array_agg(starts_at ORDER BY starts_at, id) AS starts,
        array_agg(ends_at ORDER BY starts_at, id) AS ends,
        array_agg(cancelled_at ORDER BY starts_at, id) AS cancelled,
        array_agg(venue_id ORDER BY starts_at, id) AS venues,
        array_agg(room::text ORDER BY starts_at, id) AS rooms
    FROM courses_session WHERE run_id = r.id
) m
WHERE p.translation_key = %s AND r.state = ANY(%s) AND r.access = %s
ORDER BY r.id
"""


def of_course(translation_key: UUID) -> list[ClassRow]:
    """The classes of a course, in any language; no drafts, none finished or by invitation."""
    with connection.cursor() as cursor:
        accepted, roles = AssignmentState.ACCEPTED.value, sorted(RUNS_THE_CLASS)
        cursor.execute(_CLASSES, [accepted, roles, translation_key, list(SHOWN), RunAccess.PUBLIC.value])
        return [_row(row) for row in cursor.fetchall()]


def venues_of(rows: Iterable[ClassRow]) -> dict[int, Venue]:
    """The venues of classes and of single sessions, by id, in the order met; asks only if there are any."""
    met: dict[int, None] = {}
    for row in rows:
        met.update(dict.fromkeys(v for v in (row.venue, *(s.venue for s in row.sessions)) if v is not None))
    found = {venue.pk: venue for venue in instances(Venue, "id = ANY(%s)", [list(met)])} if met else {}
    return {venue: found[venue] for venue in met}


def _row(row: tuple[Any, ...]) -> ClassRow:
    *values, starts, ends, cancelled, venues, rooms = row
    sessions = zip(starts or (), ends or (), cancelled or (), venues or (), rooms or (), strict=True)
    return ClassRow._make([*values, [SessionRow(*session) for session in sessions]])

"""The sessions of classes as plain rows, for calendars: models would cost more than all the rest."""

import uuid
from typing import NamedTuple

from django.db.models import BigIntegerField, BooleanField, ExpressionWrapper, Func, Q, QuerySet

from courses.calendars import where
from courses.models import Session, Venue
from courses.states import RunState


class SessionRow(NamedTuple):
    """A session with what it takes over from its class. Moments are seconds since 1970."""

    uid: uuid.UUID
    session: int
    run: int
    starts_at: int
    ends_at: int
    changed_at: int
    sequence: int
    is_cancelled: bool
    venue: int | None
    room: str
    usual_venue: int | None
    usual_room: str
    label: str
    state: str
    course: int

    @property
    def is_off(self) -> bool:
        """Whether the session, or its class, is cancelled."""
        return self.is_cancelled or self.state == RunState.CANCELLED

    @property
    def told(self) -> int:
        """The SEQUENCE of the session: a class is cancelled after whatever was told of it before."""
        return self.sequence + (self.state == RunState.CANCELLED)

    def title(self, course: str) -> str:
        """Return the course's title with the label that tells the class from the others."""
        return f"{course} ({self.label})" if self.label else course


class _Second(Func):
    """A moment as whole seconds since 1970: datetimes are read in Python, and take most of a feed's time."""

    template = "floor(extract(epoch FROM %(expressions)s))::bigint"
    output_field = BigIntegerField()


_COLUMNS = (
    *("uid", "pk", "run_id", _Second("starts_at"), _Second("ends_at"), _Second("changed_at"), "sequence"),
    *(ExpressionWrapper(Q(cancelled_at__isnull=False), BooleanField()), "venue_id", "room"),
    *("run__venue_id", "run__room", "run__label", "run__state", "run__course_id"),
)


def rows(sessions: QuerySet[Session], *, most: int | None = None) -> list[SessionRow]:
    """Read these sessions (the first ``most``) in order of time, with one query."""
    found = sessions.order_by("starts_at", "pk").values_list(*_COLUMNS)[:most]
    return list(map(SessionRow._make, found))


class Places:
    """Where sessions are held, each place put in one line once; one query for all of them."""

    def __init__(self) -> None:
        self._venues = Venue.objects.in_bulk()
        self._lines: dict[tuple[int | None, str, int | None, str], str] = {}

    def of(self, row: SessionRow) -> str:
        """Return the place of a session; empty where it is only online."""
        parts = (row.venue, row.room, row.usual_venue, row.usual_room)
        if parts not in self._lines:
            self._lines[parts] = where(
                own=self._venues[row.venue] if row.venue else None,
                own_room=row.room,
                usual=self._venues[row.usual_venue] if row.usual_venue else None,
                usual_room=row.usual_room,
            )
        return self._lines[parts]

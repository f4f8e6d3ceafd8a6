"""Who may be in the room of a class, and until when: those with a seat, and for a while after the class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment.models import Enrolment
from enrolment.states import SeatState

SEATED: frozenset[str] = frozenset({SeatState.ENROLLED, SeatState.COMPLETED})
"""States of who is in a class, or was in it until it ended."""

TALK_AFTER = timedelta(days=30)
"""After the last session: so long one can write to the teachers."""

THINGS_AFTER = timedelta(days=180)
"""After the last session: so long what was handed out and tried out is there."""


class Shut(Exception):
    """There is no such room for this person, or none any more."""


@dataclass(frozen=True, slots=True)
class Room:
    """A class as somebody in it finds it; ``ends_at`` is None while it has no session."""

    row: Enrolment
    ends_at: datetime | None
    now: datetime

    @property
    def run(self) -> CourseRun:
        """The class."""
        return self.row.run

    @property
    def may_talk(self) -> bool:
        """Whether one can write to the teachers and to each other still."""
        return self.talk_until is None or self.now < self.talk_until

    @property
    def talk_until(self) -> datetime | None:
        """When the teachers can be written to no more."""
        return self.ends_at + TALK_AFTER if self.ends_at else None

    @property
    def things_until(self) -> datetime | None:
        """When materials and trial actions are there no more."""
        return self.ends_at + THINGS_AFTER if self.ends_at else None

    @property
    def is_over(self) -> bool:
        """Whether the last session has ended."""
        return self.ends_at is not None and self.ends_at <= self.now


def enter(person: User, *, enrolment_id: int, now: datetime | None = None) -> Room:
    """Return the room of one's own place. Raises ``Shut``, also for another's place."""
    rows = Enrolment.objects.select_related("person", "run__course", "run__term", "run__venue")
    row = rows.filter(pk=enrolment_id, person=person).first()
    if row is None:
        raise Shut
    return of(row, now=now)


def of(row: Enrolment, *, now: datetime | None = None) -> Room:
    """Return the room of a row whose class is loaded. Raises ``Shut``."""
    now = now or timezone.now()
    ends_at = Session.objects.filter(run=row.run_id).aggregate(at=Max("ends_at"))["at"]
    room = Room(row, ends_at, now)
    is_shut = row.state not in SEATED or row.run.state in {RunState.DRAFT, RunState.CANCELLED}
    if is_shut or (room.things_until is not None and room.things_until <= now):
        raise Shut
    return room


def is_there(row: Enrolment, sessions: Iterable[Session], *, now: datetime) -> bool:
    """Whether the room of a row is open, from sessions that are loaded already."""
    ends_at = max((one.ends_at for one in sessions), default=None)
    return row.state in SEATED and (ends_at is None or now < ends_at + THINGS_AFTER)


def ended_before(moment: datetime) -> QuerySet[CourseRun]:
    """Return the classes whose last session ended before a moment."""
    return CourseRun.objects.annotate(last_end=Max("sessions__ends_at")).filter(last_end__lt=moment)

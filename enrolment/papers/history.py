"""What somebody has been in: classes they had a seat in till the end, how often they came where it is known.

Who came is known session by session for a year (``Attendance``); after that nobody knows, and nothing here
says that anybody was away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from accounts.models import User
from courses.models import Session
from courses.titles import titles
from enrolment.day_states import Mark
from enrolment.models import Attendance, Enrolment
from enrolment.states import SeatState

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Been:
    """A class somebody completed. ``held`` are its sessions; ``came`` those they were at, None: not known."""

    enrolment: Enrolment
    title: str
    term: str
    held: Sequence[Span]
    came: Sequence[Span] | None

    @property
    def key(self) -> UUID:
        """Which course, in any language."""
        key: UUID = self.enrolment.run.course.translation_key
        return key

    @property
    def counted(self) -> Sequence[Span]:
        """The sessions that a paper speaks of: those they came to, else those of the class."""
        return self.held if self.came is None else self.came

    @property
    def minutes(self) -> int:
        """How long these were in all."""
        return sum(int((end - start).total_seconds()) // 60 for start, end in self.counted)

    @property
    def first(self) -> date:
        """The day of the first of these."""
        return timezone.localdate(self.counted[0][0])

    @property
    def last(self) -> date:
        """The day of the last of these."""
        return timezone.localdate(self.counted[-1][0])

    @property
    def is_certified(self) -> bool:
        """Whether a certificate would be true: there was a session, and not all of them without them."""
        return bool(self.counted)


def of(person: User, *, language: str, now: datetime | None = None) -> list[Been]:
    """Return the classes somebody completed, the latest first; four questions however many there are."""
    now = now or timezone.now()
    held = Session.objects.filter(cancelled_at__isnull=True, ends_at__lte=now).order_by("starts_at", "pk")
    rows = list(
        Enrolment.objects.filter(person=person, state=SeatState.COMPLETED)
        .select_related("run__course", "run__term")
        .defer("run__course__body")
        .prefetch_related(Prefetch("run__sessions", held))
    )
    names = titles((row.run.course for row in rows), language=language)
    marked, present = _marks(rows)
    been = [_been(row, names, marked, present) for row in rows]
    return sorted(been, key=_latest, reverse=True)


def _marks(rows: Iterable[Enrolment]) -> tuple[set[int], set[tuple[int, int]]]:
    """Return the sessions in which anybody was marked, and where these people were (session, seat)."""
    rows = list(rows)
    found = Attendance.objects.filter(session__run__in=[row.run_id for row in rows]).exclude(mark="")
    marked = set(found.values_list("session", flat=True))
    own = found.filter(enrolment__in=rows, mark=Mark.PRESENT)
    return marked, set(own.values_list("session", "enrolment")) if marked else set()


def _been(row: Enrolment, names: dict[int, str], marked: set[int], present: set[tuple[int, int]]) -> Been:
    sessions = list(row.run.sessions.all())
    held = [(one.starts_at, one.ends_at) for one in sessions]
    came = [(one.starts_at, one.ends_at) for one in sessions if (one.pk, row.pk) in present]
    is_known = bool(sessions) and all(one.pk in marked for one in sessions)
    title = names[row.run.course_id]
    return Been(row, title, row.run.term.name, held, came if is_known else None)


def _latest(been: Been) -> tuple[float, int]:
    return been.held[-1][0].timestamp() if been.held else 0.0, been.enrolment.pk

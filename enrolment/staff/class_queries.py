"""What the page of a class shows, read in a fixed number of questions."""

from dataclasses import dataclass, field
from typing import Self

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from courses.models import CourseRun, Session
from enrolment.models import Enrolment, Move
from enrolment.staff.numbers import with_numbers
from enrolment.states import ACTIVE, SeatState

SHOWN = ACTIVE | {SeatState.COMPLETED}
MOVES_SHOWN = 30


@dataclass(frozen=True)
class ClassRoom:
    """A class with its sessions and everybody in it."""

    run: CourseRun
    sessions: list[Session]
    roster: list[Enrolment] = field(default_factory=list)
    offered: list[Enrolment] = field(default_factory=list)
    held: list[Enrolment] = field(default_factory=list)
    waiting: list[Enrolment] = field(default_factory=list)

    @classmethod
    def of(cls, pk: int) -> Self:
        """Read the class; Http404 where there is none."""
        runs = CourseRun.objects.select_related("seat_rules").prefetch_related("shares")
        run = get_object_or_404(with_numbers(runs), pk=pk)
        sessions = run.sessions.select_related("venue").annotate(apology_count=Count("apologies"))
        sessions = sessions.order_by("starts_at", "pk")
        room = cls(run=run, sessions=list(sessions))
        for row in people_in(run):
            room.list_for(row.state).append(row)
        return room

    def list_for(self, state: str) -> list[Enrolment]:
        """Return the list that a row in ``state`` belongs to."""
        lists = {
            SeatState.OFFERED.value: self.offered,
            SeatState.HELD.value: self.held,
            SeatState.WAITING.value: self.waiting,
        }
        return lists.get(state, self.roster)


def people_in(run: CourseRun) -> QuerySet[Enrolment]:
    """Return everybody who is in the class or was till its end, by name, with what can help."""
    rows = Enrolment.objects.filter(run=run, state__in=SHOWN).select_related("person", "support_need")
    return rows.order_by("person__chosen_name", "pk")


def moves_of(run: CourseRun) -> QuerySet[Move]:
    """Return what happened to the seats of a class, the latest first."""
    moves = Move.objects.filter(enrolment__run=run).select_related("enrolment__person", "by")
    return moves.order_by("-pk")[:MOVES_SHOWN]


def roster_of(run: CourseRun) -> QuerySet[Enrolment]:
    """Return those who come: with a seat, or till the end of the class."""
    return people_in(run).filter(state__in=(SeatState.ENROLLED, SeatState.COMPLETED))

"""The live numbers of classes, for lists of any length in one query."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from courses.models import CourseRun, Session
from courses.sessions import OVER
from enrolment.models import Enrolment, Interest
from enrolment.states import ACTIVE, SeatState


def with_numbers(runs: QuerySet[CourseRun]) -> QuerySet[CourseRun]:
    """Add ``enrolled``, ``held``, ``offered``, ``interested``, ``free``, and the times ``first_start``,
    ``next_start`` and ``last_end``.

    ``seats`` (capacity, taken, waiting) comes along loaded. Cancelled sessions do not count as next. A class
    that is over has no free seats, and who completed it is counted as having had one.
    """
    return runs.select_related("course", "term", "venue", "seats").annotate(
        enrolled=_people_in(SeatState.ENROLLED, SeatState.COMPLETED),
        free=Case(When(state__in=OVER, then=0), default=F("seats__capacity") - F("seats__taken")),
        held=_people_in(SeatState.HELD),
        offered=_people_in(SeatState.OFFERED),
        interested=_interested(),
        first_start=_of_sessions(Min("starts_at")),
        next_start=_of_sessions(Min("starts_at", filter=Q(cancelled_at=None, starts_at__gte=timezone.now()))),
        last_end=_of_sessions(Max("ends_at")),
    )


def _people_in(*states: str) -> Coalesce:
    rows = Enrolment.objects.filter(run=OuterRef("pk"), state__in=states).order_by().values("run")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def _interested() -> Coalesce:
    """Count who wants to hear when the course of a class runs again; nobody sees who."""
    rows = Interest.objects.filter(course=OuterRef("course"), confirmed_at__isnull=False).order_by()
    counted = rows.values("course").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _of_sessions(what: Min | Max) -> Subquery:
    rows = Session.objects.filter(run=OuterRef("pk")).order_by().values("run")
    return Subquery(rows.annotate(found=what).values("found"))


def still_coming(runs: QuerySet[CourseRun], *, now: datetime) -> QuerySet[CourseRun]:
    """Keep the classes that are not over: a session to come, or none planned yet."""
    later = Session.objects.filter(run=OuterRef("pk"), ends_at__gte=now)
    any_at_all = Session.objects.filter(run=OuterRef("pk"))
    return runs.filter(Exists(later) | ~Exists(any_at_all))


@dataclass(frozen=True)
class Reach:
    """How many people hear of a change of a class, and how many of them must be called."""

    people: int
    by_phone: int

    @classmethod
    def of(cls, run: CourseRun, *, states: frozenset[str] = ACTIVE - {SeatState.HELD}) -> Self:
        """Count those in these states."""
        rows = Enrolment.objects.filter(run=run, state__in=states)
        mailed = Q(person__contact_by="email", person__email__isnull=False)
        texted = Q(person__contact_by="sms") & ~Q(person__phone="")
        found = rows.aggregate(people=Count("pk"), mailed=Count("pk", filter=mailed | texted))
        return cls(people=found["people"], by_phone=found["people"] - found["mailed"])

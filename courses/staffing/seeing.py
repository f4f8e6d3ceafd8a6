"""What a teacher may see: own classes while they last and a month after, and single sessions that are theirs.

Three circles, each within the next: classes of one's own, sessions whose people one may see, and sessions
one has something to do at. A speaker is in the last alone: time and place, but not who comes.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, Handover, Session, TeachingAssignment
from courses.states import RUNS_THE_CLASS, AssignmentState, HandoverState, RunState, TeachingRole
from peers.models import Contributor

SEEN_AFTER = timedelta(days=30)
"""So long after the last session of a class its teachers see it: later corrections are the coordinators'."""

_AT_A_SESSION: frozenset[str] = RUNS_THE_CLASS | {TeachingRole.SUBSTITUTE}
"""Roles that see who comes to the one session they are given."""


def runs_of(person: User, now: datetime | None = None) -> QuerySet[CourseRun]:
    """Return the classes the person said yes to running, while they last and a month after."""
    mine = _accepted(person).filter(session__isnull=True, role__in=RUNS_THE_CLASS, run=OuterRef("pk"))
    return _lasting(CourseRun.objects.filter(Exists(mine)), now)


def sessions_of(person: User, now: datetime | None = None) -> QuerySet[Session]:
    """Return the sessions whose people the person may see: of own classes, given singly, or taken over."""
    moment = now or timezone.now()
    given = _accepted(person).filter(session=OuterRef("pk"), role__in=_AT_A_SESSION)
    return _held().filter(
        Q(run__in=runs_of(person, moment))
        | _recent(moment) & (Exists(given) & ~Exists(_handed_over(person)) | Exists(_taken(person)))
    )


def appearances_of(person: User, now: datetime | None = None) -> QuerySet[Session]:
    """Return the sessions the person has something to do at, while they may be seen."""
    moment = now or timezone.now()
    return booked(person).filter(_recent(moment) | Q(run__in=runs_of(person, moment)))


def booked(person: User) -> QuerySet[Session]:
    """Return all sessions the person has something to do at: a speaker's too, not those handed over."""
    whole = _accepted(person).filter(run=OuterRef("run"), session__isnull=True)
    whole = whole.exclude(role=TeachingRole.SUBSTITUTE)
    single = _accepted(person).filter(session=OuterRef("pk"))
    own = Exists(whole) | Exists(single)
    return _held().filter(own & ~Exists(_handed_over(person)) | Exists(_taken(person)))


def teaches(person: User) -> bool:
    """Whether the person teaches, has taught, or is asked to; who said yes to a draft, too, sees no draft."""
    states = (AssignmentState.OFFERED, AssignmentState.ACCEPTED)
    mine = TeachingAssignment.objects.filter(contributor__person=person, state__in=states)
    return mine.exists() or Handover.objects.filter(taken_by__person=person).exists()


def at(session: Session) -> QuerySet[TeachingAssignment]:
    """Return what people said yes to that concerns this session, of the whole class or of it alone."""
    rows = TeachingAssignment.objects.accepted().filter(run=session.run_id)
    rows = rows.filter(Q(session__isnull=True) | Q(session=session.pk))
    return rows.select_related("contributor__person").order_by("contributor__public_name", "pk")


def teachers_of(runs: Iterable[CourseRun]) -> dict[int, list[Contributor]]:
    """Return who teaches each class, in alphabetical order, by its id; one query."""
    found: dict[int, list[Contributor]] = {run.pk: [] for run in runs}
    rows = TeachingAssignment.objects.teaching().filter(run__in=found).select_related("contributor")
    for row in rows.order_by("contributor__public_name", "pk"):
        found[row.run_id].append(row.contributor)
    return found


def _accepted(person: User) -> QuerySet[TeachingAssignment]:
    return TeachingAssignment.objects.accepted().filter(contributor__person=person)


def _taken(person: User) -> QuerySet[Handover]:
    """Return what the person took over, did not hand on, and was not taken off the class of since."""
    taken = Handover.objects.filter(
        session=OuterRef("pk"), state=HandoverState.TAKEN, taken_by__person=person
    )
    on = Handover.objects.filter(
        session=OuterRef("session"), contributor=OuterRef("taken_by"), state=HandoverState.TAKEN
    )
    there = TeachingAssignment.objects.filter(contributor=OuterRef("taken_by"), run=OuterRef("session__run"))
    return taken.exclude(Exists(on)).filter(Exists(there.accepted()) | ~Exists(there))


def _handed_over(person: User) -> QuerySet[Handover]:
    return Handover.objects.filter(
        session=OuterRef("pk"), state=HandoverState.TAKEN, contributor__person=person
    )


def _held() -> QuerySet[Session]:
    return Session.objects.exclude(run__state=RunState.DRAFT)


def _recent(now: datetime) -> Q:
    return Q(ends_at__gt=now - SEEN_AFTER)


def _lasting(runs: QuerySet[CourseRun], now: datetime | None) -> QuerySet[CourseRun]:
    """Keep classes whose last session is not a month past; one without sessions is still to come."""
    recent = Session.objects.filter(run=OuterRef("pk"), ends_at__gt=(now or timezone.now()) - SEEN_AFTER)
    any_session = Session.objects.filter(run=OuterRef("pk"))
    return runs.exclude(state=RunState.DRAFT).filter(Exists(recent) | ~Exists(any_session))

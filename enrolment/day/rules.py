"""Who may do what on the day of a session, and when."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from courses import staffing
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment.day_states import GuestState
from enrolment.states import SeatState

TEACHER_MAY_UNTIL = staffing.SEEN_AFTER
"""After a session: later corrections are the coordinators'."""

DOOR_OPENS = timedelta(minutes=15)
"""So long before a session its online room is open to those who come."""

DROP_IN_MARGIN = timedelta(minutes=30)
"""Before and after a drop-in, taps count as of it: people come early and leave late."""


def is_coordinator(person: User) -> bool:
    """Whether the person may see and correct what happened in every class."""
    return person.has_perm("enrolment.change_attendance")


def may_teach(person: User) -> bool:
    """Whether the person teaches, has taught, is asked to, or runs classes."""
    return is_coordinator(person) or staffing.teaches(person)


def sessions_for(person: User) -> QuerySet[Session]:
    """Return the sessions whose people the person may see; for a coordinator all. Never those of drafts.

    Of a teacher: own classes, and single sessions that are theirs; see ``courses.staffing.sessions_of``.
    """
    rows = Session.objects.exclude(run__state=RunState.DRAFT)
    if not is_coordinator(person):
        rows = staffing.sessions_of(person)
    return rows.select_related("run__course", "run__term", "run__venue", "venue")


def has_business_at(session: Session, person: User) -> bool:
    """Whether the person holds the session, speaks at it, or runs classes."""
    return is_coordinator(person) or staffing.appearances_of(person).filter(pk=session.pk).exists()


def attendance_is_open(session: Session, person: User, *, now: datetime) -> bool:
    """Whether marks are taken: from the morning of the day, for a teacher until a month after."""
    if session.is_cancelled or session.run.state == RunState.CANCELLED:
        return False
    if timezone.localdate(now) < timezone.localdate(session.starts_at):
        return False
    return now <= session.ends_at + TEACHER_MAY_UNTIL or is_coordinator(person)


def drop_in_is_open(session: Session, *, at: datetime) -> bool:
    """Whether somebody who tapped then came to this session."""
    if session.is_cancelled or session.run.state not in {RunState.OPEN, RunState.CLOSED, RunState.FINISHED}:
        return False
    return session.starts_at - DROP_IN_MARGIN <= at <= session.ends_at + DROP_IN_MARGIN


def comes_to(session: Session, person: User) -> bool:
    """Whether the person has a seat in the class, or is a guest at this session."""
    seated = Q(enrolments__state__in=(SeatState.ENROLLED, SeatState.COMPLETED), enrolments__person=person)
    guest = Q(
        enrolments__person=person,
        enrolments__guest_seats__session=session,
        enrolments__guest_seats__state=GuestState.ACCEPTED,
    )
    return CourseRun.objects.filter(seated | guest, pk=session.run_id).exists()

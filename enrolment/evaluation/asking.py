"""Who is asked: those who were there, by the same rule as for the question after a session."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, Session, Term
from courses.states import DROP_IN_FORMATS, RunState
from enrolment.classroom.pulse import sessions_of
from enrolment.models import Evaluation, EvaluationBallot

Subject = CourseRun | Session | Term
"""What an evaluation is about."""


def subject_of(evaluation: Evaluation) -> Subject:
    """Return what it is about."""
    found: Subject | None = evaluation.run or evaluation.session or evaluation.term
    if found is None:
        raise ValueError("An evaluation is about something.")
    return found


def sessions_in(subject: Subject, *, now: datetime) -> QuerySet[Session]:
    """Return the sessions it is about that have been held by now; where one just comes, nobody is known."""
    held = _held(now)
    if isinstance(subject, CourseRun):
        return held.filter(run=subject)
    if isinstance(subject, Session):
        return held.filter(pk=subject.pk)
    return held.filter(run__term=subject)


def people(subject: Subject, *, now: datetime) -> QuerySet[User]:
    """Return those who were at one of these sessions at least."""
    sessions = sessions_in(subject, now=now)
    there = sessions_of(OuterRef(OuterRef("pk")), among=sessions)
    signed_up = User.objects.filter(is_active=True, enrolments__run__in=sessions.values("run"))
    return User.objects.filter(pk__in=signed_up.values("pk")).filter(Exists(there)).order_by("pk")


def open_to(person: User, *, now: datetime | None = None) -> QuerySet[Evaluation]:
    """Return what a person may answer now and has not, the one that closes first at the head."""
    moment = now or timezone.now()
    about = Q(pk=OuterRef("session")) | Q(run=OuterRef("run")) | Q(run__term=OuterRef("term"))
    there = sessions_of(person, among=_held(moment).filter(about))
    answered = EvaluationBallot.objects.filter(evaluation=OuterRef("pk"), person=person)
    found = is_open(moment).filter(~Exists(answered), Exists(there))
    return found.select_related("run__course", "session__run__course", "term").order_by("closes_at", "pk")


def is_open(moment: datetime) -> QuerySet[Evaluation]:
    """Return what is open at a moment."""
    return Evaluation.objects.filter(closed_at=None, opens_at__lte=moment, closes_at__gt=moment)


def _held(now: datetime) -> QuerySet[Session]:
    held = Session.objects.filter(cancelled_at=None, ends_at__lte=now)
    unheld = Q(run__state__in=(RunState.DRAFT, RunState.CANCELLED))
    return held.exclude(unheld | Q(run__course__format__in=DROP_IN_FORMATS))

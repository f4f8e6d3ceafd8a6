"""When a form that is sent by itself is due: a class, a session or a term is over, and not for long."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from courses.models import CourseRun, Session, Term
from courses.states import DROP_IN_FORMATS, RunState
from enrolment.evaluation.asking import Subject
from enrolment.evaluation_states import About
from enrolment.models import Evaluation, EvaluationForm

AFTER = timedelta(hours=2)
"""The end of a session: by then the marks of who was there are in."""

NEWS = timedelta(days=3)
"""What was over earlier, when a form was set to be sent by itself, is asked about no more."""

NEWS_OF_TERM = timedelta(days=10)

_NOT_HELD = (RunState.DRAFT, RunState.CANCELLED)


def subjects(form: EvaluationForm, *, now: datetime) -> Sequence[Subject]:
    """Return what the form is to ask about by itself now, and has not."""
    asked = Exists(Evaluation.objects.filter(form=form, **{form.about: OuterRef("pk")}))
    if form.about == About.RUN:
        return list(_runs(now).filter(~asked))
    if form.about == About.SESSION:
        return list(_sessions(now).filter(~asked))
    return list(_terms(now).filter(~asked))


def _runs(now: datetime) -> QuerySet[CourseRun]:
    held = Max("sessions__ends_at", filter=Q(sessions__cancelled_at=None))
    found = CourseRun.objects.exclude(Q(state__in=_NOT_HELD) | Q(course__format__in=DROP_IN_FORMATS))
    over = found.annotate(last_end=held).filter(last_end__gt=now - NEWS, last_end__lte=now - AFTER)
    return over.select_related("course", "term").order_by("pk")


def _sessions(now: datetime) -> QuerySet[Session]:
    found = Session.objects.filter(cancelled_at=None, ends_at__gt=now - NEWS, ends_at__lte=now - AFTER)
    found = found.exclude(Q(run__state__in=_NOT_HELD) | Q(run__course__format__in=DROP_IN_FORMATS))
    return found.select_related("run__course", "run__term").order_by("pk")


def _terms(now: datetime) -> QuerySet[Term]:
    today = timezone.localdate(now)
    return Term.objects.filter(ends_on__lt=today, ends_on__gte=today - NEWS_OF_TERM).order_by("pk")

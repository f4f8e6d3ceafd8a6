"""Whose results are whose: those who ran the class read what was said of it, for a year; coordinators all."""

from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, TeachingAssignment
from courses.states import RUNS_THE_CLASS, RunState
from enrolment.day.rules import is_coordinator
from enrolment.models import Evaluation

SEEN_AFTER = timedelta(days=365)
"""The last session. There is nobody in a result, so it may be read for longer than who was there."""


def classes(person: User, *, now: datetime | None = None) -> QuerySet[CourseRun]:
    """Return the classes whose results the person may read: own ones, or all of a coordinator's."""
    found = CourseRun.objects.exclude(state=RunState.DRAFT).select_related("course", "term", "venue")
    return found if is_coordinator(person) else taught(person, now=now)


def taught(person: User, *, now: datetime | None = None) -> QuerySet[CourseRun]:
    """Return the classes that the person said yes to running, until a year after."""
    mine = TeachingAssignment.objects.accepted().filter(
        contributor__person=person, session=None, role__in=RUNS_THE_CLASS, run=OuterRef("pk")
    )
    found = CourseRun.objects.exclude(state=RunState.DRAFT).annotate(last_end=Max("sessions__ends_at"))
    recent = found.filter(last_end__gt=(now or timezone.now()) - SEEN_AFTER).filter(Exists(mine))
    return recent.select_related("course", "term", "venue").order_by("-last_end", "pk")


def taught_with_results(person: User) -> QuerySet[CourseRun]:
    """Return those of them whose people were asked something."""
    asked = Evaluation.objects.filter(Q(run=OuterRef("pk")) | Q(session__run=OuterRef("pk")))
    return taught(person).filter(Exists(asked))

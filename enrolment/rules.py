"""May this person sign up for this class, now?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import CourseRun, Session
from courses.states import DROP_IN_FORMATS, RunState
from enrolment.models import Enrolment, EnrolmentSettings
from enrolment.requirements import asking
from enrolment.states import TAKEN, Actor, SeatState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class Refusal(models.TextChoices):
    """Why somebody cannot sign up. A full class is none of them: there one waits."""

    DRAFT = "draft", _("The class is not published yet.")
    NOT_OPEN_YET = "not_open_yet", _("Sign-up has not opened yet.")
    CLOSED = "closed", _("Sign-up has closed.")
    OVER = "over", _("The class is over.")
    CANCELLED = "cancelled", _("The class is cancelled.")
    CAP_REACHED = "cap_reached", _("You already have as many courses as one may have in a term.")
    DROP_IN = "drop_in", _("You need no seat here: just come.")
    NO_COMPANION = "no_companion", _("There is no room for companions in this class.")
    REQUIREMENT = (
        "requirement",
        _(
            "This course builds on others in a path, which have not been completed. A coordinator can set "
            "that aside, with a reason."
        ),
    )
    OTHER_COURSE = "other_course", _("You can only change to another class of the same course.")


SCHOOL_MAY: frozenset[str] = frozenset({Refusal.NOT_OPEN_YET, Refusal.CLOSED, Refusal.CAP_REACHED})
"""What stops a person who signs up, but not the school when it adds somebody."""


class Refused(Exception):
    """Signing up is not possible now; ``code`` says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(str(code.label))
        self.code = code


@dataclass(frozen=True, slots=True)
class Dates:
    """When a class begins, meets next and ends; None where it has no such session.

    ``first_start`` and ``next_start`` are of sessions that are not cancelled; ``last_end`` counts all.
    """

    first_start: datetime | None = None
    next_start: datetime | None = None
    last_end: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether the last session has ended."""
        return self.last_end is not None and self.last_end <= now


def dates_of(*, run: CourseRun, now: datetime) -> Dates:
    """Ask for the dates of a class."""
    held = Q(cancelled_at__isnull=True)
    found = Session.objects.filter(run=run).aggregate(
        first_start=Min("starts_at", filter=held),
        next_start=Min("starts_at", filter=held & Q(starts_at__gt=now)),
        last_end=Max("ends_at"),
    )
    return Dates(**found)


def refusal(
    *,
    person: "User | AnonymousUser | None" = None,
    run: CourseRun,
    now: datetime | None = None,
    actor: str = Actor.PERSON,
) -> Refusal | None:
    """Return why this person cannot sign up for this class now, or None.

    Without a person the class alone is asked. Whoever is in the class already is not refused
    for what they have: ask for the row first.
    """
    now = now or timezone.now()
    no = class_refusal(
        run=run, course_format=run.course.format, dates=dates_of(run=run, now=now), now=now, actor=actor
    )
    if no is None and isinstance(person, User) and actor == Actor.PERSON:
        cap = EnrolmentSettings.load().courses_per_term
        if cap and _courses_in_term(person, run) >= cap:
            return Refusal.CAP_REACHED
    if no is None and isinstance(person, User) and asking.asked(person, run.course.translation_key):
        return Refusal.REQUIREMENT
    return no


def class_refusal(
    *, run: CourseRun, course_format: str, dates: Dates, now: datetime, actor: str = Actor.PERSON
) -> Refusal | None:
    """Return why nobody (nor, as ``actor``, the school) can sign up for this class now. Asks nothing."""
    no = _of_state(run, course_format)
    if no is None and dates.is_over(now):
        no = Refusal.OVER
    if no is None:
        no = _of_time(run, dates, now)
    return None if actor != Actor.PERSON and no in SCHOOL_MAY else no


def _of_state(run: CourseRun, course_format: str) -> Refusal | None:
    if course_format in DROP_IN_FORMATS:
        return Refusal.DROP_IN
    return {
        RunState.DRAFT.value: Refusal.DRAFT,
        RunState.CANCELLED.value: Refusal.CANCELLED,
        RunState.FINISHED.value: Refusal.OVER,
    }.get(run.state)


def _of_time(run: CourseRun, dates: Dates, now: datetime) -> Refusal | None:
    closes_at = run.enrolment_closes_at or dates.first_start
    if run.state == RunState.CLOSED or (closes_at is not None and closes_at <= now):
        return Refusal.CLOSED
    return Refusal.NOT_OPEN_YET if now < run.opens_at else None


def _courses_in_term(person: User, run: CourseRun) -> int:
    return (
        Enrolment.objects.filter(person=person, run__term=run.term_id, state__in=TAKEN)
        .exclude(run=run)
        .exclude(run__course__format__in=DROP_IN_FORMATS)
        .exclude(replaced_by__state=SeatState.OFFERED)  # one of the two is left when the other is had
        .count()
    )

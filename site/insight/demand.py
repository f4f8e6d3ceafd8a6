"""Demand that nobody meets: people who want to hear of a course, or wait, and no class still to come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from courses.models import CoursePage, CourseRun
from courses.states import DROP_IN_FORMATS, RunAccess, RunState
from enrolment.models import Enrolment, Interest
from enrolment.states import SeatState


@dataclass(frozen=True)
class Unmet:
    """A course without a class that one could still come to, and how many people would.

    ``waiting`` are people, each once however many classes they wait for. ``last_run`` is its latest class,
    None where it never had one; ``copy_url`` leads staff to hold that one again, "" without one. ``draft`` is
    a class that is being planned already.
    """

    course: CoursePage
    interested: int
    waiting: int
    copy_url: str
    last_run: CourseRun | None
    draft: CourseRun | None = None

    @property
    def people(self) -> int:
        """How many want it; who waits and wants to hear is counted as both."""
        return self.interested + self.waiting


def unmet(*, now: datetime | None = None) -> list[Unmet]:
    """Return every such course, those that most people want first. Five queries, however many there are."""
    now = now or timezone.now()
    interested, waiting = _interested(), _waiting()
    wanted = interested.keys() | waiting.keys()
    wanted -= _with_a_class_to_come(wanted, now=now)
    pages = CoursePage.objects.filter(pk__in=wanted).defer("body").in_bulk()
    last, drafts = _latest(wanted)
    found = [
        Unmet(
            course=pages[course],
            interested=interested.get(course, 0),
            waiting=waiting.get(course, 0),
            copy_url=reverse("runs:copy", args=[last[course].pk]) if course in last else "",
            last_run=last.get(course),
            draft=drafts.get(course),
        )
        for course in pages
    ]
    return sorted(found, key=lambda one: (-one.people, one.course.title, one.course.pk))


def _interested() -> dict[int, int]:
    rows = Interest.objects.filter(confirmed_at__isnull=False)
    return dict(rows.order_by().values_list("course").annotate(count=Count("pk")))


def _waiting() -> dict[int, int]:
    rows = Enrolment.objects.filter(state=SeatState.WAITING).order_by()
    return dict(rows.values_list("run__course").annotate(count=Count("person", distinct=True)))


def _with_a_class_to_come(courses: Collection[int], *, now: datetime) -> set[int]:
    """Return the courses that the public can still sign up to, wait for, or simply come to."""
    ahead = Q(sessions__cancelled_at=None)
    rows = CourseRun.objects.filter(
        course__in=courses, state=RunState.OPEN, access=RunAccess.PUBLIC
    ).annotate(
        first=Min("sessions__starts_at", filter=ahead),
        next=Min("sessions__starts_at", filter=ahead & Q(sessions__ends_at__gt=now)),
    )
    is_in_time = Q(enrolment_closes_at__gt=now) | Q(enrolment_closes_at=None) & (
        Q(first__gt=now) | Q(first=None)
    )
    just_come = Q(course__format__in=DROP_IN_FORMATS, next__isnull=False)
    return set(rows.filter(is_in_time | just_come).values_list("course", flat=True))


def _latest(courses: Collection[int]) -> tuple[dict[int, CourseRun], dict[int, CourseRun]]:
    """Return the latest class of each course (one called off only if there is no other), and its draft."""
    rows = CourseRun.objects.filter(course__in=courses).select_related("course", "term", "seats")
    rows = rows.defer("course__body")
    last: dict[int, CourseRun] = {}
    drafts: dict[int, CourseRun] = {}
    for run in rows.annotate(first=Min("sessions__starts_at")).order_by("first", "pk"):
        kept = last.get(run.course_id)
        if run.state == RunState.DRAFT:
            drafts[run.course_id] = run
        elif kept is None or run.state != RunState.CANCELLED or kept.state == RunState.CANCELLED:
            last[run.course_id] = run
    return last, drafts

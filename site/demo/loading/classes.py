"""Makes the classes with their sessions, fills them, and brings each to its fate."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses import runs, sessions
from courses.models import CoursePage, CourseRun, Term, Venue
from demo.content.classes import CHANGED_ROOMS, CLASSES, LOST_SESSIONS
from demo.content.courses import BY_SLUG
from demo.content.shapes import ClassPlan
from demo.content.terms import ZONE, holidays, monday_of
from demo.content.venues import ONLINE_URL
from demo.loading import made, sharing
from demo.loading.filling import Filler
from demo.loading.marking import mark
from demo.loading.progress import Progress
from enrolment import changes
from peers.models import Contributor


@dataclass(frozen=True)
class Stage:
    """What the classes are made from."""

    today: date
    courses: dict[str, CoursePage]
    terms: dict[str, Term]
    venues: dict[str, Venue]
    teachers: dict[str, Contributor]
    coordinator: User


def next_working_day(today: date) -> date:
    """The first day after today from Monday to Friday."""
    day = today + timedelta(days=1)
    return day if day.weekday() < 5 else monday_of(day) + timedelta(weeks=1)


def first_start(plan: ClassPlan, today: date) -> datetime:
    """When a class meets for the first time, if no holiday comes between."""
    if plan.weekday is None:
        day = next_working_day(today) + timedelta(weeks=plan.start)
    else:
        day = monday_of(today) + timedelta(weeks=plan.start, days=plan.weekday)
    return datetime.combine(day, time.fromisoformat(plan.at), ZONE)


def make_all(stage: Stage, filler: Filler, progress: Progress) -> None:
    """Make every class that is not there yet; each is made and filled in one transaction."""

    def one(plan: ClassPlan) -> None:
        if made.recall(f"class:{plan.key}") is None:
            with transaction.atomic():
                run = make(plan, stage)
                sharing.share(plan, run, stage.coordinator)
                filler.fill(plan, run)
                _meet_fate(plan, run, stage)
                made.remember(f"class:{plan.key}", run.pk)

    progress.each("classes, with their sessions and people", CLASSES, one)


def find(key: str) -> CourseRun:
    """The class of a plan. Raises DoesNotExist."""
    return CourseRun.objects.select_related("course", "term", "seats").get(
        pk=made.recall(f"class:{key}") or 0
    )


def make(plan: ClassPlan, stage: Stage) -> CourseRun:
    """Make a class with its sessions, and open it unless it is a draft."""
    opens_at = None
    if plan.opens_in_days is not None:
        day = stage.today + timedelta(days=plan.opens_in_days)
        opens_at = datetime.combine(day, time(10), ZONE)
    run = runs.create(
        course=stage.courses[plan.course],
        term=stage.terms[plan.term],
        capacity=plan.capacity,
        venue=stage.venues[plan.venue] if plan.venue else None,
        room=plan.room,
        online_url="" if plan.venue else ONLINE_URL.format(room=plan.course),
        label=plan.label,
        teachers=[stage.teachers[key] for key in plan.teachers],
        enrolment_opens_at=opens_at,
        by=stage.coordinator,
    )
    start = first_start(plan, stage.today)
    sessions.add_weekly(
        run=run,
        first_start=start,
        minutes=plan.minutes,
        count=plan.count,
        every_weeks=plan.every_weeks,
        skip=holidays(start.date(), start.date() + timedelta(weeks=60)),
    )
    if plan.fate != "draft":
        runs.move(run=run, transition="open", by=stage.coordinator)
    return run


def _meet_fate(plan: ClassPlan, run: CourseRun, stage: Stage) -> None:
    """Close, finish or cancel the class, or cancel or move one of its sessions."""
    by = stage.coordinator
    if plan.fate == "closed":
        runs.move(run=run, transition="close", by=by)
    elif plan.fate == "finished":
        for session in run.sessions.order_by("starts_at"):
            mark(session, by)
        changes.finish_run(run=run, by=by)
    elif plan.fate == "cancelled":
        changes.cancel_run(run=run, by=by, reason=plan.reason)
    coming = run.sessions.filter(starts_at__gt=timezone.now()).order_by("starts_at")
    if plan.key in LOST_SESSIONS:
        changes.cancel_session(session=coming[1], by=by, reason=LOST_SESSIONS[plan.key])
    if plan.key in CHANGED_ROOMS:
        lesson = coming[2]
        changes.change_session(
            session=lesson,
            by=by,
            starts_at=lesson.starts_at,
            ends_at=lesson.ends_at,
            venue=None,
            room=CHANGED_ROOMS[plan.key],
            online_url="",
        )


def is_drop_in(plan: ClassPlan) -> bool:
    """Whether one simply comes."""
    return BY_SLUG[plan.course].format == "cafe"

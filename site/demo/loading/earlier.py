"""Lets four terms have been: classes filled, held and finished by the same functions as today's."""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from courses.models import CourseRun, Session, TeamMember
from demo.content.earlier import DROP_IN_BEFORE, EARLIER, LEFT, STUDENTS
from demo.content.shapes import ClassPlan
from demo.loading import made
from demo.loading.classes import Stage, is_drop_in, make
from demo.loading.filling import Filler
from demo.loading.marking import mark
from demo.loading.progress import Progress
from enrolment import changes, seats
from enrolment.day import drop_in
from enrolment.day import retention as day_retention
from enrolment.models import Enrolment
from enrolment.states import SeatState

PUBLISHED_BEFORE = timedelta(days=12)
"""Before the first session of a course: when it came into the catalogue."""
TEAM_BEFORE = timedelta(days=110)
"""Before the first session: when those who made it began."""


def live_through(stage: Stage, filler: Filler, term: str, told: Progress) -> None:
    """Make every class of a term behind us that is not there yet, each in one transaction."""

    def one(plan: ClassPlan) -> None:
        if made.recall(f"class:{plan.key}") is None:
            with transaction.atomic():
                _live(plan, stage, filler)

    told.each(f"classes of {stage.terms[term].name}", [one for one in EARLIER if one.term == term], one)


def _live(plan: ClassPlan, stage: Stage, filler: Filler) -> None:
    run, by = make(plan, stage), stage.coordinator
    sat_there = [stage.teachers[key].person for key in STUDENTS.get(plan.key, ())]
    filler.fill(plan, run, first=[person for person in sat_there if person is not None])
    sessions = list(run.sessions.order_by("starts_at"))
    began = sessions[0].starts_at
    _leave(run, LEFT.get(plan.key, 0), began - timedelta(days=4))
    if plan.fate == "cancelled":
        changes.cancel_run(run=run, by=by, reason=plan.reason, now=began - timedelta(days=5))
    else:
        _hold(plan, run, sessions, by)
    made.remember(f"class:{plan.key}", run.pk)


def _hold(plan: ClassPlan, run: CourseRun, sessions: list[Session], by: User) -> None:
    for session in sessions:
        if is_drop_in(plan):
            rng = Random(f"door/{plan.key}/{session.starts_at:%j}")
            numbers = {group: rng.randint(*most) for group, most in DROP_IN_BEFORE.items()}
            drop_in.correct(session=session, numbers=numbers, by=by, now=session.ends_at)
        else:
            mark(session, by)
    changes.finish_run(run=run, by=by, now=sessions[-1].ends_at + timedelta(hours=1))


def _leave(run: CourseRun, count: int, at: datetime) -> None:
    rows = Enrolment.objects.filter(run=run, state=SeatState.ENROLLED).select_related("person")
    for row in rows.order_by("-pk")[:count]:
        seats.leave(enrolment=row, by=row.person, now=at)
        for offered in Enrolment.objects.filter(run=run, state=SeatState.OFFERED).select_related("person"):
            seats.answer(enrolment=offered, accept=True, by=offered.person, now=at + timedelta(hours=1))


def date_courses() -> None:
    """Let each course be as old as its first class, and its team older."""
    newest = timezone.now() - timedelta(days=1)
    firsts = CourseRun.objects.order_by().values("course_id", "course__translation_key")
    for row in firsts.annotate(first=Min("sessions__starts_at")).filter(first__isnull=False):
        published = min(row["first"] - PUBLISHED_BEFORE, newest)
        pages = Page.objects.filter(translation_key=row["course__translation_key"])
        pages.update(first_published_at=published)
        began = published - (TEAM_BEFORE - PUBLISHED_BEFORE)
        TeamMember.objects.filter(course_id=row["course_id"], joined_at__isnull=False).update(
            asked_at=began - timedelta(days=3), joined_at=began
        )


def forget(now: datetime) -> None:
    """What the school forgets at night: who came more than a year ago, and calls that are long made."""
    while day_retention.fold_attendance(now=now):
        pass
    day_retention.forget_calls(now=now)

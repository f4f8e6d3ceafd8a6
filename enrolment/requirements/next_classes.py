"""The class of a course that one can come to next, for many courses at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from courses import words
from courses.models import CourseRun
from courses.seat_words import SeatWord, seat_word
from courses.states import RunAccess, RunState
from enrolment.words.class_facts import facts_of_class

# What can be had at once is better than a line, and a line better than a date to wait for.
_BEST = {"free": 0, "few": 0, "waiting": 1, "opens": 2}


@dataclass(frozen=True, slots=True)
class NextClass:
    """A class in words; ``slug`` and ``run_id`` lead to signing up."""

    run_id: int
    slug: str
    dates: str
    place: str
    seat: SeatWord

    @property
    def may_sign_up(self) -> bool:
        """Whether there is something to press."""
        return self.seat.kind != "opens"


def of_courses(keys: Collection[UUID], *, now: datetime) -> dict[UUID, NextClass]:
    """Return the next class of each course that has one; two questions, or none."""
    if not keys:
        return {}
    runs = (
        CourseRun.objects.filter(
            course__translation_key__in=keys, state=RunState.OPEN, access=RunAccess.PUBLIC, course__live=True
        )
        .select_related("course", "term", "venue", "seats")
        .defer("course__body")
        .prefetch_related("sessions")
        .order_by("pk")
    )
    found: dict[UUID, list[tuple[int, datetime, NextClass]]] = defaultdict(list)
    for run in runs:
        seat, start = seat_word(run, now=now), _start(run)
        if seat.kind in _BEST and start is not None:
            facts = facts_of_class(run, {})
            view = NextClass(run.pk, run.course.slug, facts.dates, words.unbroken(facts.place), seat)
            found[run.course.translation_key].append((_BEST[seat.kind], start, view))
    return {key: min(views, key=lambda one: one[:2])[2] for key, views in found.items()}


def _start(run: CourseRun) -> datetime | None:
    return min((one.starts_at for one in run.sessions.all() if not one.is_cancelled), default=None)

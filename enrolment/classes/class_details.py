"""Change what a class is: place, term, label, window of enrolment, teachers. Its seats are another matter."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from courses import editions, runs, sessions
from courses.models import CourseRun
from courses.staffing.changed import tell_teachers
from enrolment.seats.locking import lock
from enrolment.states import NoticeKind
from enrolment.told.telling import tell
from peers.models import Contributor

PLACE = ("venue", "room", "online_url")
FIELDS = ("label", "term", "access", *PLACE, "enrolment_opens_at", "enrolment_closes_at")


@dataclass(frozen=True)
class Outcome:
    """The class as stored, and how many are told of a new place."""

    run: CourseRun
    told: int


def edition_of(run: CourseRun) -> str:
    """Return the edition of a class, as a form shows it."""
    teachers = sorted(run.teachers.values_list("pk", flat=True))
    return editions.edition(run, FIELDS, teachers)


@transaction.atomic
def change(
    *,
    run: CourseRun,
    by: User,
    seen: str,
    values: Mapping[str, Any],
    teachers: Iterable[Contributor],
    now: datetime | None = None,
) -> Outcome:
    """Write ``values`` (names from ``FIELDS``) and teachers; whoever comes hears of a new place.

    Raises ``editions.Outdated`` where the class is not as in edition ``seen``, and ValidationError where the
    values do not fit together.
    """
    stored = lock(run.pk)
    now = now or timezone.now()
    editions.check(seen, edition_of(stored))
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise ValueError(f"Not to be changed here: {sorted(unknown)}")
    before = copy(stored)
    for name, value in values.items():
        setattr(stored, name, value)
    stored.validate_constraints()
    stored.save(update_fields=list(values))
    runs.set_teachers(run=stored, teachers=teachers, by=by, now=now)
    log(stored, "wagtail.edit", user=by)
    told = _tell(stored, before=before, by=by, now=now)
    return Outcome(run=stored, told=told)


def _tell(run: CourseRun, *, before: CourseRun, by: User, now: datetime) -> int:
    """Tell those with a seat of each coming session that is held in the new place; return how many people.

    A draft has nobody to tell.
    """
    followers = sessions.follow_class(run=run, before=before, now=now)
    if not followers:
        return 0
    tell_teachers(run=run, sessions=followers, by=by, is_off=False)
    return tell(run=run, kind=NoticeKind.SESSION_CHANGED, sessions=followers, now=now)

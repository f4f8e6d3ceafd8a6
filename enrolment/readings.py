"""Who at the school has looked: at the list of a class, at what can help somebody, at a person's page.

Each view of such a page writes once. What a reader is shown of it is a role, never a name: the log is there
so that people can see how their data are used, not so that they can hold it against anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from courses.models import CourseRun
from courses.words import clock
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment, Reading
from enrolment.states import ACTIVE, SeatState
from enrolment.words.class_facts import titles

KEPT = timedelta(days=730)
"""Two years: long enough to ask, short enough not to become a record of its own."""

TEACHER = "teacher"
SHOWN_TO = "reader"
READERS = {
    SHOWN_TO: _("Somebody you show your plan to"),
    TEACHER: _("Somebody who teaches the class"),
    Role.GUIDE.value: _("Your guide"),
    Role.COORDINATOR.value: _("A coordinator of the school"),
    Role.LEADER.value: _("A leader of the school"),
    Role.ADMINISTRATOR.value: _("An administrator of the school"),
}
DID = {
    ReadingKind.ROSTER.value: _("saw the list of who is in the class"),
    ReadingKind.NEEDS.value: _("saw the list of the class, with what can help"),
    ReadingKind.PERSON.value: _("saw what the school knows of you"),
    ReadingKind.EXPORT.value: _("took out a list as a file"),
    ReadingKind.PLAN.value: _("read your plan"),
}
_AT_THE_DESK = (Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR)
_LONGEST_STATEMENT = 5000


def note(
    *,
    by: User,
    what: ReadingKind,
    run: CourseRun | None = None,
    person: User | None = None,
    as_role: str = "",
    now: datetime | None = None,
) -> Reading:
    """Write down that somebody looked: at everybody in a class, or at one person (in a class)."""
    return Reading.objects.create(
        by=by, what=what, run=run, person=person, as_role=as_role or role_of(by), at=now or timezone.now()
    )


def note_each(*, by: User, what: ReadingKind, rows: Iterable[Enrolment]) -> int:
    """Write down that somebody looked at a list of people from several classes, in one statement."""
    now, as_role = timezone.now(), role_of(by)
    seen = [
        Reading(by=by, what=what, run_id=run_id, person_id=person_id, as_role=as_role, at=now)
        for run_id, person_id in sorted({(row.run_id, row.person_id) for row in rows})
    ]
    Reading.objects.bulk_create(seen, batch_size=_LONGEST_STATEMENT)
    return len(seen)


def role_of(person: User) -> str:
    """Return as what somebody looks: by their work at the desk, else as a teacher."""
    if person.is_superuser:
        return Role.ADMINISTRATOR
    return next((role for role in _AT_THE_DESK if role in person.roles), TEACHER)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one kind of reader looked at on one day, of one class or of none; when last, and how often."""

    day: date
    last: str
    times: int
    reader: str
    did: str
    about: str


def of(person: User) -> QuerySet[Reading, Any]:
    """Return who looked at a person's data, day by day, the latest first; as rows for ``in_words``.

    What was looked at of a whole class counts for whoever was in it at the time. What one looked at
    oneself is left out.
    """
    mine = Enrolment.objects.filter(person=person)
    was_in_it = mine.filter(
        Q(state__in=ACTIVE | {SeatState.COMPLETED}) | Q(state_since__gte=OuterRef("at")),
        run=OuterRef("run"),
        created_at__lte=OuterRef("at"),
    )
    of_class = Q(person__isnull=True, run__in=mine.values("run")) & Exists(was_in_it)
    return (
        Reading.objects.filter(Q(person=person) | of_class)
        .exclude(by=person)
        .annotate(day=TruncDate("at"))
        .values("day", "as_role", "what", "run")
        .annotate(times=Count("pk"), last=Max("at"))
        .order_by(F("last").desc(), "as_role", "what")
    )


def in_words(rows: Iterable[dict[str, Any]], *, language: str) -> list[Seen]:
    """Put a page of ``of`` in words, with the titles of courses in that language; three queries at most."""
    found = list(rows)
    runs = CourseRun.objects.select_related("course").in_bulk({row["run"] for row in found if row["run"]})
    names = titles((run.course for run in runs.values()), language=language)
    about = {pk: names.get(run.course_id) or run.course.title for pk, run in runs.items()}
    return [_seen(row, about.get(row["run"], "")) for row in found]


def _seen(row: dict[str, Any], about: str) -> Seen:
    reader = str(READERS.get(row["as_role"], _("Somebody at the school")))
    last = str(_("at %(time)s") % {"time": clock(row["last"])})
    return Seen(row["day"], last, row["times"], reader, str(DID[row["what"]]), about)


def forget(*, now: datetime | None = None) -> int:
    """Delete what is older than two years; return how many."""
    before = (now or timezone.now()) - KEPT
    return Reading.objects.filter(at__lt=before).delete()[0]

"""What of the school is somebody's to see as a teacher: the one place that says so.

Of a teacher: own classes while they last and a month after, single sessions that are theirs, and those they
speak at without seeing who comes (``courses.staffing``). Coordinators see all that is no draft.
"""

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from courses import staffing
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment.day.rules import is_coordinator, sessions_for


def runs(person: User, *, now: datetime | None = None) -> QuerySet[CourseRun]:
    """Return the classes whose people, messages and materials the person may see."""
    if is_coordinator(person):
        return _loaded(CourseRun.objects.exclude(state=RunState.DRAFT))
    return taught(person, now=now)


def taught(person: User, *, now: datetime | None = None) -> QuerySet[CourseRun]:
    """Return the classes the person runs, a coordinator too."""
    return _loaded(staffing.runs_of(person, now))


def held(person: User, *, now: datetime | None = None) -> QuerySet[Session]:
    """Return the sessions the person has something to do at, as a speaker too."""
    return staffing.appearances_of(person, now).select_related(
        "run__course", "run__term", "run__venue", "venue"
    )


def seen(person: User) -> QuerySet[Session]:
    """Return the sessions of which the person may see who comes."""
    return sessions_for(person)


def _loaded(rows: QuerySet[CourseRun]) -> QuerySet[CourseRun]:
    return rows.select_related("course", "term", "venue")

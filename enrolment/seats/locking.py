"""The one lock, and what is counted under it.

Whoever also needs the lock on a person takes it before the one on the class, and several classes are
locked in the order of their ids. So nobody ever waits in a circle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from accounts.models import User
from courses.models import CourseRun
from courses.states import DROP_IN_FORMATS, RunState
from enrolment.models import Enrolment, EnrolmentSettings
from enrolment.rules import Dates, Refusal, Refused
from enrolment.states import ACTIVE, TAKEN

# A statement of its own after the lock: one that waited for the lock would still see the seats as
# they were when it began. Plain SQL, since every moment here is a moment nobody else can sign up.
_STANDING = """
    SELECT s.capacity, s.taken, s.waiting, c.format,
      (SELECT e.id FROM enrolment_enrolment e
        WHERE e.run_id = r.id AND e.person_id = %(person)s AND e.state = ANY(%(active)s)),
      (SELECT count(*) FROM enrolment_enrolment e
        JOIN courses_courserun o ON o.id = e.run_id JOIN courses_coursepage oc ON oc.page_ptr_id = o.course_id
        WHERE e.person_id = %(person)s AND o.id <> r.id AND e.state = ANY(%(taken)s)
          AND o.term_id = r.term_id AND NOT oc.format = ANY(%(drop_in)s)),
      coalesce((SELECT courses_per_term FROM enrolment_enrolmentsettings LIMIT 1), %(usual_cap)s),
      EXISTS (SELECT 1 FROM enrolment_enrolment e WHERE e.run_id = r.id AND e.expires_at <= %(now)s),
      d.first_start, d.next_start, d.last_end
    FROM courses_courserun r JOIN courses_runseats s ON s.run_id = r.id
      JOIN courses_coursepage c ON c.page_ptr_id = r.course_id, LATERAL (
      SELECT min(starts_at) FILTER (WHERE cancelled_at IS NULL) AS first_start,
        min(starts_at) FILTER (WHERE cancelled_at IS NULL AND starts_at > %(now)s) AS next_start,
        max(ends_at) AS last_end
      FROM courses_session WHERE run_id = r.id) d
    WHERE r.id = %(run)s
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A class and one person's place in it, as counted under the lock."""

    run: CourseRun
    dates: Dates
    capacity: int
    taken: int
    waiting: int
    course_format: str
    own_id: int | None
    courses_in_term: int
    cap: int
    """How many courses a person may have in a term; 0 is no limit."""
    has_overdue: bool

    @property
    def may_take(self) -> bool:
        """Whether a newcomer may have a seat: one is free and nobody waits for it."""
        return self.taken < self.capacity and not self.waiting

    @property
    def is_at_cap(self) -> bool:
        """Whether the person has as many other courses in the term as one may have."""
        return 0 < self.cap <= self.courses_in_term

    def is_running(self, now: datetime) -> bool:
        """Whether seats of this class are worth having: it is held, and not over."""
        return self.run.state in {RunState.OPEN, RunState.CLOSED} and not self.dates.is_over(now)


def lock(run_id: int) -> CourseRun:
    """Lock a class, with its term. The transaction's first act, but for ``lock_person``."""
    locked = CourseRun.objects.select_for_update(of=("self",), no_key=True).select_related("term")
    return locked.get(pk=run_id)


def lock_several(run_ids: Iterable[int]) -> dict[int, CourseRun]:
    """Lock classes in the order of their ids."""
    return {run_id: lock(run_id) for run_id in sorted(set(run_ids))}


def lock_person(person: User) -> None:
    """Let one person sign up for one class at a time, so that the cap of a term holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM accounts_user WHERE id = %s FOR NO KEY UPDATE", [person.pk])


def standing(*, run: CourseRun, person: User | None, now: datetime) -> Standing:
    """Count the seats of a locked class, and look for this person's row in it.

    Raises ``Refused`` for a class that never was given seats.
    """
    values = {
        "run": run.pk,
        "person": person.pk if person else None,
        "now": now,
        "active": sorted(ACTIVE),
        "taken": sorted(TAKEN),
        "drop_in": sorted(DROP_IN_FORMATS),
        "usual_cap": EnrolmentSettings._meta.get_field("courses_per_term").default,
    }
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, values)
        row = cursor.fetchone()
    if row is None:
        raise Refused(Refusal.DRAFT)
    return Standing(run, Dates(*row[8:]), *row[:8])


def own_row(found: Standing, person: User) -> Enrolment | None:
    """Return the person's active row in the class, if there is one."""
    if found.own_id is None:
        return None
    row = Enrolment.objects.get(pk=found.own_id)
    row.person, row.run = person, found.run
    return row


def again(enrolment: Enrolment, run: CourseRun) -> Enrolment:
    """Read a row anew under the lock, with its person."""
    row = Enrolment.objects.select_related("person").get(pk=enrolment.pk)
    row.run = run
    return row

"""A class as it stands under the lock: its seats, how they are shared, and one person's place in it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from accounts.models import User
from courses.models import CourseRun
from courses.states import DROP_IN_FORMATS, RunState
from enrolment.fairness import Party, Room
from enrolment.models import Enrolment, EnrolmentSettings, SeatRules
from enrolment.rooms import room_from
from enrolment.rules import Dates, Refusal, Refused
from enrolment.states import ACTIVE, TAKEN, Companions

# A statement of its own after the lock: one that waited for the lock would still see the seats as
# they were when it began. Plain SQL, since every moment here is a moment nobody else can sign up.
# A seat that is left when an offer is taken is not counted against the cap beside that offer.
_STANDING = """
    SELECT s.capacity, s.taken, s.citizens, s.relatives, s.staff, s.others, s.waiting, c.format,
      (SELECT e.id FROM enrolment_enrolment e
        WHERE e.run_id = r.id AND e.person_id = %(person)s AND e.state = ANY(%(active)s)),
      (SELECT count(*) FROM enrolment_enrolment e
        JOIN courses_courserun o ON o.id = e.run_id JOIN courses_coursepage oc ON oc.page_ptr_id = o.course_id
        WHERE e.person_id = %(person)s AND o.id <> r.id AND e.state = ANY(%(taken)s)
          AND e.id IS DISTINCT FROM %(instead)s AND o.term_id = r.term_id AND NOT oc.format = ANY(%(drop_in)s)
          AND NOT EXISTS (SELECT 1 FROM enrolment_enrolment w
            WHERE w.replaces_id = e.id AND w.state = 'offered')),
      coalesce((SELECT courses_per_term FROM enrolment_enrolmentsettings LIMIT 1), %(usual_cap)s),
      EXISTS (SELECT 1 FROM enrolment_enrolment e WHERE e.run_id = r.id AND e.expires_at <= %(now)s)
        OR EXISTS (SELECT 1 FROM enrolment_share h
          WHERE h.run_id = r.id AND h.released_at IS NULL AND h.release_at <= %(now)s),
      (SELECT json_agg(json_build_array(h."group", h.guaranteed, h.maximum, h.released_at IS NULL))
        FROM enrolment_share h WHERE h.run_id = r.id),
      (SELECT pg.translation_key FROM courses_pathstep t JOIN courses_path h ON h.id = t.path_id
        JOIN wagtailcore_page tp ON tp.id = t.course_id
        WHERE h.is_published AND tp.translation_key = pg.translation_key LIMIT 1),
      p.staff_per_citizen, p.staff_from, p.first_timers_first, p.companions,
      d.first_start, d.next_start, d.last_end
    FROM courses_courserun r JOIN courses_runseats s ON s.run_id = r.id
      JOIN courses_coursepage c ON c.page_ptr_id = r.course_id
      JOIN wagtailcore_page pg ON pg.id = r.course_id
      LEFT JOIN enrolment_seatrules p ON p.run_id = r.id, LATERAL (
      SELECT min(starts_at) FILTER (WHERE cancelled_at IS NULL) AS first_start,
        min(starts_at) FILTER (WHERE cancelled_at IS NULL AND starts_at > %(now)s) AS next_start,
        max(ends_at) AS last_end
      FROM courses_session WHERE run_id = r.id) d
    WHERE r.id = %(run)s
"""

_DEFAULTS = SeatRules()


@dataclass(frozen=True, slots=True)
class Standing:
    """A class and one person's place in it, as counted under the lock."""

    run: CourseRun
    room: Room
    dates: Dates
    waiting: int
    course_format: str
    own_id: int | None
    courses_in_term: int
    cap: int
    """How many courses a person may have in a term; 0 is no limit."""
    has_due: bool
    """Whether something has run out or is to be released, and nobody has done it yet."""
    first_timers_first: bool
    companions: str
    path_key: UUID | None
    """The ``translation_key`` of the course, where a published path has it, and may ask for others first."""

    @property
    def is_first_timer(self) -> bool:
        """Whether the person has no other seat this term."""
        return self.courses_in_term == 0

    @property
    def is_at_cap(self) -> bool:
        """Whether the person has as many other courses in the term as one may have."""
        return 0 < self.cap <= self.courses_in_term

    def is_running(self, now: datetime) -> bool:
        """Whether seats of this class are worth having: it is held, and not over."""
        return self.run.state in {RunState.OPEN, RunState.CLOSED} and not self.dates.is_over(now)

    def party(self, comes_as: str, *, companion: bool = False) -> Party:
        """Return the seats that somebody needs here: a companion may need one too, of the open part."""
        needs_two = companion and self.companions == Companions.SEAT
        return (comes_as, "") if needs_two else (comes_as,)


def standing(
    *, run: CourseRun, person: User | None, now: datetime, instead: Enrolment | None = None
) -> Standing:
    """Count the seats of a locked class, and look for this person's row in it.

    ``instead`` is the seat they would leave for one here, which does not count against the cap. Raises
    ``Refused`` for a class that never was given seats.
    """
    values = {
        "run": run.pk,
        "person": person.pk if person else None,
        "instead": instead.pk if instead else None,
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
    waiting, course_format, own_id, courses, cap, has_due, shares, path_key, *rules = row[6:18]
    ratio, staff_from, *policy = rules
    return Standing(
        run=run,
        room=room_from(row[:6], shares, ratio, staff_from),
        dates=Dates(*row[18:]),
        waiting=waiting,
        course_format=course_format,
        own_id=own_id,
        courses_in_term=courses,
        cap=cap,
        has_due=has_due,
        first_timers_first=bool(policy[0]),
        companions=policy[1] or _DEFAULTS.companions,
        path_key=path_key,
    )


def own_row(found: Standing, person: User) -> Enrolment | None:
    """Return the person's active row in the class, if there is one."""
    if found.own_id is None:
        return None
    row = Enrolment.objects.get(pk=found.own_id)
    row.person, row.run = person, found.run
    return row

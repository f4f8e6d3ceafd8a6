"""The first day of each role that somebody has had, read from what they did.

Of people with lived experience who are not employed by the school, and of whoever had a seat:

- ``participant``: the first session of the first class they had a seat in
- ``co_designer``: the day they joined the team of a course
- ``volunteer``: the first day in a citizen's or relative's seat of a working group, as host, speaker or
  substitute at a session, or with a piece of work without honorarium that is neither teaching nor design
- ``co_teacher``, ``teacher``: the first session of the first class they said yes to teach in that role
- ``mentor``: who has taught before, the first session of a class that they teach together with somebody who
  teaches for the first time

A day to come is not counted: nobody has been what they have only said yes to.
"""

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.utils import timezone

from courses.states import AssignmentState, RunState, TeachingRole
from enrolment.states import SeatState
from peers.states import Activity, Basis, EngagementState, MemberPlace, Relation, Terms

LADDER = ("participant", "co_designer", "volunteer", "co_teacher", "teacher", "mentor")
"""The roles in the order they are shown, and in which two of one day are taken to have come."""

# Somebody with an account is one person in whatever they do; who has none is known by their work alone.
_WHO = "coalesce(c.person_id::text, 'c' || c.id)"
_OURS = "c.basis = ANY(%(lived)s) AND c.relation <> %(employed)s"
_SPENT_UNPAID = (Activity.CO_DESIGN, Activity.TEACHING, Activity.CO_TEACHING, Activity.COST)

_FIRSTS = f"""
WITH started AS (
    SELECT s.run_id, (min(s.starts_at) AT TIME ZONE %(zone)s)::date AS day
    FROM courses_session s JOIN courses_courserun r ON r.id = s.run_id
    WHERE s.cancelled_at IS NULL AND r.state <> %(cancelled)s
    GROUP BY s.run_id
), taught AS (
    SELECT {_WHO} AS who, a.role,
        coalesce((s.starts_at AT TIME ZONE %(zone)s)::date, started.day) AS day
    FROM courses_teachingassignment a
    JOIN peers_contributor c ON c.id = a.contributor_id
    JOIN started ON started.run_id = a.run_id
    LEFT JOIN courses_session s ON s.id = a.session_id
    WHERE a.state = %(accepted)s AND {_OURS} AND s.cancelled_at IS NULL
), had AS (
    SELECT e.person_id::text AS who, 'participant' AS role, started.day
    FROM enrolment_enrolment e JOIN started ON started.run_id = e.run_id
    WHERE e.state = ANY(%(seats)s)
    UNION ALL
    SELECT {_WHO}, 'co_designer', (m.joined_at AT TIME ZONE %(zone)s)::date
    FROM courses_teammember m JOIN peers_contributor c ON c.id = m.contributor_id
    WHERE m.joined_at IS NOT NULL AND {_OURS}
    UNION ALL
    SELECT {_WHO}, 'volunteer', g.since
    FROM peers_groupmember g JOIN peers_contributor c ON c.id = g.contributor_id
    WHERE g.place = ANY(%(places)s) AND {_OURS}
    UNION ALL
    SELECT {_WHO}, 'volunteer', w.done_on
    FROM peers_engagement w JOIN peers_contributor c ON c.id = w.contributor_id
    WHERE w.state = %(done)s AND w.terms = ANY(%(unpaid)s) AND NOT w.is_frame AND NOT w.is_owed_anyway
      AND w.activity <> ALL(%(other_roles)s) AND {_OURS}
    UNION ALL
    SELECT who, 'volunteer', day FROM taught WHERE role = ANY(%(helping)s)
    UNION ALL
    SELECT who, role, day FROM taught WHERE role = ANY(%(teaching)s)
)
SELECT who, role, min(day) FROM had WHERE day <= %(today)s GROUP BY who, role
"""  # noqa: S608 - words of our own

# Everybody who teaches can be mentored or be a mentor's pair; only people of ours are counted as mentors.
_TAUGHT = f"""
SELECT a.run_id, {_WHO}, min((s.starts_at AT TIME ZONE %(zone)s)::date), bool_and({_OURS})
FROM courses_teachingassignment a
JOIN courses_courserun r ON r.id = a.run_id
JOIN courses_session s ON s.run_id = a.run_id AND s.cancelled_at IS NULL
JOIN peers_contributor c ON c.id = a.contributor_id
WHERE a.state = %(accepted)s AND a.role = ANY(%(teaching)s) AND a.session_id IS NULL
  AND r.state <> %(cancelled)s
GROUP BY 1, 2
"""  # noqa: S608 - words of our own


class First(NamedTuple):
    """The first day that somebody had a role; ``who`` is a key that leaves this package never."""

    who: str
    role: str
    day: date


def firsts(*, today: date | None = None) -> list[First]:
    """Return the first day of every role of everybody, in no order; two questions."""
    values = _values(today or timezone.localdate())
    found = [First(*row) for row in _asked(_FIRSTS, values)]
    return [*found, *_mentors(_asked(_TAUGHT, values), values["today"])]


def _mentors(taught: list[tuple[Any, ...]], today: date) -> list[First]:
    """Who taught before, in a class with somebody who did not, on the day that it began."""
    rows = [(run, who, day, ours) for run, who, day, ours in taught if day <= today]
    began: dict[str, date] = {}
    together: defaultdict[int, list[tuple[str, bool]]] = defaultdict(list)
    days: dict[int, date] = {}
    for run, who, day, ours in rows:
        began[who] = min(began.get(who, day), day)
        together[run].append((who, ours))
        days[run] = day
    found: dict[str, date] = {}
    for run, teachers in together.items():
        day = days[run]
        if not any(began[who] == day for who, _ours in teachers):
            continue
        for who, ours in teachers:
            if ours and began[who] < day:
                found[who] = min(found.get(who, day), day)
    return [First(who, "mentor", day) for who, day in found.items()]


def _asked(question: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def _values(today: date) -> dict[str, Any]:
    return {
        "today": today,
        "zone": settings.TIME_ZONE,
        "lived": [Basis.LIVED.value, Basis.BOTH.value],
        "employed": Relation.EMPLOYED.value,
        "accepted": AssignmentState.ACCEPTED.value,
        "cancelled": RunState.CANCELLED.value,
        "seats": [SeatState.ENROLLED.value, SeatState.COMPLETED.value],
        "places": [MemberPlace.CITIZEN.value, MemberPlace.RELATIVE.value],
        "done": EngagementState.DONE.value,
        "unpaid": [Terms.UNPAID.value, Terms.EXPENSES.value],
        "other_roles": [activity.value for activity in _SPENT_UNPAID],
        "helping": [
            TeachingRole.HOST.value,
            TeachingRole.SPEAKER.value,
            TeachingRole.SUBSTITUTE.value,
        ],
        "teaching": [TeachingRole.TEACHER.value, TeachingRole.CO_TEACHER.value],
    }

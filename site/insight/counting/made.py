"""What the school offered, held and made. None of it is about people, so nothing of it is hidden."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from courses.states import TEACHES, AssignmentState, RunState
from insight.periods import Period
from insight.suppression import ALL_GROUPS, ALL_TIME, Key
from peers.states import Basis

_LIVED = [Basis.LIVED.value, Basis.BOTH.value]
_PROFESSIONAL = [Basis.PROFESSIONAL.value, Basis.BOTH.value]

_CLASSES = """
WITH taught AS (
    SELECT a.run_id AS run, a.contributor_id AS who, c.basis = ANY(%(lived)s) AS lived,
        c.basis = ANY(%(professional)s) AS professional
    FROM courses_teachingassignment a JOIN peers_contributor c ON c.id = a.contributor_id
    WHERE a.session_id IS NULL AND a.state = %(accepted)s AND a.role = ANY(%(teaches)s)
), both_ways AS (
    SELECT DISTINCT a.run FROM taught a JOIN taught b ON b.run = a.run AND b.who <> a.who
    WHERE a.lived AND b.professional
)
SELECT r.term, r.year::text, p.dimension, p.value,
    count(*) FILTER (WHERE r.is_held) AS classes_run,
    count(*) FILTER (WHERE r.state = %(cancelled)s) AS classes_cancelled,
    count(DISTINCT r.course) FILTER (WHERE r.is_held) AS courses_run,
    coalesce(sum(r.capacity) FILTER (WHERE r.is_held AND NOT r.is_drop_in), 0) AS seats_offered,
    count(b.run) FILTER (WHERE r.is_held) AS co_taught
FROM insight_run r JOIN insight_place p ON p.unit = r.unit LEFT JOIN both_ways b ON b.run = r.run
GROUP BY GROUPING SETS (
    (r.term, p.dimension, p.value), (r.year, p.dimension, p.value), (p.dimension, p.value)
)
"""
CLASSES = ("classes_run", "classes_cancelled", "courses_run", "seats_offered", "co_taught")

_NEW = """
SELECT c.course, (min(p.first_published_at) AT TIME ZONE %(zone)s)::date, EXISTS (
    SELECT 1 FROM courses_teammember a JOIN courses_teammember b ON b.contributor_id <> a.contributor_id
    JOIN insight_course x ON x.page = a.course_id JOIN insight_course y ON y.page = b.course_id
    WHERE x.course = c.course AND y.course = c.course AND a.joined_at IS NOT NULL AND b.joined_at IS NOT NULL
        AND a.basis = ANY(%(lived)s) AND b.basis = ANY(%(professional)s)
)
FROM insight_course c JOIN wagtailcore_page p ON p.id = c.page
WHERE p.first_published_at IS NOT NULL GROUP BY c.course
"""
_APPROVED = """
SELECT c.course, (max(a.at) AT TIME ZONE %(zone)s)::date
FROM courses_approval a JOIN insight_course c ON c.page = a.course_id
GROUP BY c.course, a.revision_id HAVING count(DISTINCT a.kind) = 2
"""


def classes(cursor: CursorWrapper) -> dict[Key, int]:
    """Count classes, their courses and their seats."""
    values: dict[str, str | list[str]] = {
        "lived": _LIVED,
        "professional": _PROFESSIONAL,
        "accepted": AssignmentState.ACCEPTED.value,
        "teaches": sorted(TEACHES),
        "cancelled": RunState.CANCELLED.value,
    }
    cursor.execute(_CLASSES, values)
    found: dict[Key, int] = {}
    for term, year, dimension, value, *numbers in cursor.fetchall():
        period = term or year or ALL_TIME
        for measure, number in zip(CLASSES, numbers, strict=True):
            if number:
                found[Key(measure, period, dimension, value, ALL_GROUPS)] = int(number)
    return found


def made(cursor: CursorWrapper, periods: Sequence[Period]) -> dict[tuple[str, str, str, str], int]:
    """Count new courses and approved versions by ``(measure, period, dimension, value)``, by their day."""
    values: dict[str, str | list[str]] = {
        "lived": _LIVED,
        "professional": _PROFESSIONAL,
        "zone": timezone.get_default_timezone_name(),
    }
    cursor.execute(_NEW, values)
    events: list[tuple[str, int, date]] = []
    for course, day, is_together in cursor.fetchall():
        events.append(("courses_designed", course, day))
        if is_together:
            events.append(("co_designed", course, day))
    cursor.execute(_APPROVED, values)
    events += [("approvals", course, day) for course, day in cursor.fetchall()]
    return _counted(events, _rows(cursor), periods)


def _rows(cursor: CursorWrapper) -> dict[int, list[tuple[str, str]]]:
    cursor.execute("SELECT -unit, dimension, value FROM insight_place WHERE unit < 0")
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for course, dimension, value in cursor.fetchall():
        found[course].append((dimension, value))
    return found


def _counted(
    events: Iterable[tuple[str, int, date]], rows: dict[int, list[tuple[str, str]]], periods: Sequence[Period]
) -> dict[tuple[str, str, str, str], int]:
    found: dict[tuple[str, str, str, str], int] = defaultdict(int)
    for measure, course, day in events:
        for period in periods:
            if period.kind == "all" or period.starts <= day <= period.ends:
                for dimension, value in rows[course]:
                    found[measure, period.key, dimension, value] += 1
    return found

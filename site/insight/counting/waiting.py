"""How long people waited, and who wants to hear of a course."""

from django.db.backends.utils import CursorWrapper

from enrolment.states import SeatState
from insight.counting import reading
from insight.counting.families import Ground, Published
from insight.suppression import ALL_GROUPS, ALL_TIME, FEWEST, Atom, Counted, Key, World, cells, cover

INTEREST: tuple[Counted, ...] = (Counted("interest", lambda _time: frozenset({"i"})),)

_WAITED = """
WITH asked AS (
    SELECT e.person_id AS person, e.run_id AS run, min(m.at) FILTER (WHERE m.target = %(waiting)s) AS since,
        min(m.at) FILTER (WHERE m.target = %(enrolled)s) AS until
    FROM enrolment_enrolment e JOIN enrolment_move m ON m.enrolment_id = e.id
    WHERE e.line_number IS NOT NULL AND m.target IN (%(waiting)s, %(enrolled)s) GROUP BY e.id
)
SELECT r.term, r.year::text, p.dimension, p.value, count(DISTINCT a.person),
    round(avg(extract(epoch FROM a.until - a.since)) / 86400)::int
FROM asked a JOIN insight_run r ON r.run = a.run JOIN insight_place p ON p.unit = r.unit
WHERE a.until > a.since AND r.is_held
GROUP BY GROUPING SETS (
    (r.term, p.dimension, p.value), (r.year, p.dimension, p.value), (p.dimension, p.value)
)
"""
_INTEREST = """
SELECT -c.course, count(*) FROM enrolment_interest i JOIN insight_course c ON c.page = i.course_id
WHERE i.confirmed_at IS NOT NULL GROUP BY 1
"""


def days_of_waiting(cursor: CursorWrapper) -> Published:
    """Return the mean days of waiting; neither sums nor how many waited are shown, so it gives none away."""
    cursor.execute(_WAITED, {"waiting": SeatState.WAITING.value, "enrolled": SeatState.ENROLLED.value})
    found = Published()
    for term, year, dimension, value, people, days in cursor.fetchall():
        key = Key("waiting_days", term or year or ALL_TIME, dimension, value, ALL_GROUPS)
        found.numbers[key] = days
        if people < FEWEST:
            found.hidden.add(key)
    return found


def interest(cursor: CursorWrapper, places: reading.Places) -> Published:
    """Count confirmed interest in each course as it is now; it has no period."""
    cursor.execute(_INTEREST)
    atoms = {Atom(0, unit, "", "i"): number for unit, number in cursor.fetchall()}
    courses = frozenset(unit for unit in places if unit < 0)
    world: World = Ground({0: "now"}, places, {0: courses}, {}).world(atoms, INTEREST, used={})
    found = cover(world)
    numbers = {key: number for key, number in cells(world).items() if key.period == ALL_TIME}
    return Published(numbers, {key for key in found.hidden if key.period == ALL_TIME}, found)

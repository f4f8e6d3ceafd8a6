"""The tables that all counting of one night is done from: classes, where they are counted, and the seats.

They are temporary, so that every figure is of one moment and nothing of them is left. A class belongs to its
term, a term to the year it begins in, and a course's pages in all languages are one course.
"""

from django.db.backends.utils import CursorWrapper

from courses.states import DROP_IN_FORMATS, RunState
from enrolment.states import SeatState

NONE = "-"
"""The value of a row for what has none of a dimension."""

_COURSES = """
CREATE TEMP TABLE insight_course ON COMMIT DROP AS
SELECT p.id AS page,
    first_value(p.id) OVER (
        PARTITION BY p.translation_key ORDER BY l.language_code = 'da' DESC, p.id
    ) AS course
FROM courses_coursepage c JOIN wagtailcore_page p ON p.id = c.page_ptr_id
JOIN wagtailcore_locale l ON l.id = p.locale_id
"""

_RUNS = """
CREATE TEMP TABLE insight_run ON COMMIT DROP AS
SELECT r.id AS run, r.term_id AS term, extract(year FROM t.starts_on)::int AS year, c.course,
    coalesce(r.venue_id, 0) AS venue, r.state, g.format = ANY(%(drop_in)s) AS is_drop_in,
    r.state = ANY(%(held)s) AS is_held, coalesce(s.capacity, 0) AS capacity,
    dense_rank() OVER (ORDER BY c.course, coalesce(r.venue_id, 0))::int AS unit
FROM courses_courserun r
JOIN courses_term t ON t.id = r.term_id
JOIN insight_course c ON c.page = r.course_id
JOIN courses_coursepage g ON g.page_ptr_id = c.course
LEFT JOIN courses_runseats s ON s.run_id = r.id
WHERE r.state <> %(draft)s
"""

# A course without a venue has a unit of its own, below nought, for what is counted of courses.
_PLACES = """
CREATE TEMP TABLE insight_place ON COMMIT DROP AS
WITH u AS (
    SELECT DISTINCT unit, course, venue FROM insight_run
    UNION ALL SELECT DISTINCT -course, course, NULL::bigint FROM insight_course
), c AS (
    SELECT u.*, g.format, coalesce(nullif(g.themes::text[], '{}'), ARRAY[%(none)s]) AS themes,
        coalesce(nullif(g.life_areas::text[], '{}'), ARRAY[%(none)s]) AS areas
    FROM u JOIN courses_coursepage g ON g.page_ptr_id = u.course
)
SELECT unit, '' AS dimension, '' AS value FROM c
UNION ALL SELECT unit, 'course', course::text FROM c
UNION ALL SELECT unit, 'format', format FROM c
UNION ALL SELECT unit, 'venue', CASE venue WHEN 0 THEN %(none)s ELSE venue::text END
    FROM c WHERE venue IS NOT NULL
UNION ALL SELECT DISTINCT unit, 'area', unnest(areas) FROM c
UNION ALL SELECT DISTINCT unit, 'theme', unnest(themes) FROM c
"""

# "First" is by the term, then by when the person signed up; who a person comes as may differ by class.
_SEATS = """
CREATE TEMP TABLE insight_seat ON COMMIT DROP AS
WITH seat AS (
    SELECT e.person_id AS person, e.comes_as AS grp, e.seats,
        CASE e.state WHEN %(completed)s THEN 'c' ELSE 'o' END AS state,
        r.term, r.year, r.unit, row_number() OVER (ORDER BY t.starts_on, r.term, e.id) AS number
    FROM enrolment_enrolment e
    JOIN insight_run r ON r.run = e.run_id AND r.is_held
    JOIN courses_term t ON t.id = r.term
    WHERE e.state = ANY(%(seated)s)
)
SELECT person, grp, seats, term, year, unit, number,
    state || CASE WHEN term = first_value(term) OVER person THEN 'N'
        WHEN year = first_value(year) OVER person THEN 'Y' ELSE 'R' END AS kind
FROM seat WINDOW person AS (PARTITION BY person ORDER BY number)
"""

# A person counts once for a class: not those who have a seat after all, nor whom the school moved elsewhere.
_GONE = """
CREATE TEMP TABLE insight_gone ON COMMIT DROP AS
WITH ended AS (
    SELECT e.person_id AS person, e.run_id AS run, min(e.id) AS id,
        bool_or(e.line_number IS NOT NULL) AS has_waited,
        bool_or(m.has_left) AS has_left, bool_or(m.had_seat) AS had_seat, bool_or(m.was_moved) AS was_moved
    FROM enrolment_enrolment e
    CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(transition = 'leave'), false) AS has_left,
            coalesce(bool_or(target = %(enrolled)s), false) AS had_seat,
            coalesce(bool_or(transition IN ('move_out', 'move_off_list')), false) AS was_moved
        FROM enrolment_move WHERE enrolment_id = e.id
    ) m
    WHERE e.state = ANY(%(ended)s) GROUP BY 1, 2
)
SELECT g.person, e.comes_as AS grp, 1 AS seats, CASE WHEN g.has_left THEN 'L' ELSE 'W' END AS kind,
    r.term, r.year, r.unit, g.id AS number
FROM ended g
JOIN insight_run r ON r.run = g.run AND r.is_held
JOIN enrolment_enrolment e ON e.id = g.id
WHERE NOT EXISTS (
    SELECT 1 FROM enrolment_enrolment o
    WHERE o.person_id = g.person AND o.run_id = g.run AND NOT o.state = ANY(%(ended)s)
) AND (g.has_left OR (g.has_waited AND NOT g.had_seat AND NOT g.was_moved))
"""


def lay(cursor: CursorWrapper) -> None:
    """Make the tables, in a transaction that they end with."""
    values: dict[str, str | list[str]] = {
        "drop_in": sorted(DROP_IN_FORMATS),
        "held": [RunState.OPEN.value, RunState.CLOSED.value, RunState.FINISHED.value],
        "draft": RunState.DRAFT.value,
        "none": NONE,
        "completed": SeatState.COMPLETED.value,
        "enrolled": SeatState.ENROLLED.value,
        "seated": [SeatState.ENROLLED.value, SeatState.COMPLETED.value],
        "ended": [SeatState.DECLINED.value, SeatState.EXPIRED.value, SeatState.WITHDRAWN.value],
    }
    cursor.execute(
        "DROP TABLE IF EXISTS insight_course, insight_run, insight_place, insight_seat, insight_gone"
    )
    for statement in (_COURSES, _RUNS, _PLACES, _SEATS, _GONE):
        cursor.execute(statement, values)
    cursor.execute("ANALYZE insight_run, insight_place, insight_seat, insight_gone")

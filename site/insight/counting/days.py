"""How often somebody came, had told us, or was missed; and how many came to drop-ins."""

from collections.abc import Iterable
from datetime import datetime

from django.db.backends.utils import CursorWrapper

from enrolment.day_states import DropInGroup, Mark
from insight.counting import reading
from insight.counting.families import Ground, Published
from insight.suppression import ALL_GROUPS, Atom, Counted, Key, World, cells, cover

MARKS = ("attended", "apologies", "missed")
DAYS: tuple[Counted, ...] = (
    Counted("attended", lambda _time: frozenset({"here"})),
    Counted("apologies", lambda _time: frozenset({"told"})),
    Counted("missed", lambda _time: frozenset({"missed"})),
)
DROP_INS: tuple[Counted, ...] = (Counted("drop_ins", lambda _time: frozenset({"d"}), by_group=True),)

# As the figures of old sessions are made: who came had not told us, whoever told us was not missed.
_DAYS = """
WITH said AS (
    SELECT session_id, enrolment_id, mark FROM enrolment_attendance WHERE mark <> ''
    UNION ALL SELECT session_id, enrolment_id, '' FROM enrolment_apology
), each AS (
    SELECT session_id, CASE WHEN bool_or(mark = %(present)s) THEN 'here'
        WHEN bool_or(mark IN (%(apology)s, '')) THEN 'told' ELSE 'missed' END AS kind
    FROM said GROUP BY session_id, enrolment_id
), counted AS (
    SELECT session_id, kind, count(*) AS number FROM each GROUP BY 1, 2
    UNION ALL SELECT f.session_id, k.kind, k.number FROM enrolment_attendancefigures f
    CROSS JOIN LATERAL (
        VALUES ('here', f.present), ('told', f.apologies), ('missed', f.others)
    ) k(kind, number)
)
SELECT r.term, r.unit, '', c.kind, sum(c.number)::int
FROM counted c
JOIN courses_session s ON s.id = c.session_id JOIN insight_run r ON r.run = s.run_id
WHERE r.is_held AND NOT r.is_drop_in AND s.cancelled_at IS NULL AND s.ends_at <= %(now)s AND c.number > 0
GROUP BY 1, 2, 4
"""

_DROP_INS = """
SELECT r.term, r.unit, CASE c."group" WHEN %(unknown)s THEN '' ELSE c."group" END, 'd',
    sum(c.number)::int
FROM enrolment_dropincount c
JOIN courses_session s ON s.id = c.session_id JOIN insight_run r ON r.run = s.run_id
WHERE r.is_held AND c.number > 0 GROUP BY 1, 2, 3
"""


def days(cursor: CursorWrapper, ground: Ground, seats: Published, *, now: datetime) -> Published:
    """Count times of coming; hidden wherever the people who could come are, for one tells of the other."""
    cursor.execute(_DAYS, {"present": Mark.PRESENT.value, "apology": Mark.APOLOGY.value, "now": now})
    world = _world(cursor.fetchall(), ground, DAYS)
    numbers = cells(world)
    people = {key._replace(measure="people") for key in seats.cover.proofs if key.measure == "people"}
    few = {key for key in numbers if key._replace(measure="people") in people}
    also = {
        key._replace(measure=measure)
        for key in seats.hidden
        if key.measure == "people" and key.group == ALL_GROUPS
        for measure in MARKS
    }
    found = cover(world, small=few, also=also)
    return Published(dict(numbers), found.hidden, found)


def drop_ins(cursor: CursorWrapper, ground: Ground) -> Published:
    """Count heads at drop-ins."""
    cursor.execute(_DROP_INS, {"unknown": DropInGroup.UNKNOWN.value})
    rows = cursor.fetchall()
    held, _seats = reading.units(cursor, drop_in=True)
    world = _world(rows, Ground(ground.years, ground.places, held, {}), DROP_INS)
    found = cover(world)
    return Published(dict(cells(world)), found.hidden, found)


def _world(
    rows: Iterable[tuple[int, int, str, str, int]], ground: Ground, measures: tuple[Counted, ...]
) -> World:
    atoms = {Atom(term, unit, group, kind): number for term, unit, group, kind, number in rows}
    return ground.world(atoms, measures, used={})


def sum_of(published: dict[Key, int], hidden: set[Key], parts: Iterable[str], whole: str) -> Published:
    """Return a measure that is the sum of others, shown where each of them is."""
    keys = {key for key in (*published, *hidden) if key.measure in parts and key.group == ALL_GROUPS}
    found = Published()
    for key in keys:
        mine = key._replace(measure=whole)
        found.numbers[mine] = found.numbers.get(mine, 0) + published.get(key, 0)
        if key in hidden:
            found.hidden.add(mine)
    return found

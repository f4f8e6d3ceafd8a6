"""Who stands first in line: one of each kind, however many wait."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Max

from courses.models import CourseRun
from enrolment.fairness import Party, Room, Waiting, who_is_next
from enrolment.models import Enrolment
from enrolment.seats.standing import Standing
from enrolment.states import ComesAs

# Of people with the same needs only the first can be next, and each is found by its index. Who is on
# pause, and who waits for the other of two, is in neither index. A pair stands where the later one does.
# BETWEEN, and the order by two columns: so the index of all numbers cannot serve, which would be read from
# end to end for a kind of which nobody waits.
_HEADS = """
    SELECT h.id, NULL, h.comes_as, h.seats, '', 0, h.line_number, h.first_timer
    FROM unnest(%(groups)s::text[]) AS g (name), (VALUES (1), (2)) AS n (seats),
      (VALUES (true), (false)) AS f (is_first), LATERAL (
      SELECT * FROM enrolment_enrolment e
      WHERE e.run_id = %(run)s AND e.state = 'waiting' AND e.paused_at IS NULL AND e.pair_id IS NULL
        AND e.comes_as = g.name AND e.seats = n.seats
        AND e.first_timer BETWEEN f.is_first AND f.is_first
      ORDER BY e.first_timer, e.line_number LIMIT 1) h
    UNION ALL (
    SELECT DISTINCT ON (a.comes_as, a.seats, b.comes_as, b.seats, a.first_timer AND b.first_timer)
      a.id, b.id, a.comes_as, a.seats, b.comes_as, b.seats,
      greatest(a.line_number, b.line_number) AS stands, a.first_timer AND b.first_timer
    FROM enrolment_enrolment a JOIN enrolment_enrolment b ON b.pair_id = a.pair_id AND b.id > a.id
    WHERE a.run_id = %(run)s AND a.state = 'waiting' AND a.paused_at IS NULL AND a.pair_id IS NOT NULL
      AND b.state = 'waiting' AND b.paused_at IS NULL
    ORDER BY a.comes_as, a.seats, b.comes_as, b.seats, a.first_timer AND b.first_timer,
      stands)
"""


@dataclass(frozen=True, slots=True)
class Head:
    """The first in line of those with the same needs: one row, or the two of a pair, citizens first."""

    ids: tuple[int, ...]
    party: Party
    number: int
    is_first_timer: bool


def next_in_line(found: Standing, room: Room) -> list[Enrolment]:
    """Return the row, or the two rows, that are next for a seat; empty where nobody may have one."""
    heads = sorted(_heads(found.run), key=lambda head: _order(head, found))
    line = [Waiting(place, head.party) for place, head in enumerate(heads)]
    someone = who_is_next(room, line)
    if someone is None:
        return []
    rows = Enrolment.objects.select_related("person").in_bulk(heads[someone.key].ids)
    for row in rows.values():
        row.run = found.run
    return sorted(rows.values(), key=lambda row: row.comes_as != ComesAs.CITIZEN)


def next_line_number(run: CourseRun) -> int:
    """Return the number of the next in line; numbers of those who have left are not used again."""
    last = Enrolment.objects.filter(run=run).aggregate(last=Max("line_number"))["last"]
    return (last or 0) + 1


def _heads(run: CourseRun) -> list[Head]:
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, {"run": run.pk, "groups": ["", *ComesAs.values]})
        return [_head(row) for row in cursor.fetchall()]


def _head(row: tuple[Any, ...]) -> Head:
    one, other, group, seats, other_group, other_seats, number, is_first_timer = row
    party: Party = (group, *("",) * (seats - 1))
    if other is None:
        return Head((one,), party, number, is_first_timer)
    return Head((one, other), (*party, other_group, *("",) * (other_seats - 1)), number, is_first_timer)


def _order(head: Head, found: Standing) -> tuple[bool, int]:
    return (found.first_timers_first and not head.is_first_timer, head.number)

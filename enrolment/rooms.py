"""The seats of many classes as ``enrolment.fairness`` knows them: one question for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from enrolment.fairness import Party, Room, ShareFacts
from enrolment.models import Enrolment, SeatRules

_DEFAULTS = SeatRules()

_ROOMS = """
    SELECT s.run_id, s.capacity, s.taken, s.citizens, s.relatives, s.staff, s.others,
      (SELECT json_agg(json_build_array(h."group", h.guaranteed, h.maximum, h.released_at IS NULL))
        FROM enrolment_share h WHERE h.run_id = s.run_id),
      p.staff_per_citizen, p.staff_from, p.first_timers_first
    FROM courses_runseats s LEFT JOIN enrolment_seatrules p ON p.run_id = s.run_id
    WHERE s.run_id = ANY(%(runs)s)
"""


def party_of(row: Enrolment) -> Party:
    """Return the seats that a row uses or waits for; a companion's is of the open part."""
    return (row.comes_as, *("",) * (row.seats - 1))


@dataclass(frozen=True, slots=True)
class Shared:
    """The room of a class, and whether first-timers of the term come first in its line."""

    room: Room
    first_timers_first: bool


def rooms_of(run_ids: Iterable[int]) -> dict[int, Shared]:
    """Return the rooms of these classes as they are now, by the id of the class; without a lock."""
    with connection.cursor() as cursor:
        cursor.execute(_ROOMS, {"runs": list(run_ids)})
        rows = cursor.fetchall()
    return {row[0]: Shared(room_from(row[1:7], *row[7:10]), bool(row[10])) for row in rows}


def room_from(
    counted: Sequence[int], shares: list[Any] | None, ratio: Decimal | None, staff_from: int | None
) -> Room:
    """Build a room from what the database says: capacity, taken and the four groups; shares as JSON."""
    capacity, taken, *had = counted
    groups = dict(zip(("citizen", "relative", "staff", "other"), had, strict=True))
    return Room(
        capacity,
        {**groups, "": taken - sum(had)},
        tuple(ShareFacts(*share) for share in shares or ()),
        ratio,
        _DEFAULTS.staff_from if staff_from is None else staff_from,
    )

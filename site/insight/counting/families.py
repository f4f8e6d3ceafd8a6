"""The families of figures about people who come; the cells of a family say much of each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.backends.utils import CursorWrapper

from insight.counting import reading
from insight.counting.reading import Counts
from insight.suppression import ALL_GROUPS, FEWEST, Atom, Counted, Cover, Key, World, cells, cover

_STATES, _TIMES = "co", "NYR"
"""Completed or still open; new in the term, new in the year, or from before it."""
SEATED = frozenset(state + time for state in _STATES for time in _TIMES)
_NEW = {
    "term": frozenset(kind for kind in SEATED if kind[1] == "N"),
    "year": frozenset(kind for kind in SEATED if kind[1] in "NY"),
    "all": SEATED,
}
_COMPLETED = frozenset(kind for kind in SEATED if kind[0] == "c")
LEFT, WAITED = "L", "W"

SEATS: tuple[Counted, ...] = (
    Counted("enrolments", lambda _kind: SEATED, by_group=True, rows_by_group=True),
    Counted("people", lambda _kind: SEATED, by_group=True, rows_by_group=True),
    Counted("seats_filled", lambda _kind: SEATED),
    Counted("new_people", lambda kind: _NEW[kind], by_group=True),
    Counted("returning_people", lambda kind: SEATED - _NEW[kind], by_group=True),
    Counted("completed", lambda _kind: _COMPLETED, by_group=True),
)
GONE: tuple[Counted, ...] = (
    Counted("left", lambda _kind: frozenset({LEFT}), by_group=True),
    Counted("never_in", lambda _kind: frozenset({WAITED}), by_group=True),
)
_DIFFERENT = ("people", "new_people", "returning_people")
"""Measures that are no sums: a person in two classes is one person."""


@dataclass(slots=True)
class Published:
    """Numbers of a family and which of its cells are hidden; a cell that is in neither is nought."""

    numbers: dict[Key, int] = field(default_factory=dict)
    hidden: set[Key] = field(default_factory=set)
    cover: Cover = field(default_factory=Cover)


@dataclass(frozen=True, slots=True)
class Ground:
    """What all families stand on."""

    years: Mapping[int, str]
    places: reading.Places
    units: Mapping[int, frozenset[int]]
    seats: Mapping[tuple[int, int], int]

    def world(
        self,
        people: Mapping[Atom, int],
        measures: tuple[Counted, ...],
        *,
        used: Mapping[Atom, int],
        different: Mapping[Key, int] | None = None,
    ) -> World:
        """Return the people of a family; ``used`` are the seats that fill the rooms."""
        spare = dict(self.seats)
        for atom, seats in used.items():
            spare[atom.term, atom.unit] -= seats
        return World(
            atoms=people,
            years=self.years,
            places=self.places,
            measures=measures,
            units=self.units,
            spare=spare if used else {},
            different=different or {},
        )


def read(cursor: CursorWrapper) -> Ground:
    """Read the ground of all families."""
    held, seats = reading.units(cursor, drop_in=False)
    return Ground(reading.years(cursor), reading.places(cursor), held, seats)


def seats(cursor: CursorWrapper, ground: Ground) -> Published:
    """Count who had seats, who of them were new, and who completed."""
    counts = reading.atoms(cursor, "insight_seat", SEATED)
    different = reading.people(cursor, "insight_seat", _kinds(SEATS))
    no_sums = {key: people for key, people in different.items() if key.measure in _DIFFERENT}
    world = ground.world(counts.people, SEATS, used=counts.seats, different=no_sums)
    numbers = _sums(world, counts, different)
    few = {key for key, people in different.items() if people < FEWEST}
    few |= {key._replace(measure="seats_filled") for key in few if _is_total(key, "people")}
    few |= {key._replace(measure="enrolments") for key in few if key.measure == "people"}
    return _covered(world, numbers, few)


def gone(cursor: CursorWrapper, ground: Ground) -> Published:
    """Count who gave a seat back, and who waited for nothing."""
    counts = reading.atoms(cursor, "insight_gone", {LEFT, WAITED})
    world = ground.world(counts.people, GONE, used={})
    different = reading.people(cursor, "insight_gone", _kinds(GONE))
    few = {key for key, people in different.items() if people < FEWEST}
    return _covered(world, cells(world, counts.rows), few)


def _is_total(key: Key, measure: str) -> bool:
    return key.measure == measure and key.group == ALL_GROUPS


def _kinds(measures: Iterable[Counted]) -> dict[str, dict[str, list[str]]]:
    return {
        one.measure: {time: sorted(one.kinds(time)) for time in ("term", "year", "all")} for one in measures
    }


def _sums(world: World, counts: Counts, different: Mapping[Key, int]) -> dict[Key, int]:
    """Return what is a sum as a sum, and what is a number of different people as that."""
    rows = {key: number for key, number in cells(world, counts.rows).items() if key.measure not in _DIFFERENT}
    used = cells(world, counts.seats)
    rows |= {key: used[key] for key in rows if key.measure == "seats_filled"}
    by_name = {one.measure: one for one in world.measures}
    return rows | {
        key: number
        for key, number in different.items()
        if key.measure in _DIFFERENT and by_name[key.measure].groups(key.dimension, [key.group])
    }


def _covered(world: World, numbers: dict[Key, int], few: set[Key]) -> Published:
    found = cover(world, small=few, numbers=numbers)
    return Published(numbers, found.hidden, found)

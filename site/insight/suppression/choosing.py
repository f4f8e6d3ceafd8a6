"""Choose what to hide beside a small cell: as little as can be, and what is worth least."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, islice, product
from typing import NamedTuple

from insight.suppression.moves import Move, changed, room_for
from insight.suppression.worlds import ALL_GROUPS, ALL_TIME, FEWEST, Atom, Key, World, kind_of


class Effort(NamedTuple):
    """How many of each are looked at for one cell; ``tries`` for each shape of a move."""

    beginnings: int
    neighbours: int
    times: int
    tries: int


_USUAL, _HARD = Effort(6, 10, 4, 60), Effort(24, 40, 8, 300)
_ENOUGH = 4
"""Where so many hide nothing new, no more are looked for."""
_DEAR = 300.0
"""Where the best move costs more than this, more of them are looked at."""
_WORTH = {"": 400.0, "format": 6.0, "area": 6.0, "theme": 6.0, "venue": 4.0, "course": 1.0}
_WORTH_OF_TIME = {"all": 4.0, "year": 2.0, "term": 1.0}


class Choosing:
    """Looks for moves; knows what is hidden by now (``hidden`` grows while it is used)."""

    def __init__(self, world: World, numbers: Mapping[Key, int], hidden: AbstractSet[Key]) -> None:
        self._world, self._numbers, self._hidden = world, numbers, hidden
        self._kinds = {
            (one.measure, time): one.kinds(time) for one in world.measures for time in ("term", "year", "all")
        }
        self._alike: dict[tuple[int, int], Sequence[int]] = {}

    def ranked(
        self, key: Key, more: Mapping[Atom, int], fewer: Mapping[Atom, int], tried: AbstractSet[Move]
    ) -> Iterator[Move]:
        """Yield moves that let the cell lie further apart, those first that do so for the least they hide."""
        found = self._found(key, more, fewer, tried, _USUAL)
        yield from (move for cost, move in found if cost <= _DEAR)
        wider = self._found(
            key, more, fewer, {*tried, *(move for cost, move in found if cost <= _DEAR)}, _HARD
        )
        yield from (move for _cost, move in wider)

    def _found(
        self,
        key: Key,
        more: Mapping[Atom, int],
        fewer: Mapping[Atom, int],
        tried: AbstractSet[Move],
        effort: Effort,
    ) -> list[tuple[float, Move]]:
        found: dict[Move, float] = {}
        free = 0
        for move in self._candidates(key, effort):
            if move in tried or move in found:
                continue
            apart = room_for(self._world, move, more)[0] + room_for(self._world, move, fewer)[1]
            if not apart:
                continue
            found[move] = self._cost(move) / min(apart, FEWEST - 1)
            free += not found[move]
            if free >= _ENOUGH:
                break
        return sorted(((cost, move) for move, cost in found.items()), key=lambda pair: pair[0])

    def worth_of_place(self, key: Key) -> float:
        """Return how much a cell is worth showing, whatever its number."""
        by_group = 3.0 if key.group == ALL_GROUPS else 1.0
        return _WORTH[key.dimension] * _WORTH_OF_TIME[kind_of(key.period)] * by_group

    def worth(self, key: Key) -> float:
        """Return how much a cell is worth showing: a great number more than a small one, nought little."""
        return self.worth_of_place(key) * (0.3 + math.sqrt(self._numbers.get(key, 0)))

    def _cost(self, move: Move) -> float:
        """Add up what the move would hide that is shown now."""
        return sum(self.worth(one) for one in changed(self._world, move) if one not in self._hidden)

    def _candidates(self, key: Key, effort: Effort) -> Iterator[Move]:
        for first in self._beginnings(key)[: effort.beginnings]:
            yield Move(first, first)
            others = [
                (axis, values) for axis, values in enumerate(self._others(key, first, effort)) if values
            ]
            for size in (2, 1, 3, 4):
                for chosen in combinations(others, size):
                    seconds = product(*(values for _axis, values in chosen))
                    axes = [axis for axis, _values in chosen]
                    for second in islice(seconds, effort.tries):
                        yield Move(first, _replaced(first, axes, second))

    def _beginnings(self, key: Key) -> list[Atom]:
        """Where the cell could have more people: where it has some, then where there are many others."""
        kinds = self._kinds[key.measure, kind_of(key.period)]
        people = self._world.atoms
        inside: dict[Atom, int] = defaultdict(int)
        for term in self._world.terms(key.period):
            for atom in self._world.inside.get((term, key.dimension, key.value), ()):
                group = atom.group if key.group == ALL_GROUPS else key.group
                for kind in sorted(kinds & self._world.kinds_in[term]):
                    inside[Atom(term, atom.unit, group, kind)] += people[atom]
        return sorted(inside, key=lambda atom: (atom not in people, -inside[atom], atom))

    def _others(self, key: Key, first: Atom, effort: Effort) -> tuple[Sequence[object], ...]:
        """Return other terms, units, groups and kinds that are not counted in the cell, likely ones first."""
        world = self._world
        kinds = self._kinds[key.measure, kind_of(key.period)]
        inside = {*world.terms(key.period)}
        terms = [] if key.period == ALL_TIME else self._terms(first, inside)[: effort.times]
        units = [] if not key.dimension else self._units(key, first, effort.neighbours)
        groups = [] if key.group == ALL_GROUPS else [group for group in world.groups if group != first.group]
        return terms, units, groups, sorted(world.kinds_in[first.term] - kinds)

    def _units(self, key: Key, first: Atom, most: int) -> list[int]:
        """Units outside the row; those have people to give that have some of the same group and kind."""
        outside = [
            unit
            for unit in self._neighbours(first)
            if key.value not in self._world.places[unit].get(key.dimension, ())
        ]
        giving = [unit for unit in outside if first._replace(unit=unit) in self._world.atoms]
        return [*giving[:most], *outside[:3]]

    def _terms(self, first: Atom, inside: AbstractSet[int]) -> list[int]:
        years = self._world.years
        held = [
            term for term, units in self._world.units.items() if first.unit in units and term not in inside
        ]
        return sorted(held, key=lambda term: (years[term] != years[first.term], abs(term - first.term)))

    def _neighbours(self, first: Atom) -> Sequence[int]:
        """The other units of the term, those first that are counted in most of the same rows."""
        place = first.term, first.unit
        if place not in self._alike:
            mine = self._world.spots(first.unit)
            units = self._world.units[first.term] - {first.unit}
            self._alike[place] = sorted(units, key=lambda unit: (len(mine ^ self._world.spots(unit)), unit))
        return self._alike[place]


def _replaced(first: Atom, axes: Sequence[int], values: Sequence[object]) -> Atom:
    fields: list[object] = list(first)
    for axis, value in zip(axes, values, strict=True):
        fields[axis] = value
    return Atom(*fields)  # type: ignore[arg-type]  # each field is replaced by another of its kind

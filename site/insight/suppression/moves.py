"""Ways in which a school could have been another, and almost everything published the same.

A move lets some people of one place, group, kind or term change places with as many of another. What it
changes must be hidden; all else is the same in both schools, so nobody can tell which of them is ours.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from insight.suppression.worlds import ALL_GROUPS, Atom, Key, World, kind_of


class Move(NamedTuple):
    """``first`` gains, ``second`` loses where one thing differs; with two differences it is a square."""

    first: Atom
    second: Atom

    def signed(self) -> Iterator[tuple[Atom, int]]:
        """Return the atoms that it changes, with +1 for those that gain and -1 for those that lose."""
        axes = [
            ((one, 1),) if one == other else ((one, 1), (other, -1))
            for one, other in zip(self.first, self.second, strict=True)
        ]
        for (term, a), (unit, b), (group, c), (kind, d) in product(*axes):
            yield Atom(term, unit, group, kind), a * b * c * d  # type: ignore[arg-type]  # as in an Atom


def changed(world: World, move: Move) -> list[Key]:
    """Return the cells that differ between the school as it is and the school after the move."""
    first, second = move
    one, other = world.periods(first.term), world.periods(second.term)
    times = one if one == other else [*(set(one) ^ set(other))]
    spots = set(world.spots(first.unit))
    if first.unit != second.unit:
        spots ^= set(world.spots(second.unit))
    groups = [first.group, ALL_GROUPS] if first.group == second.group else [first.group, second.group]
    found = []
    for time in times:
        for counted in world.measures:
            kinds = counted.kinds(kind_of(time))
            if first.kind != second.kind:
                if (first.kind in kinds) == (second.kind in kinds):
                    continue
            elif first.kind not in kinds:
                continue
            found += [
                Key(counted.measure, time, dimension, value, group)
                for dimension, value in spots
                for group in counted.groups(dimension, groups)
            ]
    return found


def sign_of(world: World, move: Move, key: Key) -> int:
    """Return 1 where a cell that is changed by a move grows by it, -1 where it shrinks."""
    first = move.first
    counted = next(one for one in world.measures if one.measure == key.measure)
    grows = (
        key.period in world.periods(first.term),
        (key.dimension, key.value) in world.spots(first.unit),
        key.group in {first.group, ALL_GROUPS},
        first.kind in counted.kinds(kind_of(key.period)),
    )
    return -1 if grows.count(False) % 2 else 1


def room_for(world: World, move: Move, people: Mapping[Atom, int]) -> tuple[int, int]:
    """Return how many times it can be made, and how many times backwards, until somebody is lacking.

    Nobody can be where no class was, nor of a kind that nobody was in that term, nor more than a room holds.
    """
    forwards = backwards = 1 << 30
    rooms_stay = move.first[2:] != move.second[2:]
    for atom, sign in move.signed():
        there = people.get(atom, 0)
        limit = 1 << 30 if rooms_stay else _left(world, atom, people)
        if atom.unit not in world.units[atom.term] or atom.kind not in world.kinds_in[atom.term]:
            limit = 0
        if sign > 0:
            forwards, backwards = min(forwards, limit), min(backwards, there)
        else:
            forwards, backwards = min(forwards, there), min(backwards, limit)
    return forwards, backwards


def _left(world: World, atom: Atom, people: Mapping[Atom, int]) -> int:
    """How many more may come to a unit: its spare seats, less what other moves have taken of them."""
    place = atom.term, atom.unit
    if place not in world.spare:
        return 1 << 30
    all_here = (Atom(*place, group, kind) for group in world.groups for kind in world.kinds_in[atom.term])
    more = sum(people.get(one, 0) - world.atoms.get(one, 0) for one in all_here)
    return max(0, world.spare[place] - more)

"""Which cells must be hidden so that a small one cannot be computed from the sums it stands in.

Used for the steps between roles, which are few: each sum by itself, and then all of them at once.
Nought is shown, since it is about nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from insight.suppression import FEWEST

Cell = tuple[str, ...]
"""A key of whatever is counted."""


class Relation(NamedTuple):
    """A cell that is the sum of others; all of them would be shown."""

    total: Cell
    parts: Sequence[Cell]


def covered(values: Mapping[Cell, int], relations: Iterable[Relation]) -> set[Cell]:
    """Return the cells to hide: those below five, and as many more as keep them from being computed."""
    own = [_of_some(relation, values) for relation in relations]
    hidden = {cell for cell, value in values.items() if 0 < value < FEWEST}
    while True:
        leaking = next((one for one in own if _leaks(one, values, hidden)), None)
        if leaking is not None:
            hidden.add(_smallest(leaking, values, hidden))
            continue
        known = determined(own, hidden)
        more = [one for one in own if known & set(_members(one)) and _shown(one, hidden)]
        if not more:
            return hidden
        hidden.add(min((_smallest(one, values, hidden) for one in more), key=lambda cell: values[cell]))


def determined(relations: Iterable[Relation], hidden: set[Cell]) -> set[Cell]:
    """Return the hidden cells that follow from all relations together, by elimination."""
    rows: dict[Cell, dict[Cell, Fraction]] = {}
    for relation in relations:
        row = {cell: Fraction(1) for cell in relation.parts if cell in hidden}
        if relation.total in hidden:
            row[relation.total] = Fraction(-1)
        for pivot in [cell for cell in row if cell in rows]:
            _subtract(row, rows[pivot], pivot)
        if not row:
            continue
        pivot = next(iter(row))
        factor = row[pivot]
        row = {cell: value / factor for cell, value in row.items()}
        for other in rows.values():
            if pivot in other:
                _subtract(other, row, pivot)
        rows[pivot] = row
    return {pivot for pivot, row in rows.items() if len(row) == 1}


def _subtract(row: dict[Cell, Fraction], other: Mapping[Cell, Fraction], pivot: Cell) -> None:
    factor = row.get(pivot, Fraction(0))
    for cell, value in other.items():
        left = row.get(cell, Fraction(0)) - factor * value
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)


def _of_some(relation: Relation, values: Mapping[Cell, int]) -> Relation:
    """Leave out what is nought: it is shown, and hides nothing."""
    return Relation(relation.total, [cell for cell in relation.parts if values.get(cell)])


def _leaks(relation: Relation, values: Mapping[Cell, int], hidden: set[Cell]) -> bool:
    """Whether a sum gives a hidden cell away: it is the only one, or the hidden ones together are few."""
    shut = [cell for cell in _members(relation) if cell in hidden]
    if not shut or not _shown(relation, hidden):
        return False
    if len(shut) == 1:
        return True
    return relation.total not in hidden and sum(values[cell] for cell in shut) < FEWEST


def _members(relation: Relation) -> list[Cell]:
    return [relation.total, *relation.parts]


def _shown(relation: Relation, hidden: set[Cell]) -> list[Cell]:
    return [cell for cell in _members(relation) if cell not in hidden]


def _smallest(relation: Relation, values: Mapping[Cell, int], hidden: set[Cell]) -> Cell:
    """A part before the total, the smallest of the parts: so little as can be is lost."""
    parts = [cell for cell in _shown(relation, hidden) if cell != relation.total]
    return min(parts or _shown(relation, hidden), key=lambda cell: values.get(cell, 0))

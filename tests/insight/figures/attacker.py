"""Somebody who sees everything that is published and knows which classes there were, and wants the rest.

They know of every cell which people it is the sum of, and that nobody is fewer than none; with linear
programming they find between which numbers a hidden cell must lie.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix

from insight.suppression import ALL_GROUPS, Atom, Key, World
from insight.suppression.worlds import everywhere, kind_of


class Attacker:
    """Knows a school's published cells; ``hidden`` are those that were not."""

    def __init__(self, world: World, sums: Mapping[Key, int], hidden: Iterable[Key]) -> None:
        self._world = world
        kinds = sorted({kind for found in world.kinds_in.values() for kind in found})
        self._atoms = [
            Atom(term, unit, group, kind)
            for term, units in world.units.items()
            for unit in sorted(units)
            for group in world.groups
            for kind in kinds
            if kind in world.kinds_in[term]
        ]
        self._place = {atom: place for place, atom in enumerate(self._atoms)}
        self._row = self._rows()
        unknown = set(hidden)
        shown = sorted(set(everywhere(world)) - unknown, key=str)
        shown = [key for key in shown if key in self._row]
        self._sums = np.array([sums.get(key, 0) for key in shown], dtype=float)
        self._equations = self._matrix(shown)

    def between(self, key: Key) -> tuple[float, float]:
        """Return the least and the most that a cell can be, in people or parts of them."""
        aim = self._matrix([key]).toarray()[0]
        ends = []
        for sign in (1, -1):
            found = linprog(sign * aim, A_eq=self._equations, b_eq=self._sums, bounds=(0, None))
            ends.append(float("inf") if found.status == 3 else sign * found.fun)
        return ends[0], ends[1]

    def whole_between(self, key: Key) -> tuple[float, float]:
        """Return the same in whole people, which may be closer."""
        aim = self._matrix([key]).toarray()[0]
        ends = []
        for sign in (1, -1):
            found = milp(
                sign * aim,
                integrality=np.ones(len(aim)),
                bounds=Bounds(0, np.inf),
                constraints=LinearConstraint(self._equations, self._sums, self._sums),
            )
            ends.append(float("inf") if found.x is None else sign * found.fun)
        return ends[0], ends[1]

    def _rows(self) -> dict[Key, list[int]]:
        rows: dict[Key, list[int]] = {}
        for place, atom in enumerate(self._atoms):
            for period in self._world.periods(atom.term):
                for one in self._world.measures:
                    if atom.kind not in one.kinds(kind_of(period)):
                        continue
                    for dimension, value in self._world.spots(atom.unit):
                        for group in one.groups(dimension, (ALL_GROUPS, atom.group)):
                            rows.setdefault(Key(one.measure, period, dimension, value, group), []).append(
                                place
                            )
        return rows

    def _matrix(self, keys: list[Key]) -> csr_matrix:
        at = [(number, place) for number, key in enumerate(keys) for place in self._row[key]]
        numbers, places = zip(*at, strict=True) if at else ((), ())
        return csr_matrix((np.ones(len(at)), (numbers, places)), shape=(len(keys), len(self._atoms)))

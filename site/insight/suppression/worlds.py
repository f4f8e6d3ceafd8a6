"""The people behind a family of measures, as counts so small that every published cell is a sum of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

ALL_GROUPS = "all"
ALL_TIME = "all"
FEWEST = 5
"""Fewer people than these are hidden."""


class Atom(NamedTuple):
    """People of one group and kind in one term and unit. A unit is a course at a venue."""

    term: int
    unit: int
    group: str
    kind: str


class Key(NamedTuple):
    """A cell: ``period`` is a term's id, a year as text, or ``all``; without dimension it is a total."""

    measure: str
    period: int | str
    dimension: str
    value: str
    group: str


Kinds = Callable[[str], frozenset[str]]
"""Of a period that is a ``term``, a ``year`` or ``all``, which kinds of people a measure counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure of a family; for each group in the totals, and (``rows_by_group``) in every row too."""

    measure: str
    kinds: Kinds
    by_group: bool = False
    rows_by_group: bool = False

    def groups(self, dimension: str, groups: Sequence[str]) -> Sequence[str]:
        """Return those of the groups (all together is one) that it is shown for in a dimension."""
        if self.rows_by_group if dimension else self.by_group:
            return groups
        return [group for group in groups if group == ALL_GROUPS]


@dataclass(slots=True)
class World:
    """One family: who was where, and which measures are counted of it.

    ``years`` says the year of each term, ``places`` the values of each unit (``{"venue": {"3"}, …}``) and
    ``spare`` how many seats a unit has left in a term, where everybody may know it. ``different`` are the
    cells that are no sums, of different people: in no other school may they be fewer than none.
    """

    atoms: Mapping[Atom, int]
    years: Mapping[int, str]
    places: Mapping[int, Mapping[str, frozenset[str]]]
    measures: tuple[Counted, ...]
    units: Mapping[int, frozenset[int]]
    spare: Mapping[tuple[int, int], int] = field(default_factory=dict)
    different: Mapping[Key, int] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    kinds_in: Mapping[int, frozenset[str]] = field(default_factory=dict)
    inside: Mapping[tuple[int, str, str], list[Atom]] = field(default_factory=dict)
    rows: Mapping[int, frozenset[tuple[str, str]]] = field(default_factory=dict)
    no_sums: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Look up once what is asked for often."""
        self.no_sums = frozenset(key.measure for key in self.different)
        self.rows = {unit: frozenset(_rows(values)) for unit, values in self.places.items()}
        self.groups = tuple(sorted({atom.group for atom in self.atoms}))
        kinds: dict[int, set[str]] = defaultdict(set)
        inside: dict[tuple[int, str, str], list[Atom]] = defaultdict(list)
        for atom in self.atoms:
            kinds[atom.term].add(atom.kind)
            for spot in self.spots(atom.unit):
                inside[atom.term, *spot].append(atom)
        self.kinds_in = {term: frozenset(kinds[term]) for term in self.years}
        self.units = {term: self.units.get(term, frozenset()) for term in self.years}
        self.inside = inside

    def spots(self, unit: int) -> frozenset[tuple[str, str]]:
        """Return the rows a unit is counted in, the total among them."""
        return self.rows[unit]

    def terms(self, period: int | str) -> list[int]:
        """Return the terms of a period."""
        if isinstance(period, int):
            return [period]
        return [term for term, year in self.years.items() if period in {ALL_TIME, year}]

    def periods(self, term: int) -> tuple[int | str, str, str]:
        """Return the periods a term is in: itself, its year, and all."""
        return term, self.years[term], ALL_TIME


def _rows(values: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    yield "", ""
    for dimension, found in values.items():
        for value in found:
            yield dimension, value


def kind_of(period: int | str) -> str:
    """Return whether a period is a ``term``, a ``year`` or ``all``."""
    if isinstance(period, int):
        return "term"
    return "all" if period == ALL_TIME else "year"


def cells(world: World, numbers: Mapping[Atom, int] | None = None) -> dict[Key, int]:
    """Add up every cell of every measure (that is a sum); what is not there is nought."""
    parts: dict[tuple[int | str, str, str, str, str], int] = defaultdict(int)
    for (term, (dimension, value), group, kind), number in _rows_of_terms(world, numbers).items():
        for period in world.periods(term):
            parts[period, dimension, value, group, kind] += number
    found: dict[Key, int] = defaultdict(int)
    kinds = {(one, time): one.kinds(time) for one in world.measures for time in ("term", "year", "all")}
    for (period, dimension, value, group, kind), number in parts.items():
        for one in world.measures:
            if kind in kinds[one, kind_of(period)]:
                for shown in one.groups(dimension, (ALL_GROUPS, group)):
                    found[Key(one.measure, period, dimension, value, shown)] += number
    return found


def _rows_of_terms(
    world: World, numbers: Mapping[Atom, int] | None
) -> dict[tuple[int, tuple[str, str], str, str], int]:
    found: dict[tuple[int, tuple[str, str], str, str], int] = defaultdict(int)
    for atom, number in (world.atoms if numbers is None else numbers).items():
        for row in world.spots(atom.unit):
            found[atom.term, row, atom.group, atom.kind] += number
    return found


def everywhere(world: World) -> Iterator[Key]:
    """Return every cell there could be: of each row that a class of the period is counted in."""
    for term, units in world.units.items():
        rows = {row for unit in units for row in world.spots(unit)}
        for (dimension, value), period, one in product(rows, world.periods(term), world.measures):
            for group in one.groups(dimension, (ALL_GROUPS, *world.groups)):
                yield Key(one.measure, period, dimension, value, group)


def block_of(key: Key) -> tuple[str, str, str, bool]:
    """Return the kind of tables that a cell is in: measure, dimension, kind of period, by group or not."""
    return key.measure, key.dimension, kind_of(key.period), key.group == ALL_GROUPS

"""Read the ground of a counting: who was where, and how many different people are in each cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.backends.utils import CursorWrapper

from insight.suppression import ALL_GROUPS, ALL_TIME, Atom, Key

DIMENSIONS = ("", "course", "area", "theme", "format", "venue")
GROUPS = ("", "citizen", "relative", "staff", "other")
_PERIODS = {"term": "s.term::text", "year": "s.year::text", "all": f"'{ALL_TIME}'"}
Places = Mapping[int, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Of each atom how many rows, how many different people, and how many seats they used."""

    rows: dict[Atom, int]
    people: dict[Atom, int]
    seats: dict[Atom, int]


def atoms(cursor: CursorWrapper, table: str, kinds: Iterable[str]) -> Counts:
    """Count the rows of ``insight_seat`` or ``insight_gone`` that are of some kinds."""
    cursor.execute(
        f"SELECT term, unit, grp, kind, count(*), count(DISTINCT person), sum(seats) FROM {table} "  # noqa: S608 - a name of ours
        "WHERE kind = ANY(%s) GROUP BY 1, 2, 3, 4",
        [list(kinds)],
    )
    found = Counts({}, {}, {})
    for term, unit, group, kind, rows, people, seats in cursor.fetchall():
        atom = Atom(term, unit, group, kind)
        found.rows[atom], found.people[atom], found.seats[atom] = rows, people, seats
    return found


def people(
    cursor: CursorWrapper, table: str, measures: Mapping[str, Mapping[str, list[str]]]
) -> dict[Key, int]:
    """Count different people in each cell of some measures: the kinds of each by kind of period.

    Whoever has several rows in a cell is in the group of the first of them.
    """
    found: dict[Key, int] = {}
    for kind in _PERIODS:
        for dimension in DIMENSIONS:
            for measure, period, value, group, number in _different(cursor, table, kind, dimension, measures):
                when = int(period) if kind == "term" else period
                key = Key(measure, when, dimension, value, group)
                found[key] = number
                whole = key._replace(group=ALL_GROUPS)
                found[whole] = found.get(whole, 0) + number
    return found


def _different(
    cursor: CursorWrapper,
    table: str,
    kind: str,
    dimension: str,
    measures: Mapping[str, Mapping[str, list[str]]],
) -> Iterator[tuple[Any, ...]]:
    """Yield measure, period, value, group and how many people, for one dimension and kind of period."""
    names = list(measures)
    has = [f"bool_or(s.kind = ANY(%s)) AS has{place}" for place, _name in enumerate(names)]
    counts = [f"count(*) FILTER (WHERE has{place})" for place, _name in enumerate(names)]
    cursor.execute(
        f"SELECT period, value, best, {', '.join(counts)} FROM ("  # noqa: S608 - names of ours, values apart
        f"SELECT {_PERIODS[kind]} AS period, p.value, "
        f"(min(s.number * 8 + array_position(%s, s.grp::text)) %% 8)::int AS best, {', '.join(has)} "
        f"FROM {table} s JOIN insight_place p ON p.unit = s.unit AND p.dimension = %s "
        "GROUP BY 1, 2, s.person) different GROUP BY 1, 2, 3",
        [list(GROUPS), *(measures[name][kind] for name in names), dimension],
    )
    for period, value, best, *numbers in cursor.fetchall():
        for name, number in zip(names, numbers, strict=True):
            if number:
                yield name, period, value, GROUPS[best - 1], number


def places(cursor: CursorWrapper) -> Places:
    """Return the rows that each unit is counted in."""
    cursor.execute(
        "SELECT unit, dimension, array_agg(value) FROM insight_place WHERE dimension <> '' GROUP BY 1, 2"
    )
    found: dict[int, dict[str, frozenset[str]]] = defaultdict(dict)
    for unit, dimension, values in cursor.fetchall():
        found[unit][dimension] = frozenset(values)
    return found


_WITH_SEATS = """
SELECT term, unit, sum(capacity) FROM insight_run
WHERE is_held AND (NOT is_drop_in OR unit IN (SELECT unit FROM insight_seat)) GROUP BY 1, 2
"""
_DROP_INS = "SELECT term, unit, 0 FROM insight_run WHERE is_held AND is_drop_in GROUP BY 1, 2"


def units(
    cursor: CursorWrapper, *, drop_in: bool
) -> tuple[dict[int, frozenset[int]], dict[tuple[int, int], int]]:
    """Return the units that had classes in each term, and how many seats each had.

    A course that became a drop-in later is among those with seats where it had some.
    """
    cursor.execute(_DROP_INS if drop_in else _WITH_SEATS)
    held: dict[int, set[int]] = defaultdict(set)
    seats: dict[tuple[int, int], int] = {}
    for term, unit, capacity in cursor.fetchall():
        held[term].add(unit)
        seats[term, unit] = capacity
    return {term: frozenset(found) for term, found in held.items()}, seats


def years(cursor: CursorWrapper) -> dict[int, str]:
    """Return the year of each term that has classes."""
    cursor.execute("SELECT DISTINCT term, year::text FROM insight_run")
    return dict(cursor.fetchall())

"""From one role to the next: how many had a role for the first time in a span, and what they were before.

What is counted here is about people: ``counting.contribution`` hides what is small before it is kept.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from insight.counting.covering import Cell, Relation
from insight.counting.rests import lines
from insight.counting.roles import LADDER, First
from insight.periods import Period

NEW = ""
"""What somebody was before the first role they had: nothing at the school."""


def moves(firsts: Iterable[First]) -> list[tuple[str, str, date]]:
    """Return what somebody was last before each role, the role, and the first day of it; nobody is named.

    Two roles of one day came in the order of the ladder.
    """
    by_person: defaultdict[str, list[First]] = defaultdict(list)
    for first in firsts:
        by_person[first.who].append(first)
    found = []
    for own in by_person.values():
        before = NEW
        for first in sorted(own, key=lambda one: (one.day, LADDER.index(one.role))):
            found.append((before, first.role, first.day))
            before = first.role
    return found


def flows(moved: Iterable[tuple[str, str, date]], since: date, until: date) -> Counter[tuple[str, str]]:
    """Count the moves of a span, by what people were before and what they became."""
    return Counter((before, role) for before, role, day in moved if since <= day <= until)


def cells(flows_of: Mapping[str, Counter[tuple[str, str]]]) -> dict[Cell, int]:
    """Return the number of every step ``(period, before, role)`` and of every role ``(period, role)``."""
    found: Counter[Cell] = Counter()
    for period, steps in flows_of.items():
        for (before, role), number in steps.items():
            found[period, before, role] = number
            found[period, role] += number
    return dict(found)


def relations(values: Iterable[Cell], periods: Sequence[Period]) -> list[Relation]:
    """Return the sums the cells stand in: a role of its steps, a year of its terms, all of the years.

    The days by which they differ (``rests``) are a part that nobody is told, and that must not follow either.
    """
    known = set(values)
    parts: defaultdict[Cell, list[Cell]] = defaultdict(list)
    for cell in known:
        if len(cell) == len(("period", "before", "role")):
            parts[cell[0], cell[2]].append(cell)
    found = [Relation(total, sorted(of)) for total, of in parts.items()]
    for line in lines(periods):
        inner = [one.key for one in (*line.parts, *line.rests)]
        found += [
            Relation(cell, [(key, *cell[1:]) for key in inner if (key, *cell[1:]) in known])
            for cell in known
            if cell[0] == line.whole.key and line.parts
        ]
    return found

"""Schools of numbers alone, drawn by chance, for what hides small numbers."""

import random

from insight.counting.families import SEATS
from insight.suppression import Atom, Counted, World

GROUPS = ("citizen", "relative", "staff", "other", "")
PLAIN = (
    Counted("enrolments", lambda _time: frozenset({"a", "b"}), by_group=True, rows_by_group=True),
    Counted("new_people", lambda _time: frozenset({"a"}), by_group=True),
    Counted("returning_people", lambda _time: frozenset({"b"}), by_group=True),
)


def draw(seed: int, *, terms: int, courses: int, size: float, measures: tuple[Counted, ...] = PLAIN) -> World:
    """Draw a school: each course has its format, areas and venue, and most of them a class in each term."""
    chance = random.Random(seed)
    places = {course: _place(course, chance) for course in range(courses)}
    units = {term: frozenset(c for c in range(courses) if chance.random() < 0.8) for term in range(terms)}
    atoms: dict[Atom, int] = {}
    for term, here in units.items():
        for unit in sorted(here):
            for _person in range(max(0, round(chance.gauss(size, size / 3)))):
                group = chance.choices(GROUPS, [55, 17, 20, 4, 4])[0]
                atom = Atom(term, unit, group, _kind(term, terms, chance, measures))
                atoms[atom] = atoms.get(atom, 0) + 1
    return World(
        atoms=atoms,
        years={term: str(2024 + term // 2) for term in range(terms)},
        places=places,
        measures=measures,
        units=units,
    )


def _kind(term: int, terms: int, chance: random.Random, measures: tuple[Counted, ...]) -> str:
    """Draw new or not, and in a real school whether the class has ended: only the last term is under way."""
    if measures is PLAIN:
        return chance.choice("ab")
    since = "N" * 6 + ("YY" if term % 2 else "") + ("RRR" if term > 1 else "")
    return ("c" if term < terms - 1 else "o") + chance.choice(since)


def _place(course: int, chance: random.Random) -> dict[str, frozenset[str]]:
    return {
        "course": frozenset({str(course)}),
        "format": frozenset({chance.choice(["course", "course", "course", "workshop"])}),
        "area": frozenset(chance.sample(["a", "b", "c"], chance.choice([1, 1, 2]))),
        "venue": frozenset({chance.choice(["1", "2", "3"])}),
    }


REAL = SEATS

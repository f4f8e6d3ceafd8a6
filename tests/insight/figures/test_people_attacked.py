"""People are no sums, but much is known of them: nobody finds a small number of people either.

The attacker sees all that is published of seats and of different people, and knows how the two hang together.
"""

from collections import Counter, defaultdict

import numpy as np
import pytest
from django.db import connection
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from courses.models import CourseRun
from insight.counting import families, ground, reading
from insight.suppression import ALL_GROUPS, ALL_TIME, FEWEST, Key, World
from insight.suppression.worlds import everywhere, kind_of
from tests.insight.figures.four_terms import live_through

pytestmark = pytest.mark.django_db

PEOPLE = ("people", "new_people", "returning_people")


class Knowing:
    """Equations and bounds over the people of each atom and the different people of each cell."""

    def __init__(self, world, published, alone):
        self.world, self.published = world, published
        self.atoms = [
            (term, unit, group, kind)
            for term, units in world.units.items()
            for unit in units
            for group in world.groups
            for kind in world.kinds_in[term]
        ]
        cells = {key for key in everywhere(world) if key.measure in PEOPLE}
        self.at = {one: place for place, one in enumerate([*self.atoms, *sorted(cells, key=str)])}
        self.parts = self._parts()
        self.equal, self.most = [], []
        self._what_is_shown()
        for key in cells:
            self._what_is_known(key, alone)

    def between(self, key):
        aim = np.zeros(len(self.at))
        aim[self.at[key]] = 1
        equal, sums = self._matrix(self.equal)
        most, limits = self._matrix(self.most)
        found = [
            linprog(sign * aim, A_ub=most, b_ub=limits, A_eq=equal, b_eq=sums, bounds=(0, None))
            for sign in (1, -1)
        ]
        assert all(one.status in {0, 3} for one in found), "what is published must be possible"
        return found[0].fun, float("inf") if found[1].status == 3 else -found[1].fun

    def _parts(self):
        parts = defaultdict(list)
        for term, unit, group, kind in self.atoms:
            for period in self.world.periods(term):
                for one in self.world.measures:
                    if one.measure in {"enrolments", "completed"} and kind in one.kinds(kind_of(period)):
                        for spot in self.world.spots(unit):
                            for shown in one.groups(spot[0], (ALL_GROUPS, group)):
                                parts[Key(one.measure, period, *spot, shown)].append(
                                    (term, unit, group, kind)
                                )
        return parts

    def _what_is_shown(self):
        numbers, hidden = self.published.numbers, self.published.hidden
        for key, atoms in self.parts.items():
            if key not in hidden:
                self.equal.append((dict.fromkeys(atoms, 1), numbers.get(key, 0)))
        for key in self.at:
            if isinstance(key, Key) and key not in hidden:
                self.equal.append(({key: 1}, numbers.get(key, 0)))

    def _what_is_known(self, key, alone):
        groups = [key._replace(group=group) for group in self.world.groups]
        if key.group == ALL_GROUPS and groups[0] in self.at:
            self.equal.append((dict.fromkeys(groups, 1) | {key: -1}, 0))
        if key.measure == "new_people" and not key.dimension and not isinstance(key.period, int):
            terms = [key._replace(period=term) for term in self.world.terms(key.period)]
            self.equal.append((dict.fromkeys(terms, 1) | {key: -1}, 0))
        if key.measure != "people":
            return
        new, old = (key._replace(measure=measure) for measure in PEOPLE[1:])
        if new in self.at:
            self.equal.append(({new: 1, old: 1, key: -1}, 0))
        seats = dict.fromkeys(self.parts.get(key._replace(measure="enrolments"), ()), -1)
        self.most.append(({key: 1, **seats}, 0))
        if (key.period, key.dimension, key.value) in alone:
            self.equal.append(({key: 1, **seats}, 0))
        self._sub_and_super(key)

    def _sub_and_super(self, key):
        if key.group != ALL_GROUPS:
            return
        if key.dimension:
            self.most.append(({key: 1, key._replace(dimension="", value=""): -1}, 0))
        if isinstance(key.period, int):
            for period in self.world.periods(key.period)[1:]:
                self.most.append(({key: 1, key._replace(period=period): -1}, 0))
        else:
            terms = [key._replace(period=term) for term in self.world.terms(key.period)]
            self.most.append(({key: 1} | {one: -1 for one in terms if one in self.at}, 0))

    def _matrix(self, rows):
        at = [(n, self.at[one], factor) for n, (row, _sum) in enumerate(rows) for one, factor in row.items()]
        numbers, places, factors = zip(*at, strict=True)
        shape = (len(rows), len(self.at))
        return csr_matrix((factors, (numbers, places)), shape=shape), [limit for _row, limit in rows]


def taken(seed):
    live_through(people=90, seed=seed)
    with connection.cursor() as cursor:
        ground.lay(cursor)
        laid = families.read(cursor)
        counts = reading.atoms(cursor, "insight_seat", families.SEATED)
        published = families.seats(cursor, laid)
    world: World = laid.world(counts.people, families.SEATS, used=counts.seats)
    return world, published


def of_one_class():
    """The cells of a course in a term in which it had one class: people there are its seats."""
    held = CourseRun.objects.exclude(state__in=("draft", "cancelled")).select_related("course")
    count = Counter((run.term_id, run.course.translation_key) for run in held)
    return {
        (run.term_id, "course", str(run.course_id))
        for run in held
        if count[run.term_id, run.course.translation_key] == 1
    }


def small_people(published):
    return [
        key
        for key, number in sorted(published.numbers.items(), key=str)
        if key.measure in PEOPLE and 0 < number < FEWEST
    ]


def test_nobody_finds_a_small_number_of_people():
    world, published = taken(seed=4)
    knowing = Knowing(world, published, of_one_class())
    for key in small_people(published)[::12]:
        least, most = knowing.between(key)
        assert most - least >= FEWEST - 1 - 1e-6, key


def test_but_they_would_where_only_the_small_ones_are_hidden():
    world, published = taken(seed=4)
    published.hidden = {key for key, number in published.numbers.items() if 0 < number < FEWEST}
    knowing = Knowing(world, published, of_one_class())
    found = [knowing.between(key) for key in small_people(published)[::20]]
    assert any(most - least < 1 for least, most in found)


def test_the_totals_of_all_time_are_shown():
    _world, published = taken(seed=4)
    assert Key("people", ALL_TIME, "", "", ALL_GROUPS) not in published.hidden

"""Small steps between roles cannot be computed from what is shown: a test tries, with all sums at once."""

from datetime import date

import numpy as np
import pytest
from scipy.optimize import linprog

from insight.counting import progression
from insight.counting.covering import Relation, covered, determined
from insight.counting.roles import LADDER
from insight.periods import Period
from insight.suppression import FEWEST
from tests.insight.contribution.school import chance_of

TERMS = [
    Period("s1", "term", "Forår 25", date(2025, 1, 1), date(2025, 6, 30)),
    Period("s2", "term", "Efterår 25", date(2025, 7, 1), date(2025, 12, 31)),
    Period("s3", "term", "Forår 26", date(2026, 1, 1), date(2026, 6, 30)),
    Period("s4", "term", "Efterår 26", date(2026, 7, 1), date(2026, 12, 31)),
]
PERIODS = [
    *TERMS,
    Period("aar-2026", "year", "2026", date(2026, 1, 1), date(2026, 12, 31)),
    Period("aar-2025", "year", "2025", date(2025, 1, 1), date(2025, 12, 31)),
    Period("alle", "all", "Alle år", date(2025, 1, 1), date(2026, 12, 31)),
]


def at_random(seed):
    """Moves of a school, more in the roles that are nearer the ground."""
    chance = chance_of(seed)
    moves = []
    for place, role in enumerate(LADDER):
        for before in ("", *LADDER[:place]):
            for term in TERMS:
                moves += [(before, role, term.starts)] * chance.choice([0, 0, 1, 2, 3, 4, 6, 9, 14])
    return moves


def published(seed):
    moves = at_random(seed)
    flows = {period.key: progression.flows(moves, period.starts, period.ends) for period in PERIODS}
    values = progression.cells(flows)
    relations = progression.relations(values, PERIODS)
    return values, relations, covered(values, relations)


@pytest.mark.parametrize("seed", range(4))
def test_no_small_step_follows_from_what_is_shown(seed):
    values, relations, hidden = published(seed)
    assert {cell for cell, value in values.items() if value < FEWEST} <= hidden
    assert not determined(relations, hidden)
    matrix, sums, order = equations(values, relations, hidden)
    small = [one for one in order if values[one] < FEWEST]
    for cell in chance_of(seed).sample(small, min(len(small), 20)):
        target = np.zeros(len(order))
        target[order.index(cell)] = 1
        assert farthest(target, matrix, sums) - -farthest(-target, matrix, sums) >= 1, cell


def equations(values, relations, hidden):
    """What whoever reads the figures knows of the hidden cells: a row for each sum."""
    order, matrix, sums = sorted(hidden), [], []
    for relation in relations:
        row, known = np.zeros(len(order)), 0
        for cell, sign in [(relation.total, -1), *((part, 1) for part in relation.parts)]:
            if cell in hidden:
                row[order.index(cell)] += sign
            else:
                known += sign * values[cell]
        if row.any():
            matrix.append(row)
            sums.append(-known)
    return np.array(matrix), sums, order


def farthest(target, matrix, sums):
    """The most that it can be; what is hidden is one at least, since nought is shown."""
    found = linprog(-target, A_eq=matrix, b_eq=sums, bounds=(1, None))
    return -found.fun if found.status == 0 else float("inf")


@pytest.mark.parametrize("seed", range(3))
def test_most_of_what_is_large_is_shown(seed):
    values, _relations, hidden = published(seed)
    large = [cell for cell, value in values.items() if value >= FEWEST]
    assert sum(1 for cell in large if cell not in hidden) > len(large) / 3


def test_one_hidden_part_takes_another_with_it_and_nought_is_no_cover():
    values = {("all",): 20, ("a",): 3, ("b",): 7, ("c",): 10, ("d",): 0}
    relation = Relation(("all",), [("a",), ("b",), ("c",), ("d",)])
    assert covered(values, [relation]) == {("a",), ("b",)}


def test_two_small_parts_that_are_few_together_take_a_third():
    values = {("all",): 30, ("a",): 1, ("b",): 1, ("c",): 12, ("d",): 16}
    relation = Relation(("all",), [("a",), ("b",), ("c",), ("d",)])
    assert covered(values, [relation]) == {("a",), ("b",), ("c",)}


def test_a_sum_whose_only_part_is_small_is_hidden_with_it():
    values = {("all",): 3, ("a",): 3}
    assert covered(values, [Relation(("all",), [("a",)])]) == {("all",), ("a",)}

"""Small numbers are hidden, and nobody who sees everything else can work them out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insight.suppression import FEWEST, World, cells, cover
from tests.insight.figures.attacker import Attacker
from tests.insight.figures.schools import REAL, draw


def size_of(world):
    return sum(world.atoms.values())


def smalls(world):
    return [key for key, number in cells(world).items() if 0 < number < FEWEST]


def without_people_moved(world, changes):
    atoms = dict(world.atoms)
    for atom, more in changes.items():
        atoms[atom] = atoms.get(atom, 0) + more
        assert atoms[atom] >= 0
        assert atom.unit in world.units[atom.term]
    return World(
        atoms={atom: people for atom, people in atoms.items() if people},
        years=world.years,
        places=world.places,
        measures=world.measures,
        units=world.units,
    )


def proofs_hold(world, found):
    """Whether the two other schools of each small cell publish the same and are four apart in it."""
    ours = cells(world)
    for key, (more, fewer) in found.proofs.items():
        schools = [cells(without_people_moved(world, changes)) for changes in (more, fewer)]
        for school in schools:
            differ = {cell for cell in {*ours, *school} if ours.get(cell, 0) != school.get(cell, 0)}
            assert differ <= found.hidden, key
        assert schools[0].get(key, 0) - schools[1].get(key, 0) >= FEWEST - 1, key
    return True


@pytest.mark.parametrize("seed", range(3))
def test_no_small_cell_is_shown(seed):
    world = draw(seed, terms=3, courses=6, size=9)
    assert set(smalls(world)) <= cover(world).hidden


@pytest.mark.parametrize("seed", range(3))
def test_each_small_cell_has_two_other_schools_that_publish_the_same(seed):
    world = draw(seed, terms=3, courses=6, size=9)
    found = cover(world)
    assert set(found.proofs) == set(smalls(world))
    assert proofs_hold(world, found)


def test_so_it_is_with_the_measures_of_the_school():
    world = draw(7, terms=2, courses=5, size=12, measures=REAL)
    found = cover(world)
    assert set(found.proofs) == set(smalls(world))
    assert proofs_hold(world, found)


@pytest.mark.parametrize("seed", range(4))
def test_linear_programming_finds_no_small_cell(seed):
    world = draw(seed, terms=2, courses=5, size=9)
    found = cover(world)
    attacker = Attacker(world, cells(world), found.hidden)
    for key in smalls(world):
        least, most = attacker.between(key)
        assert most - least >= FEWEST - 1 - 1e-6, key


def test_nor_does_it_in_whole_people():
    world = draw(11, terms=2, courses=4, size=8)
    found = cover(world)
    attacker = Attacker(world, cells(world), found.hidden)
    for key in smalls(world)[::6]:
        least, most = attacker.whole_between(key)
        assert most - least >= FEWEST - 1 - 1e-6, key


def test_the_attacker_finds_them_where_nothing_is_hidden_beside_them():
    world = draw(1, terms=2, courses=5, size=9)
    attacker = Attacker(world, cells(world), smalls(world))
    assert any(least + 1e-6 > most for least, most in map(attacker.between, smalls(world)[:40]))


def test_the_attacker_finds_them_where_only_groups_cover_each_other():
    """Another group hidden in the same row is not enough: the column gives it away."""
    world = draw(1, terms=2, courses=5, size=14)
    sums = cells(world)
    hidden = set(smalls(world))
    for key in smalls(world):
        row = [one for one in sums if one[:4] == key[:4] and one.group != "all" and one not in hidden]
        hidden.update(sorted(row, key=lambda one: sums[one])[:1])
    attacker = Attacker(world, sums, hidden)
    found = [attacker.between(key) for key in smalls(world)[:60]]
    assert any(most - least < FEWEST - 1 - 1e-6 for least, most in found)


def test_a_cell_that_a_sum_of_two_small_ones_would_bound_gets_more_cover():
    """Two hidden cells of one and one are both known to be at most two, so a third is hidden."""
    world = draw(5, terms=1, courses=3, size=7)
    found = cover(world)
    attacker = Attacker(world, cells(world), found.hidden)
    assert all(most - least >= FEWEST - 1 - 1e-6 for least, most in map(attacker.between, smalls(world)))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 10_000),
    terms=st.integers(1, 4),
    courses=st.integers(1, 6),
    size=st.floats(0.5, 14),
)
def test_any_school_is_safe(seed, terms, courses, size):
    world = draw(seed, terms=terms, courses=courses, size=size)
    found = cover(world)
    assert set(smalls(world)) <= found.hidden
    assert proofs_hold(world, found)
    unproved = set(smalls(world)) - set(found.proofs)
    assert all(key.period in found.shut for key in unproved)


def test_a_school_of_three_people_shows_nothing_of_them():
    world = next(w for w in (draw(n, terms=1, courses=1, size=3) for n in range(50)) if size_of(w) == 3)
    assert set(cells(world)) <= cover(world).hidden


def test_a_school_without_small_numbers_hides_nothing():
    world = draw(3, terms=2, courses=3, size=400)
    assert smalls(world) == []
    assert cover(world).hidden == set()


def test_what_has_too_few_people_behind_it_is_hidden_too():
    world = draw(3, terms=2, courses=3, size=400)
    key = next(key for key in cells(world) if key.dimension == "course")
    found = cover(world, small=[key])
    assert key in found.hidden
    assert proofs_hold(world, found)


def test_the_totals_of_a_small_school_are_shown():
    """Hiding is of use only while the figures are: a school of 24 courses loses few of its totals."""
    world = draw(1, terms=4, courses=24, size=10, measures=REAL)
    sums, found = cells(world), cover(world)
    totals = [key for key in sums if not key.dimension and key.group == "all" and key.measure == "enrolments"]
    rows = [key for key in sums if key.dimension and key.group == "all" and key.measure == "enrolments"]
    assert [key for key in totals if key in found.hidden] == []
    assert sum(key in found.hidden for key in rows) < len(rows) / 2

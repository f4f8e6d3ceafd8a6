"""What is shown, against a count by hand; and that nothing is shown of fewer than five."""

import random
from decimal import Decimal
from statistics import mean, pstdev

import pytest

from peers.assessment import results
from peers.states import Basis
from tests.peers.assessment.looking import make_principle, make_round, scored

pytestmark = pytest.mark.django_db


def result(assessment, principle):
    return results.of_rounds([assessment])[assessment.pk].get(principle.pk, results.NOTHING)


def test_nothing_is_shown_of_four_and_the_average_of_five():
    assessment, principle = make_round(closed=0), make_principle()
    scored(assessment, principle, [0, 4, 4, 4], words="Hemmeligt")
    assert result(assessment, principle) == results.NOTHING
    scored(assessment, principle, [2])
    assert result(assessment, principle).everybody.average == Decimal("2.8")
    assert result(assessment, principle).words == ("Hemmeligt",) * 4


def test_nothing_is_shown_before_the_round_has_closed():
    assessment, principle = make_round(closed=1), make_principle()
    scored(assessment, principle, [3] * 20)
    assert results.of_rounds([assessment]) == {}
    assert results.people_in(assessment) == 20


@pytest.mark.parametrize(("lived", "professional"), [(5, 4), (4, 5), (20, 1), (9, 0)])
def test_one_side_is_not_shown_where_the_other_could_be_subtracted(lived, professional):
    assessment, principle = make_round(closed=0), make_principle()
    scored(assessment, principle, [4] * lived)
    scored(assessment, principle, [1] * professional, basis=Basis.PROFESSIONAL)
    shown = result(assessment, principle)
    assert shown.everybody.people == lived + professional
    assert (shown.lived, shown.professional) == (None, None)


def test_whoever_has_both_has_lived_it_and_a_partner_is_a_professional():
    assessment, principle = make_round(closed=0), make_principle()
    for basis, levels in [
        (Basis.LIVED, [4, 4, 4]),
        (Basis.BOTH, [2, 2]),
        (Basis.PROFESSIONAL, [1, 1, 1]),
        (Basis.PARTNER, [3, 3]),
    ]:
        scored(assessment, principle, levels, basis=basis)
    shown = result(assessment, principle)
    assert (shown.lived.people, shown.lived.average) == (5, Decimal("3.2"))
    assert (shown.professional.people, shown.professional.average) == (5, Decimal("1.8"))
    assert shown.lived + shown.professional == shown.everybody


def test_everything_is_as_counted_by_hand():
    chance = random.Random(6)
    rounds_, principles = (
        [make_round(opened=-9 - n, closed=-n) for n in range(3)],
        [make_principle() for _ in range(4)],
    )
    said = []
    for assessment in rounds_:
        for principle in principles:
            for _ in range(chance.randrange(14)):
                basis, level = chance.choice(Basis.values), chance.randrange(5)
                scored(assessment, principle, [level], basis=basis)
                said.append((assessment.pk, principle.pk, basis in {"lived", "both"}, level))
    shown = results.of_rounds(rounds_)
    for assessment in rounds_:
        for principle in principles:
            mine = [row for row in said if row[:2] == (assessment.pk, principle.pk)]
            lived, other = ([row[3] for row in mine if row[2] is side] for side in (True, False))
            found = shown[assessment.pk].get(principle.pk)
            assert (found is None) == (len(mine) < 5)
            if found is None:
                continue
            assert_is(found.everybody, lived + other)
            assert (found.lived is None) == (min(len(lived), len(other)) < 5)
            if found.lived is not None:
                assert_is(found.lived, lived)
                assert_is(found.professional, other)


def assert_is(tally, levels):
    assert tally.people == len(levels)
    assert abs(float(tally.average) - mean(levels)) <= 0.0501
    assert abs(float(tally.spread) - pstdev(levels)) <= 0.0501


def test_words_come_in_the_order_of_letters():
    assessment, principle = make_round(closed=0), make_principle()
    for words in ("Vi øver os", "alle er med", "", "Mere te", "Åbne døre"):
        scored(assessment, principle, [3], words=words)
    assert result(assessment, principle).words == ("alle er med", "Mere te", "Vi øver os", "Åbne døre")


def test_two_questions_however_much_there_is(django_assert_num_queries):
    many = [make_round(opened=-9 - n, closed=-n) for n in range(3)]
    with django_assert_num_queries(2):
        results.of_rounds(many)
    for assessment in many:
        for _ in range(10):
            scored(assessment, make_principle(), [1, 2, 3, 4, 0], words="Ja")
    with django_assert_num_queries(2):
        results.of_rounds(many)

"""The rule itself, without a database: what a step asks for, and which way is open."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.paths.asking import PathView, Step, lacking, missing

A, B, C, D = (uuid4() for _ in range(4))


def path(*steps, name="Vejen", open_steps=()):
    """A path of courses (keys) and roles (texts)."""
    made = [
        Step(
            number,
            one if isinstance(one, str) else f"Kursus {number}",
            None if isinstance(one, str) else one,
            asks_for_earlier=number not in open_steps,
        )
        for number, one in enumerate(steps, 1)
    ]
    return PathView(name.lower(), name, "", tuple(made))


def first_of(paths, key, **known):
    found = lacking(paths, key, **known)
    return [step.key for step in found.first] if found else []


def test_a_step_asks_for_every_course_before_it():
    way = path(A, B, C, "Undervis sammen med en anden")
    assert first_of([way], A) == []
    assert first_of([way], C) == [A, B]
    assert first_of([way], C, done={A}) == [B]
    assert first_of([way], C, done={A, B}) == []
    assert [one.key for one in missing(way, way.steps[3], done={A, B})] == [C]


def test_the_order_in_which_they_were_completed_is_nobodys_business():
    assert first_of([path(A, B, C)], C, done={B}) == [A]


def test_a_role_in_between_is_nothing_to_complete():
    assert first_of([path(A, "Vær tovholder", B)], B) == [A]


def test_a_step_that_asks_for_nothing_is_open_and_counts_for_the_next():
    way = path(A, B, C, open_steps=(2,))
    assert first_of([way], B) == []
    assert first_of([way], C) == [A, B]


def test_who_is_let_in_is_not_asked_for_what_is_before_there_nor_further_on():
    way = path(A, B, C, D)
    assert first_of([way], C, let_in={C}) == []
    assert first_of([way], D, let_in={C}) == [C]
    assert first_of([way], D, let_in={C}, done={C}) == []
    assert first_of([way], B, let_in={C}) == [A], "to be let in to the third opens not the second"


def test_one_path_that_is_open_is_enough():
    peers, others = path(A, B, C, name="Peer"), path(D, C, name="Anden vej")
    assert first_of([peers, others], C) == [D], "the path that asks for least is told of"
    assert first_of([peers, others], C, done={A, B}) == []
    assert first_of([peers, others], C, done={D}) == []
    assert first_of([peers, path(C, D, name="Begynder her")], C) == []


def test_two_paths_that_ask_for_each_other_shut_nobody_out():
    there, back = path(A, B, name="Frem"), path(B, A, name="Tilbage")
    assert first_of([there, back], A) == []
    assert first_of([there, back], B) == []


def test_a_course_in_no_path_asks_for_nothing():
    assert lacking([path(A, B)], C) is None
    assert lacking([], C) is None


@given(st.lists(st.permutations([A, B, C, D]), min_size=1, max_size=4), st.data())
def test_whoever_begins_anywhere_can_come_to_everything(orders, data):
    """However paths cross, there is always a course to take next, until all are done."""
    paths = [path(*order, name=f"Vej {number}") for number, order in enumerate(orders)]
    done = set()
    while len(done) < 4:
        may = sorted((key for key in {A, B, C, D} - done if not first_of(paths, key, done=done)), key=str)
        assert may
        done.add(data.draw(st.sampled_from(may)))


@pytest.mark.parametrize("let_in", [set(), {A}, {B}])
def test_to_be_let_in_never_asks_for_more(let_in):
    way = path(A, B, C)
    for key in (A, B, C):
        assert set(first_of([way], key, let_in=let_in)) <= set(first_of([way], key))

"""From one class to another, and never without a seat."""

import pytest
from django.db import connection

from enrolment import changes, invariants, seats
from enrolment.models import EnrolmentSettings
from enrolment.rules import Refused
from enrolment.seats import ShareWish, leaving
from enrolment.seats.locking import lock_several
from enrolment.states import Actor
from tests.coming import come, fresh
from tests.factories import make_run


@pytest.fixture(autouse=True)
def _all_facts_hold(db):
    yield
    connection.check_constraints()
    assert invariants.faults() == []


@pytest.fixture
def runs(db):
    """Two classes of one course, with a seat each."""
    here = make_run(capacity=1)
    return here, make_run(capacity=1, course=here.course, term=here.term)


def waits_there(runs):
    """Let somebody with a seat here wait for the class there, which is full; return all three rows."""
    here, there = runs
    (kept,), (seated,) = come(here, "citizen"), come(there, "")
    return kept, seats.switch(enrolment=kept, to_run=there, by=kept.person), seated


def kinds(person):
    return sorted(person.notices.values_list("kind", flat=True))


def test_with_a_seat_there_one_is_moved_at_once(runs):
    here, there = runs
    person = come(here, "")[0].person
    kept = seats.enrol(person=person, run=here, by=person, need="Ro")
    (waits,) = come(here, "")
    new = seats.switch(enrolment=kept, to_run=there, by=person)
    assert (new.run, new.state, new.support_need.text) == (there, "enrolled", "Ro")
    assert (fresh(kept).state, fresh(waits).state) == ("withdrawn", "offered")
    assert kinds(person) == ["enrolled", "moved", "moved_away"]
    with pytest.raises(seats.AlreadyThere):
        seats.switch(enrolment=kept, to_run=there, by=person)


def test_without_one_the_seat_is_kept_until_there_is_one(runs):
    kept, waits, seated = waits_there(runs)
    assert (waits.state, waits.replaces, waits.first_timer, fresh(kept).state) == (
        "waiting",
        kept,
        False,
        "enrolled",
    )
    assert seats.switch(enrolment=kept, to_run=waits.run, by=kept.person) == waits
    seats.leave(enrolment=seated, by=None)
    assert (fresh(waits).state, fresh(kept).state) == ("offered", "enrolled")
    for _again in range(2):
        row = seats.answer(enrolment=waits, accept=True, by=kept.person)
    assert (row.state, fresh(kept).state) == ("enrolled", "withdrawn")
    assert kinds(kept.person) == ["enrolled", "moved", "moved_away", "offered", "waiting"]


def test_the_seat_that_is_left_goes_on_at_once(runs):
    _kept, waits, seated = waits_there(runs)
    (next_here,) = come(runs[0], "")
    seats.leave(enrolment=seated, by=None)
    seats.answer(enrolment=waits, accept=True, by=None)
    assert fresh(next_here).state == "offered"


def test_a_no_there_changes_nothing_here(runs):
    kept, waits, seated = waits_there(runs)
    seats.leave(enrolment=seated, by=None)
    seats.answer(enrolment=waits, accept=False, by=None)
    assert (fresh(waits).state, fresh(kept).state) == ("declined", "enrolled")


def test_who_leaves_the_seat_they_kept_goes_on_waiting(runs):
    kept, waits, seated = waits_there(runs)
    seats.leave(enrolment=kept, by=None)
    seats.leave(enrolment=seated, by=None)
    assert seats.answer(enrolment=waits, accept=True, by=None).state == "enrolled"
    assert "moved" not in kinds(kept.person)


@pytest.mark.parametrize(
    ("cancelled", "left"), [(0, ["withdrawn", "waiting"]), (1, ["enrolled", "withdrawn"])]
)
def test_when_either_class_is_cancelled_the_other_row_stays(runs, dina, cancelled, left):
    kept, waits, _seated = waits_there(runs)
    changes.cancel_run(run=runs[cancelled], by=dina)
    assert [fresh(kept).state, fresh(waits).state] == left


def test_the_class_that_is_left_does_not_count_against_the_cap(runs, dina):
    here, _there = runs
    EnrolmentSettings.objects.update_or_create(defaults={"courses_per_term": 1})
    kept, waits, seated = waits_there(runs)
    seats.leave(enrolment=seated, by=None)
    other = make_run(term=here.term)
    with pytest.raises(Refused):
        seats.enrol(person=kept.person, run=other, by=kept.person)
    EnrolmentSettings.objects.update(courses_per_term=2)
    # One seat and the offer that would take its place are one course.
    assert seats.enrol(person=kept.person, run=other, by=kept.person).state == "enrolled"
    assert fresh(waits).state == "offered"


def test_a_person_changes_within_the_course_and_the_school_anywhere(runs, dina):
    here, _there = runs
    (kept,) = come(here, "")
    elsewhere = make_run(term=here.term)
    with pytest.raises(Refused) as refused:
        seats.switch(enrolment=kept, to_run=elsewhere, by=kept.person)
    assert refused.value.code == "other_course"
    assert seats.switch(enrolment=kept, to_run=elsewhere, by=dina, actor=Actor.SCHOOL).state == "enrolled"


def test_who_has_no_seat_here_has_none_to_keep(runs):
    here, there = runs
    _seated, waits = come(here, "", "")
    with pytest.raises(seats.NoSeat):
        seats.switch(enrolment=waits, to_run=there, by=None)


def test_a_seat_that_is_held_for_others_there_is_none(runs, dina):
    here, there = runs
    seats.change_rules(run=there, by=dina, shares=[ShareWish("citizen", 1)])
    (kept,) = come(here, "relative")
    with pytest.raises(seats.NoSeat):
        seats.move_person(enrolment=kept, to_run=there, by=dina)
    assert seats.switch(enrolment=kept, to_run=there, by=None).state == "waiting"


def test_who_keeps_a_seat_elsewhere_is_not_one_of_two(runs):
    _kept, waits, _seated = waits_there(runs)
    (half,) = come(runs[1], "", together=True)
    with pytest.raises(seats.PairGone):
        seats.pair_up(enrolment=waits, code=half.pair.code, by=None)


@pytest.fixture
def third(runs):
    """A third class of the course, with one seat that somebody has."""
    here, _there = runs
    run = make_run(capacity=1, course=here.course, term=here.term)
    return come(run, "")[0]


def test_what_else_is_waited_for_follows_to_the_new_seat(runs, third):
    kept, waits, seated = waits_there(runs)
    also = seats.switch(enrolment=kept, to_run=third.run, by=kept.person)
    seats.leave(enrolment=seated, by=seated.person)
    seats.answer(enrolment=waits, accept=True, by=kept.person)
    assert fresh(also).replaces == waits
    seats.leave(enrolment=third, by=third.person)
    seats.answer(enrolment=also, accept=True, by=kept.person)
    assert [fresh(row).state for row in (kept, waits, also)] == ["withdrawn", "withdrawn", "enrolled"]


def test_an_answer_looks_again_at_what_the_seat_is_instead_of(runs, third, monkeypatch):
    kept, waits, seated = waits_there(runs)
    also = seats.switch(enrolment=kept, to_run=third.run, by=kept.person)
    for row in (seated, third):
        seats.leave(enrolment=row, by=row.person)
    told = []

    def locks_late(run_ids):
        """Before this answer has its locks, the other offer is answered."""
        if not told:
            told.append(sorted(run_ids))
            seats.answer(enrolment=waits, accept=True, by=kept.person)
        return lock_several(run_ids)

    monkeypatch.setattr(leaving, "lock_several", locks_late)
    seats.answer(enrolment=also, accept=True, by=kept.person)
    assert [fresh(row).state for row in (kept, waits, also)] == ["withdrawn", "withdrawn", "enrolled"]
    assert told == [sorted([kept.run_id, also.run_id])]

"""Nobody comes to a course of a path without what comes before it, whichever way they take."""

import pytest
import tablib

from enrolment import invariants, seats
from enrolment.models import Enrolment
from enrolment.on_behalf import assisted, teams
from enrolment.on_behalf.assisted import Comer, Yes
from enrolment.rules import Refusal, Refused, refusal
from enrolment.states import Actor, SeatState
from tests.factories import make_course, make_person, make_run
from tests.paths_of_school import complete, make_path, make_three, waive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_wrong(db):
    yield
    assert invariants.faults() == []


@pytest.fixture
def three():
    courses = make_three()
    make_path("Peeruddannelsen", *courses, "Undervis sammen med en anden")
    return courses


@pytest.fixture
def second(three):
    """A class of the second course, with one seat."""
    return make_run(course=three[1], capacity=1)


YES = Yes(said_by="phone")


def by_oneself(person, run, by):
    return seats.enrol(person=person, run=run, by=person)


def held(person, run, by):
    return seats.hold(person=person, run=run)


def at_the_desk(person, run, by):
    return assisted.sign_up(person=person, run=run, by=by, yes=YES)


def as_first_of_two(person, run, by):
    return seats.enrol(person=person, run=run, by=person, together=True)


def moved_by_the_school(person, run, by):
    row = seats.enrol(person=person, run=make_run(), by=person)
    return seats.move_person(enrolment=row, to_run=run, by=by)


def switched_by_the_school(person, run, by):
    row = seats.enrol(person=person, run=make_run(), by=person)
    return seats.switch(enrolment=row, to_run=run, by=by, actor=Actor.SCHOOL)


def pair_at_the_desk(person, run, by):
    other = make_person()
    return assisted.sign_up_two(comers=[Comer(other, ""), Comer(person, "")], run=run, by=by, yes=YES)[1]


WAYS = [
    by_oneself,
    held,
    at_the_desk,
    as_first_of_two,
    moved_by_the_school,
    switched_by_the_school,
    pair_at_the_desk,
]


@pytest.mark.parametrize("way", WAYS)
def test_it_is_refused_and_nothing_is_lost(way, alma, dina, second):
    with pytest.raises(Refused) as no:
        way(alma, second, dina)
    assert no.value.code == Refusal.REQUIREMENT
    assert not Enrolment.objects.filter(run=second).exists()
    # Whoever had a seat elsewhere has it still.
    assert set(Enrolment.objects.values_list("state", flat=True)) <= {SeatState.ENROLLED}


@pytest.mark.parametrize("way", [way for way in WAYS if way is not pair_at_the_desk])
def test_who_has_completed_what_comes_first_is_as_anybody_else(way, alma, dina, three, second):
    complete(alma, three[0])
    row = way(alma, second, dina)
    assert row.run_id == second.pk
    assert row.is_active


@pytest.mark.parametrize("way", [way for way in WAYS if way is not pair_at_the_desk])
def test_who_is_let_in_is_too(way, alma, dina, three, second):
    waive(alma, three[1], dina)
    assert way(alma, second, dina).run_id == second.pk


def test_the_waiting_list_is_a_way_in_too(alma, bo, three, second):
    complete(alma, three[0])
    seats.enrol(person=alma, run=second, by=alma)
    with pytest.raises(Refused):
        seats.enrol(person=bo, run=second, by=bo)
    assert not Enrolment.objects.filter(run=second, state=SeatState.WAITING).exists()


def test_the_second_of_two_is_asked_as_well(alma, bo, three, second):
    run = make_run(course=three[1], capacity=4)
    complete(alma, three[0])
    first = seats.enrol(person=alma, run=run, by=alma, together=True)
    with pytest.raises(Refused):
        seats.enrol(person=bo, run=run, by=bo, pair=first.pair)
    first.refresh_from_db()
    assert first.state == SeatState.WAITING


def test_neither_of_two_gets_in_at_the_desk_where_one_lacks_it(alma, bo, dina, three):
    run = make_run(course=three[1], capacity=4)
    complete(alma, three[0])
    with pytest.raises(Refused):
        seats.enrol_pair(people=[(alma, ""), (bo, "")], run=run, by=dina)
    assert not Enrolment.objects.filter(run=run).exists()
    complete(bo, three[0])
    assert len(seats.enrol_pair(people=[(alma, ""), (bo, "")], run=run, by=dina)) == 2


def test_a_team_file_names_the_one_who_lacks_it_and_signs_up_nobody(alma, bo, dina, three):
    run = make_run(course=three[1], capacity=4)
    complete(alma, three[0])
    table = tablib.Dataset(headers=["line", "name", "email", "phone", "comes_as"])
    for line, person in enumerate((alma, bo), 1):
        table.append([str(line), person.chosen_name, person.email, "", ""])
    found = teams.plan(table, run=run, by=dina, yes=YES, commit=True)
    assert [bool(line.errors) for line in found.lines] == [False, True]
    assert not Enrolment.objects.filter(run=run).exists()


def test_a_seat_in_the_course_already_is_leave_to_change_to_another_class_of_it(alma, three):
    """Who is in the course has come in: they were there before the path asked, or were let in."""
    course = make_course("Åbent før")
    here, there = make_run(course=course), make_run(course=course)
    row = seats.enrol(person=alma, run=here, by=alma)
    make_path("Ny regel", three[0], course)
    assert seats.switch(enrolment=row, to_run=there, by=alma).state == SeatState.ENROLLED


def test_an_offer_is_a_promise_that_a_later_rule_does_not_break(alma, bo, three):
    """Whoever stood in line before the path was made was asked nothing then, and keeps their place."""
    course = make_course("Åbent før")
    run = make_run(course=course, capacity=1)
    has = seats.enrol(person=bo, run=run, by=bo)
    waits = seats.enrol(person=alma, run=run, by=alma)
    make_path("Ny regel", three[0], course)
    seats.leave(enrolment=has, by=bo)
    waits.refresh_from_db()
    assert waits.state == SeatState.OFFERED
    assert seats.answer(enrolment=waits, accept=True, by=alma).state == SeatState.ENROLLED


def test_who_has_left_and_comes_again_is_asked_as_anybody(alma, three):
    course = make_course("Åbent før")
    run = make_run(course=course)
    row = seats.enrol(person=alma, run=run, by=alma)
    make_path("Ny regel", three[0], course)
    seats.leave(enrolment=row, by=alma)
    with pytest.raises(Refused):
        seats.enrol(person=alma, run=run, by=alma)


def test_to_have_left_or_to_be_in_it_is_not_to_have_completed_it(alma, three, second):
    run = make_run(course=three[0])
    row = seats.enrol(person=alma, run=run, by=alma)
    assert refusal(person=alma, run=second) == Refusal.REQUIREMENT
    seats.leave(enrolment=row, by=alma)
    assert refusal(person=alma, run=second) == Refusal.REQUIREMENT


def test_a_path_that_is_not_published_asks_for_nothing(alma, three):
    courses = [make_course(), make_course()]
    make_path("Kladde", *courses, is_published=False)
    run = make_run(course=courses[1])
    assert refusal(person=alma, run=run) is None
    assert seats.enrol(person=alma, run=run, by=alma).state == SeatState.ENROLLED


def test_a_course_taken_out_of_the_catalogue_is_asked_for_all_the_same(alma, three, second):
    three[0].unpublish()
    with pytest.raises(Refused):
        seats.enrol(person=alma, run=second, by=alma)


def test_a_class_that_is_closed_says_that_first(alma, three):
    run = make_run(course=three[1], state="closed")
    assert refusal(person=alma, run=run) == Refusal.CLOSED


def test_a_course_in_no_path_costs_no_question_under_the_lock(alma, django_assert_num_queries):
    run = make_run()
    with django_assert_num_queries(4 + 2):
        seats.enrol(person=alma, run=run, by=alma)

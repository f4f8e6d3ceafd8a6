"""Two together: both or none."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from enrolment import changes, invariants, seats
from enrolment.models import Enrolment
from enrolment.states import Actor
from tests.coming import come, fresh, states
from tests.factories import days_from_now, make_people, make_run


@pytest.fixture(autouse=True)
def _all_facts_hold(db):
    yield
    connection.check_constraints()
    assert invariants.faults() == []


def two(run, *groups, **fields):
    """Let two sign up together; return their rows."""
    groups = groups or ("", "")
    (first,) = come(run, groups[0], together=True)
    (second,) = come(run, groups[1], pair=first.pair, **fields)
    return fresh(first), second


def offered_two(run):
    """Fill a class of two, let two wait together, and free both seats."""
    seated = come(run, "", "")
    pair = two(run)
    for row in seated:
        seats.leave(enrolment=row, by=None)
    return [fresh(row) for row in pair]


def say(row, accept):
    return seats.answer(enrolment=row, accept=accept, by=row.person)


def test_the_first_waits_for_the_other_and_then_both_have_seats():
    run = make_run(capacity=3)
    (first,) = come(run, "", together=True)
    assert (first.state, first.line_number, len(first.pair.code)) == ("waiting", 1, 8)
    assert seats.enrol(person=first.person, run=run, by=None, together=True) == first
    assert come(run, "")[0].state == "enrolled"  # half a pair is in nobody's way
    (second,) = come(run, "", pair=first.pair)
    assert (fresh(first).state, second.state) == ("enrolled", "enrolled")
    assert {notice.kind for notice in first.notices.all()} == {"waiting", "enrolled"}


def test_one_seat_is_none_for_two_and_a_single_passes_them():
    run = make_run(capacity=2)
    (seated,) = come(run, "")
    first, second = two(run)
    assert [first.state, second.state] == ["waiting", "waiting"]
    assert (first.line_number, second.line_number) == (2, 3)
    (single,) = come(run, "")
    assert single.state == "enrolled"
    seats.leave(enrolment=seated, by=None)
    assert states(run)[1:] == ["waiting", "waiting", "enrolled"]
    seats.leave(enrolment=single, by=None)
    assert states(run)[1:3] == ["offered", "offered"]


def test_two_who_fit_only_the_citizen_first(dina):
    run = make_run(capacity=2)
    seats.change_rules(run=run, by=dina, staff_per_citizen=Decimal(1), staff_from=0)
    assert [row.state for row in two(run, "staff", "citizen")] == ["enrolled", "enrolled"]


def test_a_code_that_nobody_waits_under_any_more(alma):
    run = make_run(capacity=1)
    first, _second = two(run)
    for gone in (first.pair, two(make_run(capacity=1))[0].pair):
        with pytest.raises(seats.PairGone):
            seats.enrol(person=alma, run=run, by=alma, pair=gone)
    (half,) = come(run, "", together=True)
    seats.leave(enrolment=half, by=None)
    with pytest.raises(seats.PairGone):
        seats.enrol(person=alma, run=run, by=alma, pair=half.pair)
    assert not alma.enrolments.exists()


def test_both_are_asked_and_sit_down_when_both_have_said_yes():
    run = make_run(capacity=2)
    first, second = offered_two(run)
    assert first.expires_at == second.expires_at
    waits = [say(first, accept=True) for _again in range(2)][-1]
    assert (waits.state, waits.said_yes_at is not None) == ("offered", True)
    assert say(second, accept=True).state == "enrolled"
    assert fresh(first).state == "enrolled"
    assert say(first, accept=True).state == "enrolled"


@pytest.mark.parametrize("said_yes_before", [True, False])
def test_when_one_says_no_the_other_is_single_and_asked_at_once(said_yes_before):
    run = make_run(capacity=2)
    first, second = offered_two(run)
    number = first.line_number
    if said_yes_before:
        say(first, accept=True)
    assert say(second, accept=False).state == "declined"
    first = fresh(first)
    assert (first.state, first.pair, first.said_yes_at, first.line_number) == ("offered", None, None, number)
    kinds = list(first.notices.order_by("created_at").values_list("kind", flat=True))
    assert sorted(kinds) == ["back_in_line", "offered", "offered", "waiting"]
    assert say(first, accept=True).state == "enrolled"


def test_when_the_time_runs_out_who_said_yes_is_back_in_line():
    run = make_run(capacity=2)
    first, second = offered_two(run)
    say(first, accept=True)
    late = first.expires_at + timedelta(minutes=1)
    seats.sweep(now=late)
    assert (fresh(first).state, fresh(second).state) == ("offered", "expired")
    assert fresh(first).moves.filter(transition="back_in_line").get().actor == Actor.CLOCK
    with pytest.raises(seats.OfferGone):
        seats.answer(enrolment=second, accept=True, by=None, now=late)


def test_when_one_leaves_the_list_the_other_waits_alone():
    run = make_run(capacity=1)
    come(run, "")
    first, second = two(run)
    seats.leave(enrolment=second, by=None)
    assert (fresh(first).state, fresh(first).pair, fresh(first).line_number) == ("waiting", None, 2)


def test_one_who_leaves_a_seat_takes_nobody_along():
    run = make_run(capacity=2)
    first, second = two(run)
    seats.leave(enrolment=first, by=None)
    assert fresh(second).state == "enrolled"


def test_who_waits_in_vain_for_the_other_can_go_on_alone():
    run = make_run(capacity=1)
    (half,) = come(run, "", together=True)
    assert seats.part(enrolment=half, by=None).state == "offered"
    assert seats.part(enrolment=half, by=None).state == "offered"
    first, second = two(run)
    assert seats.part(enrolment=second, by=None).pair is None
    assert fresh(first).pair is None


def test_two_who_wait_already_can_wait_together():
    run = make_run(capacity=1)
    (seated,) = come(run, "")
    (first,) = come(run, "", together=True)
    single, late = come(run, "", "")
    code = first.pair.code.lower()
    for _again in range(2):
        row = seats.pair_up(enrolment=single, code=code, by=None)
    assert (row.line_number, fresh(first).line_number, row.pair) == (5, 4, first.pair)
    for enrolment, wrong in ((late, code), (late, "BCDFGHJK"), (seated, code)):
        with pytest.raises(seats.PairGone):
            seats.pair_up(enrolment=enrolment, code=wrong, by=None)


def test_the_school_signs_up_two_at_once(dina):
    run = make_run(capacity=3)
    people = [(person, group) for person, group in zip(make_people(2), ("staff", "citizen"), strict=True)]
    rows = seats.enrol_pair(people=people, run=run, by=dina)
    assert [row.person for row in rows] == [person for person, _group in people]
    assert seats.enrol_pair(people=people, run=run, by=dina) == rows
    others = [(person, "") for person in make_people(2)]
    waits = seats.enrol_pair(people=others, run=run, by=dina)
    assert [(row.state, row.line_number) for row in waits] == [("waiting", 1), ("waiting", 2)]
    (new,) = make_people(1)
    with pytest.raises(seats.AlreadyThere):
        seats.enrol_pair(people=[people[0], (new, "")], run=run, by=dina)


def test_a_pause_of_one_passes_both_over():
    run = make_run(capacity=2)
    seated = come(run, "", "")
    first, second = two(run)
    seats.pause(enrolment=second, by=None)
    for row in seated:
        seats.leave(enrolment=row, by=None)
    assert fresh(first).state == "waiting"
    seats.resume(enrolment=second, by=None)
    assert (fresh(first).state, fresh(second).state) == ("offered", "offered")


def test_two_with_a_companion_each_need_four_seats(dina):
    run = make_run(capacity=4)
    seats.change_rules(run=run, by=dina, companions="seat")
    (first,) = come(run, "citizen", together=True, companion=True)
    (second,) = come(run, "relative", pair=first.pair, companion=True)
    run.seats.refresh_from_db()
    assert (fresh(first).seats + second.seats, run.seats.free) == (4, 0)


@pytest.mark.parametrize("end", [changes.cancel_run, changes.finish_run])
def test_a_class_that_ends_ends_for_both(dina, end):
    run = make_run(capacity=2)
    rows = offered_two(run)
    say(rows[0], accept=True)
    (paused,) = come(run, "")
    seats.pause(enrolment=paused, by=None)
    end(run=run, by=dina)
    assert not Enrolment.objects.filter(run=run, state__in=("waiting", "offered", "enrolled")).exists()


def test_moving_one_of_two_leaves_the_other_alone(dina):
    run, there = make_run(capacity=2), make_run(capacity=2)
    first, second = offered_two(run)
    seats.move_person(enrolment=first, to_run=there, by=dina)
    assert (fresh(second).state, fresh(second).pair) == ("offered", None)
    assert timezone.now() < days_from_now(1)

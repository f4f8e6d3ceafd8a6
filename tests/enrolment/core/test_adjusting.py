"""Pausing, coming as something else, bringing somebody."""

from decimal import Decimal

import pytest
from django.db import connection

from courses.models import RunSeats
from enrolment import invariants, seats
from enrolment.rules import Refused
from enrolment.seats import ShareWish
from tests.coming import come, fresh, states
from tests.factories import make_run


@pytest.fixture(autouse=True)
def _all_facts_hold(db):
    yield
    connection.check_constraints()
    assert invariants.faults() == []


def test_a_pause_is_passed_over_and_keeps_its_number():
    run = make_run(capacity=1)
    seated, first, second = come(run, "", "", "")
    for _again in range(2):
        paused = seats.pause(enrolment=first, by=None)
    assert (paused.state, paused.paused_at is not None) == ("waiting", True)
    assert first.moves.filter(transition="pause").count() == 1
    seats.leave(enrolment=seated, by=None)
    assert states(run)[1:] == ["waiting", "offered"]
    for _again in range(2):
        resumed = seats.resume(enrolment=first, by=None)
    assert (resumed.state, resumed.line_number, resumed.paused_at) == ("waiting", 1, None)
    seats.answer(enrolment=second, accept=False, by=None)
    assert fresh(first).state == "offered"
    assert seats.pause(enrolment=first, by=None).paused_at is None  # an offer is not paused


def test_who_resumes_is_asked_at_once_where_there_is_a_seat():
    run = make_run(capacity=1)
    seated, first = come(run, "", "")
    seats.pause(enrolment=first, by=None)
    seats.leave(enrolment=seated, by=None)
    assert fresh(first).state == "waiting"
    assert seats.resume(enrolment=first, by=None).state == "offered"


def test_a_newcomer_passes_a_pause():
    run = make_run(capacity=1)
    seated, first = come(run, "", "")
    seats.pause(enrolment=first, by=None)
    seats.leave(enrolment=seated, by=None)
    assert come(run, "")[0].state == "enrolled"


def test_who_has_a_seat_may_come_as_something_else_where_that_takes_from_nobody(dina):
    run = make_run(capacity=3)
    wishes = [ShareWish("citizen", 1), ShareWish("staff", maximum=1)]
    seats.change_rules(run=run, by=dina, shares=wishes)
    citizen, _staff, relative = come(run, "citizen", "staff", "relative")
    for group in ("relative", "staff", ""):
        with pytest.raises(seats.NoSeat):
            seats.regroup(enrolment=citizen, comes_as=group, by=None)
    with pytest.raises(seats.NoSeat):
        seats.regroup(enrolment=relative, comes_as="staff", by=None)
    assert seats.regroup(enrolment=relative, comes_as="other", by=None).comes_as == "other"
    assert seats.regroup(enrolment=citizen, comes_as="citizen", by=None).moves.count() == 1
    assert RunSeats.objects.get(run=run).others == 1


def test_who_waits_may_come_as_anything_and_gets_a_seat_by_it(dina):
    run = make_run(capacity=2)
    seats.change_rules(run=run, by=dina, shares=[ShareWish("citizen", 1)])
    _seated, waits = come(run, "relative", "relative")
    assert waits.state == "waiting"
    assert seats.regroup(enrolment=waits, comes_as="citizen", by=None).state == "offered"


def test_one_who_is_a_citizen_after_all_lets_staff_in(dina):
    run = make_run(capacity=4)
    seats.change_rules(run=run, by=dina, staff_per_citizen=Decimal(1), staff_from=1)
    _staff, relative, _citizen, waits = come(run, "staff", "relative", "citizen", "staff")
    assert waits.state == "waiting"
    seats.regroup(enrolment=relative, comes_as="citizen", by=None)
    assert fresh(waits).state == "offered"


def test_a_companion_uses_a_seat_where_the_class_says_so(dina):
    run = make_run(capacity=3)
    seats.change_rules(run=run, by=dina, companions="seat", shares=[ShareWish("citizen", 1)])
    (relative,) = come(run, "relative", companion=True, companion_name="Ida")
    assert (relative.seats, relative.companion_name, RunSeats.objects.get(run=run).free) == (2, "Ida", 1)
    (citizen,) = come(run, "citizen")
    with pytest.raises(seats.NoSeat):
        seats.accompany(enrolment=citizen, brings=True, by=None)
    alone = seats.accompany(enrolment=relative, brings=False, by=None)
    assert (alone.seats, alone.companion_name) == (1, "")
    for _again in range(2):
        row = seats.accompany(enrolment=citizen, brings=True, name="Per", by=None)
    assert (row.seats, row.companion_name) == (2, "Per")
    assert row.moves.filter(transition="accompany").count() == 1


def test_the_companion_of_one_who_has_a_seat_does_not_pass_those_who_wait(dina):
    run = make_run(capacity=2)
    seats.change_rules(run=run, by=dina, companions="seat")
    first, second = come(run, "", "")
    (waits,) = come(run, "")
    seats.leave(enrolment=second, by=None)
    with pytest.raises(seats.NoSeat):
        seats.accompany(enrolment=first, brings=True, by=None)
    assert fresh(waits).state == "offered"


def test_who_waits_for_two_seats_may_have_one_when_they_come_alone(dina):
    run = make_run(capacity=2)
    seats.change_rules(run=run, by=dina, companions="seat")
    come(run, "")
    (waits,) = come(run, "", companion=True)
    assert waits.state == "waiting"
    assert seats.accompany(enrolment=waits, brings=False, by=None).state == "offered"


def test_where_companions_cannot_come(dina):
    run = make_run(capacity=4)
    (before,) = come(run, "", companion=True)
    seats.change_rules(run=run, by=dina, companions="no")
    with pytest.raises(Refused) as refused:
        come(run, "", companion=True)
    assert refused.value.code == "no_companion"
    (alone,) = come(run, "")
    with pytest.raises(seats.NoSeat):
        seats.accompany(enrolment=alone, brings=True, by=None)
    assert fresh(before).brings_companion


def test_a_companion_that_needs_no_seat_takes_none():
    run = make_run(capacity=1)
    (row,) = come(run, "", companion=True)
    assert (row.seats, row.brings_companion, RunSeats.objects.get(run=run).free) == (1, True, 0)

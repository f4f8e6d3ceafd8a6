"""Where one stands in line, and what those ahead wait for."""

import pytest

from enrolment import invariants, seats
from enrolment.lines import AheadGroup, WaitsFor, explain
from enrolment.models import Enrolment, Pair
from enrolment.queries import place_in_line
from enrolment.seats import ShareWish
from tests.coming import come
from tests.factories import make_people, make_run


@pytest.fixture(autouse=True)
def _all_facts_hold(db):
    yield
    assert invariants.faults() == []


@pytest.fixture
def run(dina):
    """A class of four: two seats held for citizens, at most one of the staff; nobody is in it."""
    run = make_run(capacity=4)
    seats.change_rules(run=run, by=dina, shares=[ShareWish("citizen", 2), ShareWish("staff", maximum=1)])
    return run


def waiting(run):
    """Return what is explained to those in line, in the order of their numbers."""
    rows = list(Enrolment.objects.filter(run=run, state="waiting").order_by("line_number"))
    return [explain(rows)[row.pk] for row in rows]


def test_everybody_hears_what_those_ahead_wait_for(run):
    come(run, "staff", "relative", "staff", "relative", "", "staff")
    first, second, third, fourth = waiting(run)
    assert (first.number, first.waiting, first.ahead, first.waits_for) == (1, 4, (), WaitsFor.GROUP_SEAT)
    assert (second.number, second.waits_for) == (2, WaitsFor.OPEN_SEAT)
    assert second.ahead == (AheadGroup((1,), "staff", WaitsFor.GROUP_SEAT),)
    assert third.ahead == (
        AheadGroup((1,), "staff", WaitsFor.GROUP_SEAT),
        AheadGroup((2,), "relative", WaitsFor.OPEN_SEAT),
    )
    assert [one.numbers for one in fourth.ahead] == [(1,), (2,), (3,)]


def test_in_a_full_class_all_wait_for_any_seat(run):
    come(run, "citizen", "citizen", "relative", "", "citizen", "relative", "staff")
    first, second, third = waiting(run)
    assert {one.waits_for for one in (first, second, third)} == {WaitsFor.SEAT}
    assert third.ahead == (AheadGroup((1, 2), "", WaitsFor.SEAT),)


def test_a_pause_is_not_counted_and_keeps_its_place(run):
    rows = come(run, "staff", "relative", "relative", "relative", "relative")[2:]
    seats.pause(enrolment=rows[0], by=None)
    paused, second, third = waiting(run)
    assert (paused.number, paused.waiting, paused.waits_for) == (1, 2, WaitsFor.RESUMING)
    assert (second.number, third.number) == (1, 2)
    assert third.ahead == (AheadGroup((1,), "relative", WaitsFor.OPEN_SEAT),)
    seats.resume(enrolment=rows[0], by=None)
    assert [one.number for one in waiting(run)] == [1, 2, 3]


def test_two_together_stand_where_the_later_does(run):
    come(run, "relative", "relative")
    (alone,) = come(run, "relative", together=True)
    come(run, "relative")
    assert waiting(run)[0].waits_for == WaitsFor.OTHER
    come(run, "citizen", pair=Pair.objects.get())
    single, first, second = waiting(run)
    assert [single.number, first.number, second.number] == [1, 2, 3]
    assert (first.waits_for, second.waits_for) == (WaitsFor.OPEN_SEAT, WaitsFor.OPEN_SEAT)
    assert second.ahead == first.ahead == (AheadGroup((1,), "relative", WaitsFor.OPEN_SEAT),)
    assert place_in_line(Enrolment.objects.get(pk=alone.pk)) == 2


def test_of_two_together_the_group_that_is_full_is_named(run):
    come(run, "staff")
    come(run, "citizen", together=True)
    come(run, "staff", pair=Pair.objects.get())
    come(run, "staff")

    citizen, staff, behind = waiting(run)

    assert [one.waits_for for one in (citizen, staff)] == [WaitsFor.GROUP_SEAT, WaitsFor.GROUP_SEAT]
    assert (citizen.full_group, staff.full_group) == ("staff", "staff")
    assert behind.ahead == (AheadGroup((1, 2), "staff", WaitsFor.GROUP_SEAT),)


def test_staff_wait_for_the_balance(run, dina):
    seats.change_rules(run=run, by=dina, shares=[], staff_per_citizen="1", staff_from=0)
    come(run, "staff", "relative")
    (first,) = waiting(run)
    assert first.waits_for == WaitsFor.BALANCE


def test_two_seats_are_what_a_companion_waits_for(run, dina):
    seats.change_rules(run=run, by=dina, shares=[], companions="seat")
    come(run, "", "", "")
    come(run, "citizen", companion=True)
    assert waiting(run)[0].waits_for == WaitsFor.TWO_SEATS


def test_first_timers_come_first_where_the_class_says_so(run, dina):
    seats.change_rules(run=run, by=dina, capacity=1, shares=[], first_timers_first=True)
    other = make_run(term=run.term)
    come(run, "")
    (old,) = make_people(1)
    seats.enrol(person=old, run=other, by=old)
    rows = [seats.enrol(person=old, run=run, by=old), *come(run, "citizen")]
    assert [place_in_line(row) for row in rows] == [2, 1]
    seats.change_rules(run=run, by=dina, first_timers_first=False)
    assert [place_in_line(row) for row in rows] == [1, 2]


def test_who_does_not_wait_has_no_place(run):
    (row,) = come(run, "citizen")
    assert (explain([row]), place_in_line(row)) == ({}, 0)


@pytest.mark.parametrize("count", [1, 30])
def test_two_questions_for_any_number(django_assert_num_queries, count):
    rows = []
    for _ in range(count):
        run = make_run(capacity=1)
        rows += come(run, "citizen", "relative")
    with django_assert_num_queries(2):
        assert len(explain(rows)) == count

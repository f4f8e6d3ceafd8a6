"""Worked examples for the naive school itself: one for each rule, small enough to be seen to be right."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.specification.rooms import Rules, Share
from tests.specification.rows import Class, No
from tests.specification.staying import School

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)
START = NOW + timedelta(days=14)


def school(capacity=1, classes=1, **rules):
    hours = timedelta(hours=2)
    return School([Class(n, Rules(capacity, **rules), [(START, START + hours)]) for n in range(classes)])


def come(found, *groups, place=0):
    return [
        found.enrol(len(found.rows) + number, place, NOW, group=group) for number, group in enumerate(groups)
    ]


def states(rows):
    return [row.state for row in rows]


def test_guaranteed_seats_wait_for_their_group_and_then_for_nobody():
    found = school(2, shares={"citizen": Share(2, None, NOW + timedelta(days=1))})
    assert states(come(found, "staff", "citizen", "staff")) == ["waiting", "enrolled", "waiting"]
    found.sweep(NOW + timedelta(days=1))
    assert states(found.rows) == ["offered", "enrolled", "waiting"]


def test_nobody_has_more_than_their_maximum_and_the_next_does_not_wait_for_them():
    found = school(2, shares={"staff": Share(0, 1)})
    assert states(come(found, "staff", "staff", "relative")) == ["enrolled", "waiting", "enrolled"]


def test_a_citizens_seat_may_open_one_for_staff():
    found = school(4, staff_per_citizen=Decimal(1), staff_from=0)
    assert states(come(found, "staff")) == ["waiting"]
    come(found, "citizen")
    assert states(found.rows) == ["offered", "enrolled"]


def test_first_timers_come_first():
    found = school(1, classes=2, first_timers_first=True)
    old, _seated, new = 0, 1, 2
    found.enrol(old, 1, NOW)
    for who in (_seated, old, new):
        found.enrol(who, 0, NOW)
    found.leave(found.own(_seated, 0), NOW)
    assert (found.own(new, 0).state, found.own(old, 0).state) == ("offered", "waiting")


def test_two_together_have_both_or_none_and_are_passed_by_a_single():
    found = school(1)
    (seated,) = come(found, "")
    pair = found.enrol_pair([(8, ""), (9, "")], 0, NOW)
    found.change_capacity(0, 2, NOW)
    assert states(pair) == ["waiting", "waiting"]
    (single,) = come(found, "")
    assert single.state == "enrolled"
    found.leave(seated, NOW)
    found.leave(single, NOW)
    assert states(pair) == ["offered", "offered"]
    found.answer(pair[0], NOW, accept=True)
    assert states(pair) == ["offered", "offered"]
    found.answer(pair[1], NOW, accept=True)
    assert states(pair) == ["enrolled", "enrolled"]


@pytest.mark.parametrize("says_no", [True, False])
def test_one_of_two_whose_other_does_not_come_is_offered_a_single_seat(says_no):
    found = school(2)
    seated = come(found, "", "")
    pair = found.enrol_pair([(8, ""), (9, "")], 0, NOW)
    for row in seated:
        found.leave(row, NOW)
    found.answer(pair[0], NOW, accept=True)
    if says_no:
        found.answer(pair[1], NOW, accept=False)
    else:
        found.sweep(pair[1].until)
    assert states(pair) == ["offered", "declined" if says_no else "expired"]
    assert pair[0].told == ["waiting", "offered", "back_in_line", "offered"]
    assert pair[0].pair is None


def test_a_place_on_pause_is_passed_over_and_keeps_its_number():
    found = school()
    seated, first, second = come(found, "", "", "")
    found.pause(first, NOW)
    found.leave(seated, NOW)
    assert states([first, second]) == ["waiting", "offered"]
    found.answer(second, NOW, accept=False)
    assert first.state == "waiting"
    assert found.resume(first, NOW).state == "offered"


def test_a_companion_sits_or_does_not():
    for sits in (True, False):
        found = school(2, companion_sits=sits)
        row = found.enrol(0, 0, NOW, companion=True)
        assert (row.seats, found.heads(0)) == ((2, ["", ""]) if sits else (1, [""]))


def test_a_switch_keeps_the_seat_until_the_other_is_had():
    found = school(1, classes=2)
    (here,) = come(found, "", place=0)
    (other,) = come(found, "", place=1)
    there = found.switch(here, 1, NOW)
    assert states([here, there]) == ["enrolled", "waiting"]
    found.leave(other, NOW)
    assert states([here, there]) == ["enrolled", "offered"]
    found.answer(there, NOW, accept=True)
    assert states([here, there]) == ["withdrawn", "enrolled"]


def test_what_is_changed_takes_nobodys_seat():
    found = school(3)
    rows = come(found, "staff", "staff", "staff")
    found.change_rules(0, NOW, shares={"citizen": Share(3), "staff": Share(0, 1)})
    assert states(rows) == ["enrolled"] * 3
    with pytest.raises(No, match="CapacityTooLow"):
        found.change_capacity(0, 2, NOW)
    found.leave(rows[0], NOW)
    assert states(come(found, "staff", "citizen")) == ["waiting", "enrolled"]

"""Shares, maximum, balance and release: who gets what, and what a change of them does."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from courses.models import RunSeats
from enrolment import invariants, seats
from enrolment.models import Enrolment, FormatRules, FormatShare, SeatRules, Share, SharingChange
from enrolment.seats import ShareWish
from tests.coming import come, fresh, states
from tests.factories import days_from_now, make_course, make_people, make_run


@pytest.fixture(autouse=True)
def _all_facts_hold(db):
    yield
    connection.check_constraints()
    assert invariants.faults() == []


@pytest.fixture
def run(dina):
    """A class of four: two seats held for citizens until in a week, at most one member of staff."""
    run = make_run(capacity=4)
    wishes = [ShareWish("citizen", 2, release_at=days_from_now(7)), ShareWish("staff", maximum=1)]
    seats.change_rules(run=run, by=dina, shares=wishes)
    return run


def count(run):
    counted = RunSeats.objects.get(run=run)
    return counted.free, counted.reserved, counted.waiting


def test_a_held_seat_is_for_its_group_and_nobody_else(run):
    assert [row.state for row in come(run, "relative", "", "relative", "citizen", "", "citizen")] == [
        "enrolled",
        "enrolled",
        "waiting",
        "enrolled",
        "waiting",
        "enrolled",
    ]
    assert count(run) == (0, 0, 2)


def test_nothing_can_be_held_for_who_may_not_have_it(run):
    come(run, "relative", "relative")
    bo, carla = make_people(2)
    assert seats.hold(person=bo, run=run, comes_as="relative") is None
    assert seats.hold(person=carla, run=run, comes_as="citizen").state == "held"


def test_one_who_held_a_seat_as_a_citizen_gets_none_as_a_relative(run):
    come(run, "relative", "relative")
    (bo,) = make_people(1)
    held = seats.hold(person=bo, run=run, comes_as="citizen")
    row = seats.enrol(person=bo, run=run, by=bo, comes_as="relative")
    assert (fresh(held).state, row.state) == ("expired", "waiting")
    assert count(run) == (2, 2, 1)


def test_what_was_held_may_be_confirmed_as_something_else_where_that_takes_from_nobody(run):
    (bo,) = make_people(1)
    held = seats.hold(person=bo, run=run, comes_as="citizen")
    row = seats.enrol(person=bo, run=run, by=bo, comes_as="relative")
    assert (row.pk, row.state, row.comes_as) == (held.pk, "enrolled", "relative")


def test_a_freed_seat_goes_to_the_first_who_may_have_it(run, dina):
    staff, relative, *_rest = come(run, "staff", "relative", "citizen", "citizen")
    rows = come(run, "staff", "relative", "citizen")
    assert states(run)[4:] == ["waiting"] * 3
    seats.leave(enrolment=relative, by=relative.person)
    assert [fresh(row).state for row in rows] == ["waiting", "offered", "waiting"]
    seats.leave(enrolment=staff, by=staff.person)
    assert [fresh(row).state for row in rows] == ["offered", "offered", "waiting"]


def test_a_citizen_who_comes_lets_staff_in(dina):
    run = make_run(capacity=4)
    seats.change_rules(run=run, by=dina, staff_per_citizen=Decimal(1), staff_from=1)
    _first, second = come(run, "staff", "staff")
    assert second.state == "waiting"
    come(run, "citizen")
    assert fresh(second).state == "waiting"  # one for one, and one is there
    come(run, "citizen")
    assert fresh(second).state == "offered"


def test_release_by_the_clock_opens_what_is_left_and_can_be_repeated(run):
    rows = come(run, "relative", "relative", "citizen", "relative", "relative")
    late = days_from_now(7) + timedelta(minutes=1)
    assert seats.sweep(now=late) == 2  # the release, and the offer it makes
    assert [fresh(row).state for row in rows] == ["enrolled", "enrolled", "enrolled", "offered", "waiting"]
    assert Share.objects.get(run=run, group="citizen").released_at == late
    assert seats.sweep(now=late) == 0
    assert SharingChange.objects.filter(run=run).count() == 3  # how it began, the shares, the release


def test_a_newcomer_comes_after_a_release_that_was_due_though_no_worker_ran(run):
    come(run, "relative", "relative", "relative")
    late = days_from_now(7) + timedelta(minutes=1)
    assert come(run, "relative", now=late)[0].state == "enrolled"
    assert states(run) == ["enrolled", "enrolled", "offered", "enrolled"]


def test_the_school_releases_before_the_date_and_holds_back_again(run, dina):
    come(run, "relative", "relative", "relative")
    foretold = seats.preview(lambda: seats.release(run=run, by=dina, groups=["citizen"]))
    assert (len(foretold.offers), foretold.losing, count(run)) == (1, 0, (2, 2, 1))
    outcome = seats.release(run=run, by=dina, groups=["citizen"])
    assert [row.state for row in outcome.offers] == ["offered"]
    assert (outcome.before.open, outcome.after.open) == (0, 1)
    assert not seats.release(run=run, by=dina).offers
    seats.hold_back(run=run, group="citizen", release_at=days_from_now(9), by=dina)
    assert count(run) == (1, 2, 0)  # more is promised than is left; who has a seat keeps it
    assert come(run, "relative", "citizen")[1].state == "enrolled"


def test_a_preview_changes_nothing(run, dina):
    come(run, "relative", "relative", "relative", "staff")
    before = count(run), states(run), SharingChange.objects.count()
    outcome = seats.preview(lambda: seats.change_rules(run=run, by=dina, shares=[], capacity=9))
    assert [row.comes_as for row in outcome.offers] == ["relative", "staff"]
    assert (count(run), states(run), SharingChange.objects.count()) == before
    with pytest.raises(TypeError):
        seats.preview(lambda: seats.change_capacity(run=run, capacity=9, by=dina))


def test_a_share_that_comes_late_takes_from_nobody_and_gets_what_becomes_free(dina):
    run = make_run(capacity=2)
    first, second = come(run, "staff", "relative")
    waits, citizen = come(run, "relative", "citizen")
    outcome = seats.change_rules(run=run, by=dina, shares=[ShareWish("citizen", 1)])
    assert (outcome.offers, outcome.losing, states(run)[:2]) == ((), 0, ["enrolled", "enrolled"])
    seats.leave(enrolment=first, by=first.person)
    assert (fresh(waits).state, fresh(citizen).state) == ("waiting", "offered")
    assert fresh(second).state == "enrolled"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"capacity": 1, "shares": []}, seats.CapacityTooLow),
        ({"capacity": 1}, seats.TooManyGuaranteed),
        ({"shares": [ShareWish("citizen", 3), ShareWish("staff", 2)]}, seats.TooManyGuaranteed),
        ({"capacity": 3, "shares": [ShareWish("citizen", 4)]}, seats.TooManyGuaranteed),
    ],
)
def test_what_cannot_be_changed_changes_nothing(run, dina, change, error):
    come(run, "citizen", "relative")
    before = count(run), SharingChange.objects.count()
    with pytest.raises(error):
        seats.change_rules(run=run, by=dina, **change)
    assert (count(run), SharingChange.objects.count()) == before


def test_saving_what_is_so_already_is_no_change(run, dina):
    before = SharingChange.objects.count()
    wishes = [ShareWish("citizen", 2, release_at=days_from_now(7)), ShareWish("staff", maximum=1)]
    assert seats.change_rules(run=run, by=dina, capacity=4, shares=wishes).offers == ()
    assert SharingChange.objects.count() == before


def test_every_change_is_logged_with_the_last_move_before_it(run, dina):
    come(run, "citizen")
    last = Enrolment.objects.get().moves.get().pk
    seats.change_capacity(run=run, capacity=6, by=dina)
    began, _shares, change = SharingChange.objects.filter(run=run).order_by("pk")
    assert (change.after_move, change.by, change.rules["capacity"]) == (last, dina, 6)
    assert (began.by, began.after_move, began.rules["shares"]) == (None, 0, [])
    assert change.rules["shares"][0]["in_force"]


def test_companions_are_counted_anew_when_they_begin_to_need_a_seat(dina):
    run = make_run(capacity=3)
    come(run, "citizen", "relative", companion=True)
    assert count(run) == (1, 0, 0)
    with pytest.raises(seats.CapacityTooLow) as low:
        seats.change_rules(run=run, by=dina, companions="seat")
    assert (low.value.taken, count(run)) == (4, (1, 0, 0))
    seats.change_rules(run=run, by=dina, companions="seat", capacity=5)
    assert count(run) == (1, 0, 0)
    come(run, "citizen", "citizen")
    seats.change_rules(run=run, by=dina, companions="welcome")
    assert states(run) == ["enrolled", "enrolled", "enrolled", "offered"]


def test_a_new_class_gets_what_the_school_has_decided_for_its_format(dina):
    rules = FormatRules.objects.create(format="workshop", staff_per_citizen=Decimal("0.5"), companions="no")
    FormatShare.objects.create(rules=rules, group="citizen", guaranteed_percent=50, release_days=7)
    FormatShare.objects.create(rules=rules, group="staff", maximum_percent=40, release_days=None)
    run = make_run(capacity=9, course=make_course(format="workshop"))
    outcome = seats.give_default_rules(run=run, by=dina)
    citizen, staff = Share.objects.filter(run=run).order_by("group")
    assert (citizen.guaranteed, citizen.maximum) == (4, None)
    assert citizen.release_at == run.sessions.first().starts_at - timedelta(days=7)
    assert (staff.guaranteed, staff.maximum, staff.release_at) == (0, 3, None)
    assert SeatRules.objects.get(run=run).companions == "no"
    assert outcome.after.reserved == 4
    assert seats.give_default_rules(run=make_run(), by=dina) is None


def test_first_timers_come_first_where_the_class_says_so(dina):
    run, other = make_run(capacity=1), make_run()
    seats.change_rules(run=run, by=dina, first_timers_first=True)
    (seated,) = come(run, "")
    old, new = make_people(2)
    seats.enrol(person=old, run=other, by=old)
    second = seats.enrol(person=old, run=run, by=old)
    first = seats.enrol(person=new, run=run, by=new)
    assert (second.first_timer, first.first_timer) == (False, True)
    seats.leave(enrolment=seated, by=None)
    assert (fresh(first).state, fresh(second).state) == ("offered", "waiting")


@pytest.mark.parametrize("length", [20, 60])
def test_it_costs_the_same_however_many_wait(dina, alma, django_assert_num_queries, length):
    run = make_run(capacity=4)
    seats.change_rules(run=run, by=dina, shares=[ShareWish("citizen", 2), ShareWish("staff", maximum=1)])
    come(run, "relative", "relative", *["relative", "staff", ""] * (length // 3))
    assert timezone.now() < run.sessions.first().starts_at
    # Two locks, the class as it stands, the heads of the line, the seat; the savepoint; the line once more.
    with django_assert_num_queries(9):
        assert seats.enrol(person=alma, run=run, by=alma, comes_as="citizen").state == "enrolled"

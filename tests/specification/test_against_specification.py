"""The allocator against a naive school that was written from the rules.

The same answers, the same people in the same places and the same words to them, whatever happens.
"""

import os
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from enrolment import seats
from enrolment.models import Move
from enrolment.seats import ShareWish
from tests.specification.days import PEOPLE, Days, group, having, nth, which
from tests.specification.rooms import Share

DEEP = os.environ.get("SPECIFICATION") == "deep"
EXAMPLES, STEPS = (500, 60) if DEEP else (25, 30)

hours = st.sampled_from([None, 1, 60, 500, 0])
wishes = st.dictionaries(
    st.sampled_from(["citizen", "staff", "relative"]),
    st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3), hours),
    min_size=1,
    max_size=2,
)


policies = st.fixed_dictionaries(
    {
        "staff_per_citizen": st.sampled_from([None, Decimal("0.5"), Decimal(1), Decimal("1.5")]),
        "staff_from": st.integers(0, 2),
        "first_timers_first": st.booleans(),
    }
)


class School(Days):
    """What the school decides, and the clock."""

    @initialize(
        capacities=st.tuples(st.integers(1, 4), st.integers(1, 3)),
        rules=st.tuples(policies, policies),
        shares=st.tuples(st.none() | wishes, st.none() | wishes),
        early=st.lists(st.tuples(which, group), max_size=9),
    )
    def open(self, capacities, rules, shares, early):
        """Open both classes; some have come already, so that there is something to happen to."""
        self.begin(capacities)
        for where in (0, 1):
            self.change(where, False, rules[where], rules[where])
            if shares[where]:
                self.share(where=where, wishes=shares[where], more=0, look=False)
        for number, (where, comes_as) in enumerate(early):
            self.comes(number % PEOPLE, where, {"group": comes_as, "companion": False})

    @rule(where=which, capacity=st.integers(0, 5))
    def change_capacity(self, where, capacity):
        self.school.both(
            lambda: seats.change_capacity(
                run=self.school.runs[where], capacity=capacity, by=self.school.dina, now=self.now
            ),
            lambda: len(self.ideal.change_capacity(where, capacity, self.now)),
        )

    @rule(where=which, wishes=wishes, more=st.integers(-1, 2), look=st.booleans())
    def share(self, where, wishes, more, look):
        shares = {
            group: Share(
                guaranteed,
                None if maximum is None else max(guaranteed, maximum),
                None if later is None else self.now + timedelta(hours=later),
            )
            for group, (guaranteed, maximum, later) in wishes.items()
        }
        capacity = max(0, self.ideal.classes[where].rules.capacity + more)
        self.change(
            where,
            look,
            {"shares": [_wish(group, share) for group, share in shares.items()], "capacity": capacity},
            {"shares": shares, "capacity": capacity},
        )

    @rule(where=which, policy=policies, look=st.booleans())
    def balance(self, where, policy, look):
        self.change(where, look, policy, policy)

    @rule(where=which, sits=st.booleans(), look=st.booleans())
    def count_companions(self, where, sits, look):
        companions = {"companions": "seat" if sits else "welcome"}
        self.change(where, look, companions, {"companion_sits": sits})

    def change(self, where, look, real, ideal):
        """Change rules, or only look what it would do."""
        run = self.school.runs[where]
        changes = (
            lambda: seats.change_rules(run=run, by=self.school.dina, now=self.now, **real),
            lambda: self.ideal.change_rules(where, self.now, **ideal),
        )
        (self.school.only_look if look else self.school.both)(*changes)

    @rule(where=which, groups=st.sets(st.sampled_from(["citizen", "staff", "relative"]), min_size=1))
    def release(self, where, groups):
        self.school.both(
            lambda: seats.release(
                run=self.school.runs[where], groups=sorted(groups), by=self.school.dina, now=self.now
            ),
            lambda: self.ideal.release(where, sorted(groups), self.now),
        )

    @rule(where=which, nth=nth, later=st.sampled_from([1, 60, 500]))
    def hold_back(self, where, nth, later):
        groups = sorted(self.ideal.classes[where].rules.shares) or ["citizen"]
        group, until = groups[nth % len(groups)], self.now + timedelta(hours=later)
        self.school.both(
            lambda: seats.hold_back(
                run=self.school.runs[where], group=group, release_at=until, by=self.school.dina, now=self.now
            ),
            lambda: self.ideal.hold_back(where, group, until, self.now),
        )

    @rule(minutes=st.sampled_from([1, 11, 60 * 5, 60 * 49, 60 * 24 * 9]), worker=st.booleans())
    def time_passes(self, minutes, worker):
        self.school.pass_time(minutes)
        if worker:
            self.school.sweep()

    @having("held", "offered")
    @rule(nth=nth)
    def one_runs_out(self, nth):
        """The clock comes to the very moment that a hold or an offer ends, and the task is run."""
        row = self.row(nth, "held", "offered")
        self.school.now = max(self.now, row.until)
        seats.expire(enrolment_id=self.school.real(row).pk, now=self.now)
        self.ideal.settle(row.place, self.now)


NO_RULES = {
    "rules": ({"staff_per_citizen": None, "staff_from": 1, "first_timers_first": False},) * 2,
    "shares": (None, None),
}


def _wish(group, share):
    return ShareWish(
        group=group, guaranteed=share.guaranteed, maximum=share.maximum, release_at=share.release_at
    )


@pytest.mark.django_db
def test_the_allocator_does_what_the_specification_says():
    profile = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        derandomize=not DEEP,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(School, settings=profile)


@pytest.mark.django_db
def test_what_random_days_seldom_come_to():
    day = School()
    try:
        day.open(capacities=(2, 1), **NO_RULES, early=[(0, "citizen"), (0, ""), (0, "staff")])
        for act in _unlikely(day):
            act()
            day.the_schools_are_alike()
        assert {"say_yes", "back_in_line", "accept_instead", "recount", "move_off_list"} <= set(
            Move.objects.values_list("transition", flat=True)
        )
    finally:
        day.teardown()


def _unlikely(day):
    """Yield acts: two are offered seats and one says no, somebody switches to a full class, and so on."""
    yield partial(day.enrol_two, first=3, second=4, where=0, one="citizen", other="staff")
    yield partial(day.change_capacity, where=0, capacity=5)
    yield partial(day.answer, nth=0, accept=1, school=False)  # the one who waited alone
    yield partial(day.both_answer, nth=0, accept=0)  # one of two says no: the other is offered a seat alone
    yield partial(day.answer, nth=0, accept=1, school=True)
    yield partial(day.enrol, who=6, where=1, group="", companion=0, school=False)
    yield partial(day.switch, nth=0, school=False)  # 0 keeps the seat in the first class and waits
    yield partial(day.leave_a_class_that_others_wait_for, nth=0, other=0)
    yield partial(day.answer, nth=0, accept=1, school=False)
    yield partial(day.enrol, who=5, where=0, group="", companion=0, school=False)
    yield partial(day.count_companions, where=0, sits=False, look=True)
    yield partial(day.count_companions, where=0, sits=False, look=False)
    yield partial(day.change_capacity, where=1, capacity=5)
    yield partial(day.enrol_as_two, who=6, where=0, group="", other="", both=False)
    waits = [row.state for row in day.rows()].index("waiting")
    yield partial(day.move, nth=waits)


@pytest.mark.django_db
def test_two_together_of_whom_one_is_late_or_on_pause():
    day = School()
    try:
        day.open(capacities=(2, 4), **NO_RULES, early=[(0, ""), (0, "")])
        for act in _two_together(day):
            act()
            day.the_schools_are_alike()
        told = [row.told for row in day.ideal.rows[2:]]
        assert told == [
            ["waiting", "offered", "back_in_line", "offered"],
            ["waiting", "offered", "offer_expired"],
            ["waiting", "offered", "enrolled"],
            ["waiting", "offered", "enrolled"],
        ]
    finally:
        day.teardown()


def _two_together(day):
    yield partial(day.enrol_two, first=2, second=3, where=0, one="citizen", other="staff")
    for _seated in range(2):
        yield partial(day.leave, nth=0, school=False)
    yield partial(day.answer, nth=0, accept=1, school=False)
    yield partial(day.one_runs_out, nth=0)
    yield partial(day.enrol_as_two, who=4, where=1, group="", other="", both=False)
    yield partial(day.pause_or_resume, nth=0)
    yield partial(day.enrol_as_the_second_of_two, who=5, nth=0, group="")  # the first is on pause: both wait
    yield partial(day.pause_or_resume, nth=0)
    yield partial(day.both_answer, nth=0, accept=1)


@pytest.mark.django_db
def test_what_was_released_is_held_again_by_a_new_date():
    day = School()
    try:
        day.open(capacities=(2, 1), **NO_RULES | {"shares": ({"citizen": (2, None, 60)}, None)}, early=[])
        day.release(where=0, groups={"citizen"})
        day.the_schools_are_alike()
        day.share(where=0, wishes={"citizen": (2, None, 500)}, more=0, look=False)
        day.enrol(who=0, where=0, group="staff", companion=1, school=False)
        day.the_schools_are_alike()
        assert day.ideal.own(0, 0).state == "waiting"
    finally:
        day.teardown()


@pytest.mark.django_db
def test_a_switch_settles_the_class_that_is_left():
    """A hold has run out there, unseen: two seats are free, not one."""
    day = School()
    try:
        day.open(capacities=(1, 2), **NO_RULES, early=[(0, ""), (1, "")])
        day.hold(who=2, where=1, group="", companion=1)
        for who in (3, 4):
            day.enrol(who=who, where=1, group="", companion=1, school=False)
        day.switch(nth=1, school=False)
        day.leave_a_class_that_others_wait_for(nth=2, other=0)
        day.school.pass_time(minutes=11)
        day.answer(nth=0, accept=1, school=False)
        day.the_schools_are_alike()
        assert [row.state for row in day.ideal.of(1, "offered", "waiting")] == ["offered", "offered"]
    finally:
        day.teardown()

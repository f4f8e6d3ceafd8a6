"""Random days at a school: every operation in any order, with the clock jumping; all facts hold after each.

Beside the facts, a few words of specification: who pressed knows where they stand, and nobody who has a
seat loses it by what others do.
"""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from courses.runs import NotNow
from enrolment import changes, invariants, retention, seats
from enrolment.models import Enrolment, EnrolmentSettings
from enrolment.rules import Refused
from enrolment.states import ACTIVE, Actor
from tests.factories import make_people, make_run

PEOPLE, CLASSES = 6, 2
person = st.integers(0, PEOPLE - 1)
which = st.integers(0, CLASSES - 1)


class School(RuleBasedStateMachine):
    """Two small classes and six people."""

    def __init__(self):
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        EnrolmentSettings.objects.update_or_create(defaults={"courses_per_term": 0})
        self.people = make_people(PEOPLE)
        (self.dina,) = make_people(1)
        self.now = timezone.now()
        course = make_run(capacity=1).course
        self.runs = [make_run(capacity=1 + n, course=course, sessions=3) for n in range(CLASSES)]
        self.seated = set()
        self.idle = 0  # minutes since the worker last did what is due

    def teardown(self):
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def row(self, who, where):
        rows = Enrolment.objects.filter(person=self.people[who], run=self.runs[where])
        return rows.order_by("-pk").first()

    def act(self, verb, *expected, **values):
        """Do it as a request would, in a transaction of its own that may fail."""
        try:
            with transaction.atomic():
                return verb(now=self.now, **values)
        except expected:
            return None

    @rule(who=person, where=which)
    def enrol(self, who, where):
        someone = self.people[who]
        row = self.act(seats.enrol, Refused, person=someone, run=self.runs[where], by=someone)
        if row is not None:
            assert row.state in {"enrolled", "waiting", "offered"}

    @rule(who=person, where=which)
    def hold(self, who, where):
        row = self.act(seats.hold, Refused, person=self.people[who], run=self.runs[where])
        assert row is None or row.state in ACTIVE

    @rule(who=person, where=which)
    def add(self, who, where):
        self.act(
            seats.enrol,
            Refused,
            person=self.people[who],
            run=self.runs[where],
            by=self.dina,
            actor=Actor.SCHOOL,
        )

    @rule(who=person, where=which)
    def leave(self, who, where):
        row = self.row(who, where)
        if row is not None:
            self.seated.discard(row.pk)
            after = self.act(seats.leave, enrolment=row, by=self.people[who])
            assert after.state not in ACTIVE

    @rule(who=person, where=which, accept=st.booleans())
    def answer(self, who, where, accept):
        row = self.row(who, where)
        if row is not None:
            someone = self.people[who]
            self.act(seats.answer, seats.OfferGone, enrolment=row, accept=accept, by=someone)

    @rule(where=which, capacity=st.integers(0, 4))
    def resize(self, where, capacity):
        run = self.runs[where]
        self.act(seats.change_capacity, seats.CapacityTooLow, run=run, capacity=capacity, by=self.dina)

    @rule(who=person, where=which)
    def move(self, who, where):
        row = self.row(who, where)
        if row is not None:
            to_run = self.runs[1 - where]
            moved = self.act(
                seats.move_person, seats.NoSeat, Refused, enrolment=row, to_run=to_run, by=self.dina
            )
            if moved is not None:
                self.seated.discard(row.pk)

    @rule(minutes=st.sampled_from([1, 11, 60 * 5, 60 * 49, 60 * 24 * 9]))
    def wait(self, minutes):
        """Time passes, and the worker does what is due."""
        self.idle = 0
        self.now += timedelta(minutes=minutes)
        seats.sweep(now=self.now)
        if retention.finish_runs(now=self.now):
            self.seated.clear()

    @rule(minutes=st.sampled_from([1, 4]))
    def wait_without_a_worker(self, minutes):
        self.idle += minutes
        if self.idle < 5:  # a seat that has outlived its time for longer is a fault, and rightly so
            self.now += timedelta(minutes=minutes)
        else:
            self.wait(minutes)

    @rule(where=which)
    def cancel_a_session(self, where):
        session = self.runs[where].sessions.filter(cancelled_at__isnull=True).first()
        if session is not None:
            self.act(changes.cancel_session, NotNow, session=session, by=self.dina)

    @rule(where=which, dice=st.integers(0, 9))
    def end_the_class(self, where, dice):
        if dice > 1:
            return
        verb = changes.cancel_run if dice else changes.finish_run
        run = self.runs[where]
        if self.act(verb, NotNow, run=run, by=self.dina):
            self.seated -= set(Enrolment.objects.filter(run=run).values_list("pk", flat=True))

    @invariant()
    def all_facts_hold(self):
        connection.check_constraints()
        assert [str(fault) for fault in invariants.faults(now=self.now)] == []

    @invariant()
    def who_has_a_seat_keeps_it(self):
        seated = set(Enrolment.objects.filter(state="enrolled").values_list("pk", flat=True))
        assert self.seated <= seated
        self.seated = seated


@pytest.mark.django_db
def test_all_facts_hold_whatever_happens():
    run_state_machine_as_test(
        School,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

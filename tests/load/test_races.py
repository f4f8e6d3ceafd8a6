"""Races on real connections. First that they happen without the lock, then that they do not with it."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from django.utils import timezone

from courses.models import RunSeats
from enrolment import invariants, seats
from enrolment.models import Enrolment, Notice
from enrolment.rules import Refused
from tests.factories import make_people, make_run
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

ACTORS, SEATS = 50, 10


def count(run):
    return {
        state: Enrolment.objects.filter(run=run, state=state).count()
        for state in Enrolment.objects.filter(run=run).values_list("state", flat=True).distinct()
    }


def failures(results):
    return [result for result in results if isinstance(result, BaseException)]


@pytest.fixture(autouse=True)
def _all_facts_hold():
    yield
    assert invariants.faults() == []


# -- The control: what everybody else's code does ------------------------------------------------


@pytest.fixture
def bare_table():
    """Seats without trigger or constraint: only the code stands between fifty people and ten seats."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_class (id int PRIMARY KEY, capacity int NOT NULL)")
        cursor.execute("CREATE TABLE bare_seat (class_id int NOT NULL, person int NOT NULL)")
        cursor.execute("INSERT INTO bare_class VALUES (1, %s)", [SEATS])


CAPACITY = "SELECT capacity FROM bare_class WHERE id = 1"


def take_bare_seat(person, *, ask):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ask)
        (capacity,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM bare_seat WHERE class_id = 1")
        (taken,) = cursor.fetchone()
        cursor.execute("SELECT pg_sleep(0.01)")  # the rest of a sign-up
        if taken < capacity:
            cursor.execute("INSERT INTO bare_seat VALUES (1, %s)", [person])


def bare_seats_sold(ask):
    assert failures(all_at_once(partial(take_bare_seat, n, ask=ask) for n in range(ACTORS))) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bare_seat")
        return cursor.fetchone()[0]


def test_without_a_lock_more_seats_are_sold_than_there_are(bare_table):
    assert bare_seats_sold(CAPACITY) > SEATS


def test_with_the_lock_they_are_not(bare_table):
    assert bare_seats_sold(f"{CAPACITY} FOR NO KEY UPDATE") == SEATS


# -- The allocator -------------------------------------------------------------------------------


def test_fifty_people_and_ten_seats():
    run, people = make_run(capacity=SEATS), make_people(ACTORS)
    results = all_at_once(partial(seats.enrol, person=person, run=run, by=person) for person in people)
    assert failures(results) == []
    assert count(run) == {"enrolled": SEATS, "waiting": ACTORS - SEATS}
    waiting = Enrolment.objects.filter(run=run, state="waiting").order_by("line_number")
    assert list(waiting.values_list("line_number", flat=True)) == list(range(1, ACTORS - SEATS + 1))
    assert Notice.objects.count() == ACTORS


def test_one_person_in_twenty_tabs():
    run, (alma,) = make_run(capacity=SEATS), make_people(1)
    acts = [partial(seats.enrol, person=alma, run=run, by=alma), partial(seats.hold, person=alma, run=run)]
    results = all_at_once(acts * 10)
    assert failures(results) == []
    assert len({row.pk for row in results}) == 1
    assert count(run) == {"enrolled": 1}
    assert Notice.objects.count() == 1


def test_one_person_and_many_classes_keep_to_the_cap():
    (alma,), runs = make_people(1), [make_run() for _ in range(8)]
    results = all_at_once(partial(seats.enrol, person=alma, run=run, by=alma) for run in runs)
    assert {error.code.value for error in failures(results)} == {"cap_reached"}
    assert all(isinstance(error, Refused) for error in failures(results))
    assert Enrolment.objects.filter(person=alma, state="enrolled").count() == 2


def test_holds_that_become_seats_while_others_sign_up():
    run, people = make_run(capacity=SEATS), make_people(40)
    holders, newcomers = people[:SEATS], people[SEATS:]
    for person in holders:
        assert seats.hold(person=person, run=run)
    results = all_at_once(partial(seats.enrol, person=person, run=run, by=person) for person in people)
    assert failures(results) == []
    assert count(run) == {"enrolled": SEATS, "waiting": len(newcomers)}
    assert set(Enrolment.objects.filter(state="enrolled").values_list("person", flat=True)) == {
        person.pk for person in holders
    }


def test_offers_that_are_accepted_while_others_sign_up():
    run, people = make_run(capacity=5), make_people(45)
    seated, waiting, newcomers = people[:5], people[5:15], people[15:]
    rows = {p.pk: seats.enrol(person=p, run=run, by=p) for p in [*seated, *waiting]}
    for person in seated:
        seats.leave(enrolment=rows[person.pk], by=person)
    acts = [partial(seats.answer, enrolment=rows[p.pk], accept=True, by=p) for p in waiting[:3]]
    acts += [partial(seats.answer, enrolment=rows[p.pk], accept=False, by=p) for p in waiting[3:5]]
    acts += [partial(seats.enrol, person=p, run=run, by=p) for p in newcomers]
    assert failures(all_at_once(acts)) == []
    assert RunSeats.objects.get(run=run).taken == 5
    offered = Enrolment.objects.filter(run=run, state="offered").values_list("person", flat=True)
    assert set(offered) == {person.pk for person in waiting[5:7]}


def test_an_offer_that_is_accepted_and_runs_out_at_once():
    run, people = make_run(capacity=1), make_people(3)
    first, second, third = (seats.enrol(person=p, run=run, by=p) for p in people)
    seats.leave(enrolment=first, by=first.person)
    late = timezone.now() + timedelta(hours=49)
    results = all_at_once(
        [
            partial(seats.answer, enrolment=second, accept=True, by=second.person),
            partial(seats.answer, enrolment=second, accept=True, by=second.person),
            partial(seats.expire, enrolment_id=second.pk, now=late),
            partial(seats.sweep, now=late),
            partial(seats.leave, enrolment=third, by=third.person),
        ]
    )
    assert [error for error in failures(results) if not isinstance(error, seats.OfferGone)] == []
    assert RunSeats.objects.get(run=run).taken <= 1


def test_moving_to_and_fro_between_two_classes_never_deadlocks():
    here, there = make_run(capacity=10), make_run(capacity=10)
    (dina,), people = make_people(1), make_people(10)
    rows = [
        (seats.enrol(person=p, run=here if n % 2 else there, by=p), there if n % 2 else here)
        for n, p in enumerate(people)
    ]
    acts = [partial(seats.move_person, enrolment=row, to_run=to, by=dina) for row, to in rows]
    results = all_at_once(acts * 2)
    assert {type(error) for error in failures(results)} <= {seats.NoSeat, seats.AlreadyThere}
    assert count(here)["enrolled"] + count(there)["enrolled"] == 10


def test_everything_at_once():
    run, (dina,), people = make_run(capacity=8), make_people(1), make_people(40)
    rows = [seats.enrol(person=p, run=run, by=p) for p in people[:20]]
    acts = [partial(seats.leave, enrolment=row, by=row.person) for row in rows[:10]]
    acts += [partial(seats.enrol, person=p, run=run, by=p) for p in people[20:]]
    acts += [partial(seats.hold, person=p, run=run) for p in people[20:25]]
    acts += [partial(seats.change_capacity, run=run, capacity=size, by=dina) for size in (9, 12, 8)]
    acts += [partial(seats.offer_free_seats, run=run), seats.sweep]
    allowed = (seats.CapacityTooLow,)
    assert [error for error in failures(all_at_once(acts)) if not isinstance(error, allowed)] == []

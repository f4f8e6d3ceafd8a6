"""Races between the states of a seat: what one is becoming while another looks. Each with its control.

The control is the same race without the lock and the guards of the database: it goes wrong. Then it is run as
the school is: slow as before, and right.
"""

from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest
from django.utils import timezone

from courses.models import RunSeats
from enrolment import invariants, seats
from enrolment.models import Enrolment
from enrolment.seats import ShareWish
from enrolment.states import TAKEN
from tests.factories import make_people, make_run
from tests.load.actors import all_at_once
from tests.load.replay import Replay
from tests.load.slow_days import answers, no_locks, slow_down, take_guards_away

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 4
"""Classes that each race is run in at the same time."""


def sold(run):
    """Seats that are taken, and how many there are."""
    rows = Enrolment.objects.filter(run=run, state__in=sorted(TAKEN))
    return sum(row.seats for row in rows), RunSeats.objects.get(run=run).capacity


def oversold(runs):
    return [run for run in runs if sold(run)[0] > sold(run)[1]]


def torn(runs):
    """Seats that two have moved from the same state: one of them has lost what was answered."""
    rows = Enrolment.objects.filter(run__in=runs).prefetch_related("moves")
    logs = [[("", ""), *((move.source, move.target) for move in row.moves.all())] for row in rows]
    return [log for log in logs if any(led != began for (_, led), (began, _) in pairwise(log))]


def come(people, run, **more):
    return [seats.enrol(person=person, run=run, by=person, **more) for person in people]


def wish(group, guaranteed, maximum=None, release_at=None):
    return ShareWish(group=group, guaranteed=guaranteed, maximum=maximum, release_at=release_at)


# -- What is prepared, and what then happens at once -----------------------------------------------


def a_hold_becomes_a_seat_as_it_runs_out():
    """The holder types the code in the last second; to a newcomer a moment later the time is up."""
    run, (holder, newcomer) = make_run(capacity=1), make_people(2)
    began = timezone.now()
    seats.hold(person=holder, run=run, now=began)
    in_time, late = began + timedelta(minutes=9, seconds=59), began + timedelta(minutes=10)
    return run, [
        partial(seats.enrol, person=holder, run=run, by=holder, now=in_time),
        partial(seats.enrol, person=newcomer, run=run, by=newcomer, now=late),
        partial(seats.sweep, now=late),
    ]


def an_offer_becomes_a_seat_as_it_runs_out():
    run, people = make_run(capacity=1), make_people(3)
    first, second, _third = come(people, run)
    seats.leave(enrolment=first, by=first.person)
    second.refresh_from_db()
    late = second.expires_at
    return run, [
        partial(seats.answer, enrolment=second, accept=True, by=second.person),
        partial(seats.expire, enrolment_id=second.pk, now=late),
        partial(seats.offer_free_seats, run=run, now=late),
    ]


def a_release_meets_those_it_was_kept_for():
    """Two seats are opened to the staff who wait, while two citizens come for them."""
    run, (dina,), people = make_run(capacity=3), make_people(1), make_people(5)
    seats.change_rules(run=run, by=dina, shares=[wish("citizen", 2)])
    come(people[:3], run, comes_as="staff")
    acts = [partial(seats.release, run=run, by=dina)]
    acts += [partial(seats.enrol, person=p, run=run, by=p, comes_as="citizen") for p in people[3:]]
    return run, acts


def a_switch_meets_a_sign_up():
    here, there = make_run(capacity=1), make_run(capacity=1)
    there.course = here.course
    there.save(update_fields=["course"])
    seated, newcomer = make_people(2)
    (row,) = come([seated], here)
    return there, [
        partial(seats.switch, enrolment=row, to_run=there, by=seated),
        partial(seats.enrol, person=newcomer, run=there, by=newcomer),
    ]


def a_switch_meets_a_release():
    """The last seat is opened to the staff who wait, while a citizen switches to it."""
    here, there = make_run(capacity=1), make_run(capacity=1)
    there.course = here.course
    there.save(update_fields=["course"])
    dina, switches, waits = make_people(3)
    seats.change_rules(run=there, by=dina, shares=[wish("citizen", 1)])
    (row,) = come([switches], here, comes_as="citizen")
    come([waits], there, comes_as="staff")
    return there, [
        partial(seats.release, run=there, by=dina),
        partial(seats.switch, enrolment=row, to_run=there, by=switches),
    ]


def a_pair_meets_a_single_at_the_last_two_seats():
    run, (one, other, single) = make_run(capacity=2), make_people(3)
    first = seats.enrol(person=one, run=run, by=one, together=True)
    return run, [
        partial(seats.enrol, person=other, run=run, by=other, pair=first.pair),
        partial(seats.enrol, person=single, run=run, by=single),
    ]


def the_rules_change_as_somebody_comes():
    run, (dina, first, second) = make_run(capacity=2), make_people(3)
    come([first], run)
    return run, [
        partial(seats.change_rules, run=run, by=dina, capacity=1),
        partial(seats.enrol, person=second, run=run, by=second),
    ]


RACES = [
    a_hold_becomes_a_seat_as_it_runs_out,
    an_offer_becomes_a_seat_as_it_runs_out,
    a_release_meets_those_it_was_kept_for,
    a_switch_meets_a_sign_up,
    a_switch_meets_a_release,
    a_pair_meets_a_single_at_the_last_two_seats,
    the_rules_change_as_somebody_comes,
]

MAY_HAPPEN = (seats.CapacityTooLow, seats.OfferGone)


def prepared(race):
    found = [race() for _round in range(ROUNDS)]
    return [run for run, _acts in found], [act for _run, acts in found for act in acts]


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_without_the_lock_a_seat_is_sold_twice_or_lost(race):
    runs, acts = prepared(race)
    take_guards_away()
    with no_locks():
        all_at_once(acts)
    assert oversold(runs) or torn(runs)
    if (
        oversold(runs) and race is not the_rules_change_as_somebody_comes
    ):  # there each act by itself was right
        assert any(Replay(run).faults for run in oversold(runs))


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_with_the_lock_neither_happens(race):
    runs, acts = prepared(race)
    slow_down()
    answers(all_at_once(acts), *MAY_HAPPEN)
    assert oversold(runs) == torn(runs) == []
    assert [fault for run in runs for fault in Replay(run).faults] == []
    assert invariants.faults() == []

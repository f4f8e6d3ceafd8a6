"""How a class filled over time: the log of moves against a count of its own."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from enrolment import seats
from enrolment.models import Enrolment, Move
from enrolment.rules import Refused
from insight.board import fill
from tests.factories import COPENHAGEN, days_from_now, make_people, make_run
from tests.insight.board.generated import open_to_all

pytestmark = pytest.mark.django_db


def taken_at(run, moment):
    """Replay the moves of everybody until a moment, and count the seats that they left taken."""
    seats_of = {}
    for move in Move.objects.filter(enrolment__run=run).order_by("pk"):
        if move.at <= moment:
            is_taken = move.target in ("held", "enrolled", "offered")
            seats_of[move.enrolment_id] = move.seats if is_taken else 0
    return sum(seats_of.values())


def test_points_are_the_ends_of_seven_weeks_and_now():
    now = days_from_now(0, 12)
    found = [one.astimezone(COPENHAGEN) for one in fill.moments(now)]

    assert len(found) == 8
    assert found[-1] == now
    assert {(one.weekday(), one.hour, one.minute) for one in found[:-1]} == {(0, 0, 0)}
    assert timedelta() <= now - found[-2] < timedelta(days=7, hours=1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_little_chart_is_the_log_replayed(seed):
    open_to_all()
    lot, now = random.Random(seed), timezone.now()
    run = make_run(capacity=9, enrolment_opens_at=days_from_now(-80))
    people = make_people(16)
    moments = sorted(days_from_now(-lot.randint(0, 60), lot.randint(1, 20)) for _ in range(50))
    for moment in [one for one in moments if one < now]:
        person = lot.choice(people)
        row = Enrolment.objects.filter(person=person, run=run).order_by("pk").last()
        if row is None or not row.is_active:
            try:
                seats.enrol(person=person, run=run, by=person, now=moment)
            except Refused:
                continue
        else:
            seats.leave(enrolment=row, by=person, now=moment)

    found = fill.of_classes([run.pk], now=now)[run.pk]

    assert found == tuple(taken_at(run, moment) for moment in fill.moments(now))
    run.seats.refresh_from_db()
    assert found[-1] == run.seats.taken
    assert len(set(found)) > 2


def test_a_class_without_a_log_was_always_empty():
    run = make_run()

    assert fill.of_classes([run.pk], now=timezone.now()) == {run.pk: (0,) * 8}
    assert fill.of_classes([], now=timezone.now()) == {}

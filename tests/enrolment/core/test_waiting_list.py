"""Seats that get free and go on: to the first in line, with time to answer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from enrolment import invariants, seats
from enrolment.models import Enrolment
from enrolment.seats.waiting_list import run_out
from tests.factories import days_from_now, make_people, make_run
from tests.tasks import run_tasks


@pytest.fixture(autouse=True)
def _all_facts_hold(db):
    yield
    connection.check_constraints()
    assert invariants.faults() == []


def states(run):
    return list(Enrolment.objects.filter(run=run).order_by("pk").values_list("state", flat=True))


def full_run(*, waiting=2, **fields):
    """A class of one seat, with somebody in it and others in line."""
    run = make_run(capacity=1, **fields)
    rows = [seats.enrol(person=person, run=run, by=person) for person in make_people(1 + waiting)]
    return run, rows


def test_a_freed_seat_is_offered_to_the_first_in_line():
    run, (first, second, _third) = full_run()
    left = seats.leave(enrolment=first, by=first.person, reason="")
    assert left.state == "withdrawn"
    assert states(run) == ["withdrawn", "offered", "waiting"]
    second.refresh_from_db()
    assert second.expires_at - second.state_since == timedelta(hours=48)
    assert second.notices.filter(kind="offered").get().details["offer_number"] == 1
    assert seats.leave(enrolment=first, by=first.person).state == "withdrawn"
    assert first.moves.count() == 2


def test_an_offer_is_accepted_once():
    run, (first, second, _third) = full_run()
    seats.leave(enrolment=first, by=first.person)
    taken = [seats.answer(enrolment=second, accept=True, by=second.person) for _ in range(2)]
    assert [row.state for row in taken] == ["enrolled", "enrolled"]
    with pytest.raises(seats.OfferGone) as gone:
        seats.answer(enrolment=second, accept=False, by=second.person)
    assert gone.value.enrolment.state == "enrolled"
    assert states(run) == ["withdrawn", "enrolled", "waiting"]


def test_an_offer_that_is_declined_goes_on_at_once():
    run, (first, second, third) = full_run()
    seats.leave(enrolment=first, by=first.person)
    assert seats.answer(enrolment=second, accept=False, by=second.person).state == "declined"
    assert states(run) == ["withdrawn", "declined", "offered"]
    assert seats.leave(enrolment=third, by=third.person).state == "declined"


def test_an_offer_that_ran_out_goes_on_when_its_time_comes():
    run, (first, second, _third) = full_run()
    seats.leave(enrolment=first, by=first.person)
    second.refresh_from_db()
    task = DBTaskResult.objects.get(task_path=run_out.module_path)
    assert task.run_after == second.expires_at
    assert run_tasks(containing="run_out") == 0
    assert run_out.call(second.pk) == ""  # too early
    assert seats.expire(enrolment_id=second.pk, now=second.expires_at).state == "expired"
    assert seats.expire(enrolment_id=second.pk, now=second.expires_at) is None
    assert states(run) == ["withdrawn", "expired", "offered"]
    with pytest.raises(seats.OfferGone):
        seats.answer(enrolment=second, accept=True, by=second.person)


def test_a_late_answer_is_no_answer_though_no_worker_ran():
    run, (first, second, _third) = full_run()
    seats.leave(enrolment=first, by=first.person)
    second.refresh_from_db()
    with pytest.raises(seats.OfferGone) as gone:
        seats.answer(enrolment=second, accept=True, by=second.person, now=second.expires_at)
    assert gone.value.enrolment.state == "expired"
    assert states(run) == ["withdrawn", "expired", "offered"]


@pytest.mark.parametrize(
    ("days", "expected_hours"),
    [(14, 48), (3, 48), (2, 4), (1, 4)],
    ids=["far", "in three days", "soon", "sooner"],
)
def test_how_long_one_may_think(days, expected_hours):
    start = timezone.now() + timedelta(days=days, hours=-1)
    _run, (first, second, _third) = full_run(first_start=start)
    seats.leave(enrolment=first, by=first.person)
    second.refresh_from_db()
    assert second.expires_at - second.state_since == timedelta(hours=expected_hours)


def test_an_offer_never_outlives_the_start_of_the_next_session():
    start = timezone.now() + timedelta(hours=2)
    _run, (first, second, _third) = full_run(first_start=start)
    seats.leave(enrolment=first, by=first.person)
    second.refresh_from_db()
    assert second.expires_at == start


def test_a_class_that_is_over_makes_no_offers():
    run, (first, _second, _third) = full_run(sessions=1)
    late = days_from_now(15)
    seats.leave(enrolment=first, by=first.person, now=late)
    assert states(run) == ["withdrawn", "waiting", "waiting"]
    assert seats.offer_free_seats(run=run, now=late) == []
    seats.offer_free_seats(run=run)


def test_more_seats_are_offered_in_order(dina):
    run, _rows = full_run(waiting=3)
    assert seats.change_capacity(run=run, capacity=3, by=dina) == 2
    assert states(run) == ["enrolled", "offered", "offered", "waiting"]
    offer = Enrolment.objects.filter(state="offered").first().moves.last()
    assert (offer.actor, offer.by) == ("school", dina)


def test_fewer_seats_than_are_taken_are_refused(dina):
    run, _rows = full_run()
    with pytest.raises(seats.CapacityTooLow) as too_low:
        seats.change_capacity(run=run, capacity=0, by=dina)
    assert too_low.value.taken == 1
    assert "1 plads er taget" in str(too_low.value)
    assert seats.change_capacity(run=run, capacity=1, by=dina) == 0


def test_leaving_the_line_moves_nobody_else():
    run, (_first, second, third) = full_run()
    assert seats.leave(enrolment=second, by=second.person).state == "withdrawn"
    assert states(run) == ["enrolled", "withdrawn", "waiting"]
    again = seats.enrol(person=second.person, run=run, by=second.person)
    third.refresh_from_db()
    assert again.line_number > third.line_number


def test_a_newcomer_never_gets_the_seat_of_one_who_waits(alma):
    run, (first, _second, _third) = full_run()
    seats.leave(enrolment=first, by=first.person)
    assert seats.hold(person=alma, run=run) is None
    assert seats.enrol(person=alma, run=run, by=alma).state == "waiting"


def test_a_hold_that_is_let_go_is_offered_on(alma, bo):
    run = make_run(capacity=1)
    held = seats.hold(person=alma, run=run)
    seats.enrol(person=bo, run=run, by=bo)
    assert seats.leave(enrolment=held, by=alma).state == "expired"
    assert states(run) == ["expired", "offered"]


def test_a_person_is_moved_and_never_without_a_seat(dina):
    here, (first, second, third) = full_run()
    there = make_run(capacity=2, course=here.course)
    first_need = seats.enrol(person=first.person, run=here, by=first.person, need="Ro")
    new = seats.move_person(enrolment=first_need, to_run=there, by=dina)
    assert (new.run, new.state, new.support_need.text) == (there, "enrolled", "Ro")
    assert states(here) == ["withdrawn", "offered", "waiting"]
    assert {notice.kind for notice in first.person.notices.all()} == {"enrolled", "moved", "moved_away"}
    seats.move_person(enrolment=third, to_run=there, by=dina)
    assert states(there) == ["enrolled", "enrolled"]
    with pytest.raises(seats.NoSeat):
        seats.move_person(enrolment=second, to_run=there, by=dina)
    with pytest.raises(seats.AlreadyThere):
        seats.move_person(enrolment=new, to_run=there, by=dina)
    assert states(here) == ["withdrawn", "offered", "withdrawn"]

"""Guests of one session, asked, answered and taken back at one moment on connections of their own."""

import pytest
from django.db import IntegrityError, transaction

from enrolment import invariants, seats
from enrolment.day import apologies, guests
from enrolment.models import Apology, Enrolment, GuestSeat, SeatRules
from tests.factories import days_from_now, make_people, make_run
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def full():
    """A class of three that lends its seats, and six who wait."""
    run = make_run(capacity=3, first_start=days_from_now(10), sessions=1)
    SeatRules.objects.update_or_create(run=run, defaults={"lends_seats": True})
    for person in make_people(9):
        seats.enrol(person=person, run=run, by=person)
    return run


def seated(run):
    return list(Enrolment.objects.filter(run=run, state="enrolled").select_related("person").order_by("pk"))


def guests_of(run):
    return list(GuestSeat.objects.filter(session__run=run).order_by("pk"))


def use(run):
    """Seats that are lent, and seats that guests have or are asked about."""
    lent = Apology.objects.filter(enrolment__run=run, enrolment__state="enrolled").count()
    return lent, GuestSeat.objects.filter(session__run=run, state__in=("offered", "accepted")).count()


def test_three_who_cannot_come_ask_three_different_people(full):
    session = full.sessions.get()
    failed = all_at_once(
        [
            lambda row=row: apologies.give(enrolment=row, session=session, by=row.person)
            for row in seated(full)
        ]
    )

    assert not [one for one in failed if isinstance(one, Exception)]
    asked = [guest.enrolment.line_number for guest in guests_of(full)]
    assert sorted(asked) == [1, 2, 3]
    assert use(full) == (3, 3)
    assert invariants.faults() == []


def test_yes_while_the_afbud_is_taken_back_never_crowds_the_room(full):
    session = full.sessions.get()
    for row in seated(full)[:2]:
        apologies.give(enrolment=row, session=session, by=row.person)
    first, second = guests_of(full)

    def yes(guest):
        try:
            guests.answer(guest=guest, accept=True, by=None)
        except guests.GuestGone:
            return "gone"
        return "came"

    back = seated(full)[0]
    all_at_once(
        [
            lambda: yes(first),
            lambda: yes(second),
            lambda: apologies.take_back(enrolment=back, session=session, by=back.person),
            lambda: seats.leave(enrolment=seated(full)[1], by=None),
        ]
    )

    lent, used = use(full)
    assert used <= lent
    assert invariants.faults() == []


def test_two_yes_to_one_question_are_one(full):
    session = full.sessions.get()
    row = seated(full)[0]
    apologies.give(enrolment=row, session=session, by=row.person)
    (guest,) = guests_of(full)
    all_at_once([lambda: guests.answer(guest=guest, accept=True, by=None) for _time in range(4)])

    assert [one.state for one in guests_of(full)] == ["accepted"]


def test_without_our_lock_the_database_still_counts_two_writers_together(full):
    """The control: two who know nothing of each other, each right alone, would crowd the room."""
    session = full.sessions.get()
    apologies.give(enrolment=seated(full)[0], session=session, by=seated(full)[0].person)
    GuestSeat.objects.all().delete()
    waiting = list(Enrolment.objects.filter(run=full, state="waiting").order_by("line_number")[:2])

    def sit_down(row):
        try:
            with transaction.atomic():
                GuestSeat.objects.create(session=session, enrolment=row, state="accepted")
        except IntegrityError:
            return "refused"
        return "in"

    said = all_at_once([lambda row=row: sit_down(row) for row in waiting])

    assert sorted(said) == ["in", "refused"]
    assert use(full) == (1, 1)

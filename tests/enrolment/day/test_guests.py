from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from enrolment import changes, invariants, seats
from enrolment.day import apologies, guests
from enrolment.models import Enrolment, GuestSeat, Notice, SeatRules, Share
from tests.factories import days_from_now, make_people, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(alma, bo, carla, outsider):
    """A class of two seats that lends them: Alma and Bo have them; Carla and then Olga wait."""
    return make_full(seated=[alma, bo], waiting=[carla, outsider])


def make_full(*, seated, waiting, lend_hours=24, lends=True, **fields):
    run = make_run(capacity=len(seated), first_start=days_from_now(10), **fields)
    SeatRules.objects.update_or_create(run=run, defaults={"lends_seats": lends, "lend_hours": lend_hours})
    for person in (*seated, *waiting):
        seats.enrol(person=person, run=run, by=person)
    return run


def row_of(person):
    return Enrolment.objects.get(person=person)


def first_of(run):
    return run.sessions.earliest("starts_at")


def afbud(person, session, **when):
    return apologies.give(enrolment=row_of(person), session=session, by=person, **when)


def asked():
    return {guest.enrolment.person.chosen_name for guest in GuestSeat.objects.filter(state="offered")}


def told(person):
    return list(Notice.objects.filter(person=person, kind__startswith="guest").values_list("kind", flat=True))


def settled():
    connection.check_constraints()
    return invariants.faults()


def test_afbud_in_good_time_asks_the_first_in_line(full, alma, carla):
    afbud(alma, first_of(full))

    guest = GuestSeat.objects.get()
    assert (guest.enrolment, guest.session, guest.state) == (row_of(carla), first_of(full), "offered")
    assert timezone.now() < guest.expires_at < first_of(full).starts_at
    assert told(carla) == ["guest_offer"]
    assert settled() == []


def test_the_first_yes_has_the_seat_and_keeps_the_place_in_line(full, alma, carla):
    afbud(alma, first_of(full))
    before = row_of(carla).line_number

    guest = guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)

    assert guest.is_coming
    assert (row_of(carla).state, row_of(carla).line_number) == ("waiting", before)
    assert told(carla) == ["guest_offer", "guest_seat"]
    assert guests.answer(guest=guest, accept=True, by=carla).is_coming
    assert settled() == []


def test_a_no_goes_on_to_the_next_and_is_not_asked_again(full, alma):
    afbud(alma, first_of(full))
    guests.answer(guest=GuestSeat.objects.get(), accept=False, by=None)
    assert asked() == {"Olga"}

    guests.answer(guest=GuestSeat.objects.get(state="offered"), accept=False, by=None)
    assert asked() == set()


def test_no_answer_in_time_goes_on_too(full, alma, carla):
    afbud(alma, first_of(full))
    guest = GuestSeat.objects.get()

    assert guests.sweep(now=guest.expires_at + timedelta(minutes=1)) == 1

    assert asked() == {"Olga"}
    with pytest.raises(guests.GuestGone) as gone:
        guests.answer(guest=guest, accept=True, by=carla, now=guest.expires_at + timedelta(minutes=2))
    assert gone.value.guest.state == "expired"


@pytest.mark.parametrize("accepted", [False, True])
def test_afbud_that_is_taken_back_ends_it_kindly(full, alma, carla, accepted):
    session = first_of(full)
    afbud(alma, session)
    if accepted:
        guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    apologies.take_back(enrolment=row_of(alma), session=session, by=alma)

    assert GuestSeat.objects.get().state == "ended"
    assert told(carla)[-1] == "guest_ended"
    assert settled() == []


def test_a_guest_stays_while_another_seat_is_lent(full, alma, bo, carla):
    session = first_of(full)
    afbud(alma, session)
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    afbud(bo, session)
    assert asked() == {"Olga"}
    apologies.take_back(enrolment=row_of(alma), session=session, by=alma)

    states = dict(GuestSeat.objects.values_list("enrolment__person__chosen_name", "state"))
    assert states == {"Carla": "accepted", "Olga": "ended"}
    assert settled() == []


def test_who_was_ended_may_be_asked_again(full, alma, bo):
    session = first_of(full)
    afbud(alma, session)
    apologies.take_back(enrolment=row_of(alma), session=session, by=alma)
    afbud(bo, session)

    assert asked() == {"Carla"}


def test_afbud_too_late_lends_nothing(full, alma):
    session = first_of(full)
    afbud(alma, session, now=session.starts_at - timedelta(hours=23))

    assert not GuestSeat.objects.exists()


def test_a_class_that_lends_nothing_asks_nobody(alma, carla):
    run = make_full(seated=[alma], waiting=[carla], lends=False)
    afbud(alma, first_of(run))

    assert not GuestSeat.objects.exists()


def test_who_would_rather_not_or_is_on_pause_is_passed_by(full, alma, carla):
    guests.like(enrolment=row_of(carla), yes=False)
    afbud(alma, first_of(full))
    assert asked() == {"Olga"}

    Enrolment.objects.filter(pk=row_of(carla).pk).update(likes_guest_seats=True, paused_at=timezone.now())
    guests.answer(guest=GuestSeat.objects.get(), accept=False, by=None)
    assert asked() == set()


def test_the_shares_of_the_class_hold_for_guests(alma, carla, outsider):
    run = make_run(capacity=1, first_start=days_from_now(10))
    SeatRules.objects.create(run=run, lends_seats=True)
    seats.enrol(person=alma, run=run, by=alma, comes_as="citizen")
    Share.objects.create(run=run, group="citizen", guaranteed=1)
    seats.enrol(person=carla, run=run, by=carla, comes_as="staff")
    seats.enrol(person=outsider, run=run, by=outsider, comes_as="citizen")

    afbud(alma, first_of(run))

    assert asked() == {"Olga"}


def test_leaving_the_class_takes_the_lent_seat_along(full, alma, bo, carla):
    afbud(alma, first_of(full))
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    seats.leave(enrolment=row_of(alma), by=alma)

    assert not GuestSeat.objects.filter(state__in=("offered", "accepted")).exists()
    assert row_of(carla).state == "offered"
    assert settled() == []


def test_who_leaves_the_list_is_no_guest_and_the_next_is_asked(full, alma, carla):
    afbud(alma, first_of(full))
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    seats.leave(enrolment=row_of(carla), by=carla)

    assert asked() == {"Olga"}
    assert settled() == []


def test_a_guest_who_cannot_come_after_all_lends_it_on(full, alma, carla):
    afbud(alma, first_of(full))
    guest = guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    guests.call_off(guest=guest, by=carla)

    assert asked() == {"Olga"}


def test_a_session_that_is_cancelled_has_no_guests_and_they_hear_of_it(full, alma, carla, dina):
    session = first_of(full)
    afbud(alma, session)
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    changes.cancel_session(session=session, by=dina, reason="Sygdom")

    assert GuestSeat.objects.get().state == "ended"
    assert Notice.objects.filter(person=carla, kind="guest_ended", details__cancelled=True).count() == 1
    assert settled() == []


def test_a_guest_hears_when_the_session_is_moved(full, alma, carla, outsider, dina):
    session = first_of(full)
    afbud(alma, session)
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    later = session.starts_at + timedelta(hours=1)
    changes.change_session(
        session=session,
        by=dina,
        starts_at=later,
        ends_at=later + timedelta(hours=2),
        venue=None,
        room="",
        online_url="",
    )

    assert Notice.objects.filter(person=carla, kind="session_changed").count() == 1
    assert not Notice.objects.filter(person=outsider, kind="session_changed").exists()


def test_a_class_that_is_cancelled_says_so_once(full, alma, carla, dina):
    afbud(alma, first_of(full))
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=carla)
    changes.cancel_run(run=full, by=dina)

    assert told(carla) == ["guest_offer", "guest_seat"]
    assert settled() == []


def committing(change):
    """Do it as if the transaction ended here."""
    with transaction.atomic():
        change()
        connection.check_constraints()


def test_the_database_holds_that_guests_fit(full, alma, carla):
    guest = GuestSeat(session=first_of(full), enrolment=row_of(carla), state="accepted")
    with pytest.raises(IntegrityError, match="more guests than seats"):
        committing(guest.save)

    afbud(alma, first_of(full))
    connection.check_constraints()
    with pytest.raises(IntegrityError, match="more guests than seats"):
        committing(row_of(alma).apologies.all().delete)


def test_lending_looks_at_one_session_whatever_the_length_of_the_line(
    alma, django_assert_num_queries, django_assert_max_num_queries
):
    run = make_full(seated=[alma], waiting=make_people(12))
    for guest_count in range(6):
        with django_assert_max_num_queries(32):
            if guest_count == 0:
                afbud(alma, first_of(run))
            else:
                guests.answer(guest=GuestSeat.objects.get(state="offered"), accept=False, by=None)

    assert GuestSeat.objects.count() == 6


def test_the_check_finds_guests_that_no_seat_is_lent_to(full, carla):
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE enrolment_guestseat DISABLE TRIGGER USER")
        GuestSeat.objects.create(session=first_of(full), enrolment=row_of(carla), state="accepted")
        found = [str(one) for one in invariants.faults()]
        GuestSeat.objects.all().delete()
        connection.check_constraints()
        cursor.execute("ALTER TABLE enrolment_guestseat ENABLE TRIGGER USER")

    assert f"fact 1: session {first_of(full).pk} has 1 seats used by guests, and 0 are lent" in found

"""A guest's one session, and reminders, in calendars."""

import pytest
from django.utils import timezone
from icalendar import Calendar

from enrolment import changes, notices, seats
from enrolment.calendars import personal_feed
from enrolment.day import apologies, guests
from enrolment.models import Enrolment, GuestSeat, SeatRules
from enrolment.states import NoticeKind
from enrolment.teaching import calendar as teaching_calendar
from tests.enrolment.calendars.reading import file, invitation, sent
from tests.factories import days_from_now, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(alma, bo, eli):
    """A class of one seat that lends it: Alma has it, and Bo waits."""
    run = make_run(capacity=1, first_start=days_from_now(10), teachers=(eli.contributor,))
    SeatRules.objects.update_or_create(run=run, defaults={"lends_seats": True})
    for person in (alma, bo):
        seats.enrol(person=person, run=run, by=person)
    return run


@pytest.fixture
def session(run, alma, bo):
    """The session to which Bo comes as Alma's guest."""
    session = run.sessions.first()
    apologies.give(enrolment=Enrolment.objects.get(person=alma), session=session, by=alma)
    assert b"BEGIN:VEVENT" not in personal_feed(bo)
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=bo)
    return session


def told(person):
    """Send what there is, and return the calendar of each mail to the person that has one."""
    mine = [mail for mail in sent() if mail.to == [person.email]]
    return [invitation(mail) for mail in mine if invitation(mail)[0]]


def test_a_guest_is_invited_to_the_one_session_alone(session, bo):
    ((method, event),) = told(bo)
    assert (method, event.start, event["sequence"]) == ("REQUEST", session.starts_at, 0)
    found = Calendar.from_ical(personal_feed(bo)).walk("VEVENT")
    assert [str(one["uid"]) for one in found] == [str(event["uid"])]
    assert {str(one["summary"]) for one in found} == {"Aftale"}


def test_whose_seat_is_not_free_after_all_is_told_so_in_the_calendar(session, alma, bo):
    told(bo)
    apologies.take_back(enrolment=Enrolment.objects.get(person=alma), session=session, by=alma)
    (_, first), (method, last) = told(bo)
    assert (method, last["sequence"], str(last["uid"])) == ("CANCEL", 1, str(first["uid"]))
    assert b"BEGIN:VEVENT" not in personal_feed(bo)


def test_a_guest_who_gets_a_seat_has_a_series_of_their_own(session, alma, bo):
    ((_, guest),) = told(bo)
    seats.leave(enrolment=Enrolment.objects.get(person=alma), by=alma)
    row = Enrolment.objects.get(person=bo)
    seats.answer(enrolment=row, accept=True, by=bo)
    found = [str(one["uid"]) for one in Calendar.from_ical(personal_feed(bo)).walk("VEVENT")]
    assert len(found) == 4
    assert str(guest["uid"]) not in found


def test_a_session_that_is_cancelled_is_cancelled_for_its_guest(session, bo, dina):
    ((_, first),) = told(bo)
    changes.cancel_session(session=session, by=dina)
    method, last = told(bo)[-1]
    assert (method, last["sequence"], str(last["uid"])) == ("CANCEL", 1, str(first["uid"]))


def test_the_teacher_counts_the_guest(session, eli):
    content = teaching_calendar.teaching_feed(eli, now=timezone.now())
    assert content.count(b"DESCRIPTION:1 kommer.") == 4


def test_a_reminder_invites_again_to_its_session(alma):
    run = make_run()
    row = seats.enrol(person=alma, run=run, by=alma)
    sent()
    second = run.sessions.all()[1]
    notices.queue(kind=NoticeKind.REMINDER_DAY, enrolment=row, session=second)
    mail = sent()[-1]
    method, event = invitation(mail)
    assert (method, event.start, event["sequence"]) == ("REQUEST", second.starts_at, 0)
    assert file(mail) == []

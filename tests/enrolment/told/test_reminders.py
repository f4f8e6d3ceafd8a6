"""Reminders: who gets which, when, by what, and that nobody gets one twice."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from enrolment import changes, seats
from enrolment.day import apologies
from enrolment.models import Notice
from enrolment.states import NoticeKind
from enrolment.told import outbox, reminders
from tests.factories import make_people, make_person
from tests.tasks import run_tasks

WEEK, DAY = NoticeKind.REMINDER_WEEK, NoticeKind.REMINDER_DAY


@pytest.fixture
def seat(alma, winter, clock):
    """Alma's seat in a class on Thursdays at one from 4 February, taken in January."""
    clock(2027, 1, 10, 12)
    return seats.enrol(person=alma, run=winter(), by=alma)


def reminded(person):
    """Return the kinds and dates of the reminders of a person, in order."""
    found = Notice.objects.filter(person=person, kind__in=(WEEK, DAY)).order_by("created_at", "pk")
    return [(notice.kind, timezone.localtime(notice.session.starts_at).day) for notice in found]


def test_a_week_before_the_first_session_and_the_day_before_each(seat, alma, clock):
    for day, hour, expected in [
        (28, 12, 0),  # an hour too early
        (28, 13, 1),
        (28, 14, 1),
    ]:
        clock(2027, 1, day, hour)
        reminders.remind()
        assert len(reminded(alma)) == expected
    for day in (3, 4, 10, 11, 17, 24, 25):
        clock(2027, 2, day, 13)
        reminders.remind()
    assert reminded(alma) == [(WEEK, 4), (DAY, 4), (DAY, 11), (DAY, 18), (DAY, 25)]


def test_who_came_after_it_was_due_is_not_reminded(alma, winter, clock):
    clock(2027, 1, 29, 12)
    seats.enrol(person=alma, run=winter(), by=alma)
    reminders.remind()
    clock(2027, 2, 3, 14)
    reminders.remind()
    assert reminded(alma) == [(DAY, 4)]


def test_who_signed_up_yesterday_evening_is_not_told_what_they_know(alma, winter, clock):
    clock(2027, 2, 3, 20)
    seats.enrol(person=alma, run=winter(), by=alma)
    clock(2027, 2, 4, 8)
    assert reminders.remind() == 0


def test_what_is_off_is_not_reminded_of(seat, alma, dina, clock):
    session = seat.run.sessions.first()
    apologies.give(enrolment=seat, session=session, by=alma)
    clock(2027, 1, 28, 14)
    assert reminders.remind() == 0
    apologies.take_back(enrolment=seat, session=session, by=alma)
    changes.cancel_session(session=session, by=dina, now=timezone.now())
    # The second session is the first of the class now, and more than a week away.
    assert reminders.remind() == 0
    clock(2027, 2, 4, 13)
    assert reminders.remind() == 1
    assert reminded(alma) == [(WEEK, 11)]


def test_who_has_left_is_not_reminded(seat, alma, clock):
    seats.leave(enrolment=seat, by=alma)
    clock(2027, 1, 28, 14)
    assert reminders.remind() == 0


def test_each_is_reminded_once_whoever_asks_and_however_often(seat, alma, clock):
    clock(2027, 1, 28, 13)
    assert [reminders.remind() for _ in range(3)] == [1, 0, 0]
    notice = Notice.objects.get(kind=WEEK)
    with pytest.raises(IntegrityError, match="enrolment_reminded_once"), transaction.atomic():
        Notice.objects.create(person=alma, kind=WEEK, enrolment=seat, session=notice.session, channel="email")


def test_a_stop_of_some_days_is_made_up_for_but_nothing_stale_is_sent(seat, alma, clock):
    clock(2027, 2, 1, 9)  # four days late: three days are left, it still helps
    assert reminders.remind() == 1
    clock(2027, 2, 4, 11, 30)  # an hour and a half before: they are on their way
    assert reminders.remind() == 0
    assert reminded(alma) == [(WEEK, 4)]


def test_a_reminder_that_comes_too_late_out_of_the_queue_is_dropped(seat, alma, clock):
    clock(2027, 2, 3, 13)
    reminders.remind()
    notice = Notice.objects.get(kind=DAY)
    clock(2027, 2, 4, 12)
    assert outbox.deliver.call(str(notice.pk)) == "dropped"
    notice.refresh_from_db()
    assert (notice.state, notice.done_at) == ("dropped", None)


@pytest.mark.parametrize("off", ["apology", "cancelled", "left"])
def test_a_reminder_of_what_is_off_since_is_dropped(seat, alma, dina, clock, off):
    clock(2027, 2, 3, 13)
    reminders.remind()
    session = seat.run.sessions.first()
    if off == "apology":
        apologies.give(enrolment=seat, session=session, by=alma)
    elif off == "cancelled":
        changes.cancel_session(session=session, by=dina, now=timezone.now())
    else:
        seats.leave(enrolment=seat, by=alma)
    assert outbox.deliver.call(str(Notice.objects.get(kind=DAY).pk)) == "dropped"


@pytest.mark.usefixtures("night")
def test_a_reminder_that_is_due_by_night_goes_in_the_morning(alma, winter, clock):
    clock(2027, 1, 10, 12)
    run = winter(first_start=clock(2027, 2, 4, 22))
    clock(2027, 1, 10, 12)
    seats.enrol(person=alma, run=run, by=alma)
    clock(2027, 2, 3, 22)
    reminders.remind()
    notice = Notice.objects.get(kind=DAY)
    assert timezone.localtime(notice.not_before).isoformat() == "2027-02-04T08:00:00+01:00"


def test_due_is_the_same_time_by_the_clock_over_its_changes(winter, clock):
    for start, due in [
        ((2027, 3, 28, 13), "2027-03-21T13:00:00+01:00"),
        ((2027, 4, 1, 13), "2027-03-25T13:00:00+01:00"),
        ((2027, 10, 31, 13), "2027-10-24T13:00:00+02:00"),
    ]:
        session = winter(first_start=clock(*start), sessions=1).sessions.get()
        assert timezone.localtime(reminders.due_at(session, WEEK)).isoformat() == due


@pytest.mark.parametrize(
    ("contact", "by", "channel"),
    [
        ({}, "usual", "email"),
        ({}, "none", None),
        ({"phone": "20123456"}, "sms", "sms"),
        ({"phone": "20123456"}, "call", "call"),
        ({"contact_by": "sms", "phone": "20123456"}, "usual", "sms"),
        ({"contact_by": "sms", "phone": "20123456"}, "email", "email"),
        ({"contact_by": "phone", "phone": "20123456"}, "usual", None),  # nobody calls unasked
        ({"contact_by": "phone", "phone": "20123456"}, "call", "call"),
        ({"contact_by": "phone", "email": None}, "email", None),
        ({"contact_by": "phone", "email": None}, "sms", None),
    ],
)
def test_each_is_reminded_as_they_have_chosen(db, contact, by, channel):
    person = make_person(**contact)
    way = reminders.way_of(person, by=by, now=timezone.now())
    assert (way.channel if way else None) == channel


def test_the_two_reminders_are_chosen_apart(seat, alma, clock, texts):
    alma.phone = "20123456"
    alma.save(update_fields=["phone"])
    reminders.choose(person=alma, week_by="none", day_by="sms")
    clock(2027, 1, 28, 14)
    assert reminders.remind() == 0
    clock(2027, 2, 3, 14)
    assert reminders.remind() == 1
    run_tasks(containing="outbox")
    assert texts[0].text.startswith("Husk din aftale torsdag den 4. februar kl. 13.")
    assert "Husk" not in "".join(message.subject for message in mail.outbox)


def test_what_it_costs_does_not_grow_with_those_who_were_told(seat, clock, django_assert_num_queries):
    for person in make_people(5):
        seats.enrol(person=person, run=seat.run, by=person)
    clock(2027, 1, 28, 14)
    assert reminders.remind() == 6
    with django_assert_num_queries(3):  # due in a week, who of them; due tomorrow
        assert reminders.remind() == 0
    clock(2027, 1, 28, 14)
    assert timezone.now() + timedelta(days=7) > seat.run.sessions.first().starts_at

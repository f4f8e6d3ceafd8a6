"""A person's own feed: their seats and nothing else, discreet, as cheap for many classes as for one."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from wagtail.models import Locale

from accounts.models import User
from courses.calendars import calendar
from enrolment import changes, seats
from enrolment.calendars import personal_feed
from enrolment.states import SeatState
from tests.approving import publish
from tests.enrolment.calendars.reading import file, sent, uids
from tests.factories import days_from_now, make_course, make_run, make_venue

pytestmark = pytest.mark.django_db


def events(person):
    """The events of the person's feed, in order."""
    found = Calendar.from_ical(personal_feed(person))
    assert not found.errors
    return found.walk("VEVENT")


def test_seats_alone_and_little_said(alma, bo, django_assert_num_queries):
    enrolled, full, offered, held = (
        make_run(capacity=1, course=make_course(f"Angst {number}")) for number in range(4)
    )
    seats.enrol(person=alma, run=enrolled, by=alma)
    seats.enrol(person=bo, run=full, by=bo)
    seats.enrol(person=alma, run=full, by=None, actor="school")
    taken = seats.enrol(person=bo, run=offered, by=None, actor="school")
    seats.enrol(person=alma, run=offered, by=None, actor="school")
    seats.leave(enrolment=taken, by=bo)
    User.objects.filter(pk=alma.pk).update(full_messages=True)
    seats.hold(person=bo, run=held)
    assert {row.state for row in alma.enrolments.all()} == {"enrolled", "waiting", "offered"}
    assert bo.enrolments.filter(state=SeatState.HELD).exists()
    with django_assert_num_queries(3):
        content = personal_feed(alma)
    found = Calendar.from_ical(content).walk("VEVENT")
    assert [event.start for event in found] == [session.starts_at for session in enrolled.sessions.all()]
    assert {(str(event["summary"]), str(event["class"])) for event in found} == {("Aftale", "PRIVATE")}
    assert {str(event["status"]) for event in found} == {"CONFIRMED"}
    assert b"Angst" not in content
    assert b"Medborgerhuset" not in content
    assert b"ATTENDEE" not in content
    assert "Angst 1" not in personal_feed(bo).decode()


@pytest.mark.parametrize("number", [1, 30])
def test_full_words_name_the_class_and_the_place(alma, number, django_assert_num_queries):
    alma.full_messages = True
    alma.save()
    for _ in range(number):
        run = make_run(course=make_course("Angst", slug=f"angst-{_}"), venue=make_venue(f"Hus {_}"))
        seats.enrol(person=alma, run=run, by=None, actor="school")
    with django_assert_num_queries(5):
        content = personal_feed(alma)
    assert content.count(b"SUMMARY:Angst\r\n") == 4 * number
    assert content.count(b"LOCATION:Hus") == 4 * number


def test_as_many_questions_for_thirty_classes_as_for_one(alma, django_assert_num_queries):
    for number in range(30):
        run = make_run(first_start=days_from_now(14 + number))
        seats.enrol(person=alma, run=run, by=None, actor="school")
    with django_assert_num_queries(3):
        assert len(events(alma)) == 120


def test_english_words_and_titles(alma):
    course = make_course("Angst", slug="angst")
    seats.enrol(person=alma, run=make_run(course=course, sessions=1), by=alma)
    alma.language, alma.full_messages = "en", False
    assert [str(event["summary"]) for event in events(alma)] == ["Appointment"]
    english = course.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "Fear"
    publish(english)
    alma.full_messages = True
    (event,) = events(alma)
    assert (str(event["summary"]), str(event["url"])) == ("Fear", "http://127.0.0.1:8000/en/min-side/")


def test_what_is_cancelled_stays_and_says_so_and_what_is_left_is_gone(alma, dina):
    run = make_run(sessions=2)
    row = seats.enrol(person=alma, run=run, by=alma)
    changes.cancel_session(session=run.sessions.first(), by=dina)
    assert [(str(event["status"]), event["sequence"]) for event in events(alma)] == [
        ("CANCELLED", 1),
        ("CONFIRMED", 0),
    ]
    seats.leave(enrolment=row, by=alma)
    assert events(alma) == []


def test_what_a_person_has_completed_stays(alma, dina):
    run = make_run(sessions=2, first_start=days_from_now(-20))
    seats.enrol(person=alma, run=run, by=dina, actor="school", now=run.sessions.first().starts_at)
    changes.finish_run(run=run, by=dina)
    assert len(events(alma)) == 2


def test_a_feed_and_a_mail_speak_of_the_same_events(alma):
    seats.enrol(person=alma, run=make_run(), by=alma)
    (mail,) = sent()
    assert uids(file(mail)) == uids(events(alma))


def test_the_bytes_are_the_same_until_something_changes(alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)
    first = personal_feed(alma)
    assert personal_feed(alma) == first
    session = run.sessions.first()
    session.starts_at -= timedelta(minutes=15)
    session.sequence += 1
    session.save()
    assert personal_feed(alma) != first
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in first


def test_nobody_has_an_empty_calendar_that_breaks(alma):
    found = Calendar.from_ical(personal_feed(alma))
    assert (str(found["name"]), found.walk("VEVENT")) == ("Aftaler", [])
    assert Calendar.from_ical(calendar([])).walk("VTIMEZONE")

"""Whole files over both changes of the clocks, byte for byte, and what a calendar makes of them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar

from courses import sessions
from courses.models import Session
from courses.public_feeds import Told, public_feed
from enrolment import seats
from enrolment.calendars import CANCEL, PUBLISH, REQUEST, invitation, personal_feed
from enrolment.models import Enrolment
from tests.factories import COPENHAGEN, make_course, make_person, make_run, make_session

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)

SPRING = datetime(2027, 3, 18, 13, tzinfo=COPENHAGEN)
"""Ten days before the last Sunday of March: the second session is before it, the third after."""
AUTUMN = datetime(2027, 10, 21, 13, tzinfo=COPENHAGEN)

FORWARD = datetime(2027, 3, 28, 1, tzinfo=UTC)
"""When it is two in Copenhagen and becomes three."""
BACK = datetime(2027, 10, 31, 1, tzinfo=UTC)
"""When it is three in Copenhagen and becomes two."""


@pytest.fixture
def course(db):
    return make_course("Søvn, ro og rytme; en god nat", slug="soevn")


def weekly(course, first_start, count=3):
    """A class of weekly sessions as the staff makes it, with fixed ids and times of change."""
    run = make_run(course=course, sessions=0, room="Lokale 2")
    sessions.add_weekly(run=run, first_start=first_start, minutes=120, count=count)
    return fixed(run)


def fixed(run):
    for number, session in enumerate(run.sessions.all()):
        uid = UUID(f"00000000-0000-4000-8000-00000000000{number}")
        Session.objects.filter(pk=session.pk).update(uid=uid, changed_at=NOW)
    return run


def feed(run):
    told = {run.course_id: Told(run.course.title, "https://example.org/kurser/soevn/")}
    return public_feed(told, name="Kurser", now=NOW)


def same(name, content):
    """Compare with the kept file, and read it back."""
    assert content.decode() == (GOLDEN / f"{name}.ics").read_bytes().decode()
    found = Calendar.from_ical(content)
    assert not found.errors
    events = found.walk("VEVENT")
    assert not any(event.errors for event in events)
    return events


def seat(run):
    """Alma's seat with a fixed id."""
    alma = make_person("Alma", email="alma@example.org")
    row = seats.enrol(person=alma, run=run, by=None, actor="school", now=NOW)
    Enrolment.objects.filter(pk=row.pk).update(uid=UUID("00000000-0000-4000-8000-0000000000aa"))
    return Enrolment.objects.select_related("person", "run__course", "run__venue").get(pk=row.pk)


@pytest.mark.parametrize(
    ("name", "first_start", "utc"), [("spring", SPRING, [12, 12, 11]), ("autumn", AUTUMN, [11, 11, 12])]
)
def test_a_weekly_series_keeps_its_hour(course, name, first_start, utc):
    events = same(name, feed(weekly(course, first_start)))
    assert [event.start.hour for event in events] == [13, 13, 13]
    assert [event.start.astimezone(UTC).hour for event in events] == utc
    assert {event.end - event.start for event in events} == {timedelta(hours=2)}
    assert [event.start for event in events] == [session.starts_at for session in Session.objects.all()]


@pytest.mark.parametrize(("name", "change"), [("spring_night", FORWARD), ("autumn_night", BACK)])
def test_the_hours_around_the_change(course, name, change):
    run = make_run(course=course, sessions=0, room="Lokale 2")
    for half_hours in (-4, -2, -1, 0, 1, 2):
        make_session(run, change + half_hours * timedelta(minutes=30), minutes=30)
    events = same(name, feed(fixed(run)))
    stored = [(one.starts_at.timestamp(), one.ends_at.timestamp()) for one in run.sessions.all()]
    assert [(event.start.timestamp(), event.end.timestamp()) for event in events] == stored


@pytest.mark.parametrize(("name", "first_start"), [("spring", SPRING), ("autumn", AUTUMN)])
@pytest.mark.parametrize("method", [REQUEST, CANCEL])
def test_an_invitation_to_the_session_after_the_change(course, name, first_start, method):
    row = seat(weekly(course, first_start))
    last = row.run.sessions.select_related("venue").last()
    moment, is_off = NOW + timedelta(days=1), method == CANCEL
    content = invitation(enrolment=row, sessions=[last], method=method, moment=moment, is_off=is_off)
    (event,) = same(f"{name}_{method.lower()}", content)
    assert (event.start, event.start.hour, event["sequence"]) == (last.starts_at, 13, int(is_off))
    assert moment == event.DTSTAMP


@pytest.mark.parametrize(("name", "first_start"), [("spring", SPRING), ("autumn", AUTUMN)])
def test_the_file_of_a_mail_in_full_words(course, name, first_start):
    row = seat(weekly(course, first_start))
    row.person.full_messages = True
    all_of_them = list(row.run.sessions.select_related("venue", "run__venue"))
    content = invitation(enrolment=row, sessions=all_of_them, method=PUBLISH, moment=NOW)
    assert [event.start.hour for event in same(f"{name}_file", content)] == [13, 13, 13]


@pytest.mark.parametrize(("name", "first_start"), [("spring", SPRING), ("autumn", AUTUMN)])
def test_a_personal_feed(course, name, first_start):
    row = seat(weekly(course, first_start))
    events = same(f"{name}_personal", personal_feed(row.person))
    assert [event.start.hour for event in events] == [13, 13, 13]
    assert len({event.start.utcoffset() for event in events}) == 2

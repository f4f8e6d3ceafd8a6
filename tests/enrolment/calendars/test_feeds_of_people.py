"""Calendar files, parsed back; also over both changes of the clocks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from icalendar import Calendar

from courses.calendars import calendar, etag, public_feed
from courses.models import CourseRun, Session
from enrolment import changes, seats
from enrolment.calendars import personal_feed
from tests.factories import COPENHAGEN, days_from_now, make_course, make_run, make_session

GOLDEN = Path(__file__).parent / "golden"

pytestmark = pytest.mark.django_db

SPRING = datetime(2027, 3, 18, 13, 0, tzinfo=COPENHAGEN)
AUTUMN = datetime(2027, 10, 21, 13, 0, tzinfo=COPENHAGEN)


def sessions_of(run):
    loaded = Session.objects.filter(run=run).select_related("run__course", "run__venue", "venue")
    return list(loaded)


def weekly(first_start, uids):
    """A class of weekly sessions with fixed ids and times of change, so that a file can be compared whole."""
    course = make_course("Søvn, ro og rytme; en god nat", slug="soevn")
    run = make_run(course=course, sessions=0, room="Lokale 2")
    for week, uid in enumerate(uids):
        local = first_start.replace(tzinfo=None) + timedelta(weeks=week)
        make_session(run, local.replace(tzinfo=COPENHAGEN), uid=uid)
    Session.objects.update(changed_at=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC))
    return run


@pytest.mark.parametrize(("name", "first_start"), [("spring", SPRING), ("autumn", AUTUMN)])
def test_a_public_feed_keeps_its_hour_over_the_change_of_the_clocks(name, first_start):
    uids = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(3)]
    run = weekly(first_start, uids)
    content = public_feed(
        sessions_of(run), name="Kurser", urls={run.course_id: "https://example.org/kurser/soevn/"}
    )
    assert content.decode() == (GOLDEN / f"{name}.ics").read_bytes().decode()
    found = Calendar.from_ical(content)
    events = found.walk("VEVENT")
    assert not found.errors
    assert [event.start.hour for event in events] == [13, 13, 13]
    assert {event.end - event.start for event in events} == {timedelta(hours=2)}
    offsets = [event.start.astimezone(COPENHAGEN).utcoffset() for event in events]
    assert len(set(offsets)) == 2
    assert [event.start for event in events] == [session.starts_at for session in sessions_of(run)]


def test_lines_are_short_and_no_letter_is_split():
    run = make_run(course=make_course(("Æøå " * 30).strip(), slug="lang"))
    content = public_feed(sessions_of(run), name="Kurser")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert str(Calendar.from_ical(content).walk("VEVENT")[0]["summary"]) == ("Æøå " * 30).strip()


def test_a_feed_is_the_same_until_something_changes():
    run = make_run()
    first = public_feed(sessions_of(run), name="Kurser")
    assert etag(public_feed(sessions_of(run), name="Kurser")) == etag(first)
    Session.objects.filter(run=run).update(sequence=1)
    assert etag(public_feed(sessions_of(run), name="Kurser")) != etag(first)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in first


def test_what_is_cancelled_says_so(dina):
    run = make_run()
    changes.cancel_session(session=run.sessions.first(), by=dina)
    statuses = [str(event["status"]) for event in Calendar.from_ical(_public(run)).walk("VEVENT")]
    assert statuses == ["CANCELLED", "CONFIRMED", "CONFIRMED", "CONFIRMED"]
    changes.cancel_run(run=run, by=dina)
    events = Calendar.from_ical(_public(run)).walk("VEVENT")
    assert {str(event["status"]) for event in events} == {"CANCELLED"}
    assert [event["sequence"] for event in events] == [2, 1, 1, 1]


def _public(run):
    return public_feed(sessions_of(run), name="Kurser")


def test_the_online_link_is_in_no_public_feed():
    run = make_run(online_url="https://meet.example/secret", venue=None)
    CourseRun.objects.filter(pk=run.pk).update(venue=None)
    assert b"meet.example" not in _public(run)


def test_a_personal_feed_has_seats_alone_and_says_little(alma, bo, django_assert_num_queries):
    enrolled, full, held = (make_run(capacity=1, course=make_course(f"Angst {n}")) for n in range(3))
    seats.enrol(person=alma, run=enrolled, by=alma)
    seats.enrol(person=bo, run=full, by=bo)
    seats.enrol(person=alma, run=full, by=alma)
    seats.hold(person=alma, run=held)
    with django_assert_num_queries(2):
        content = personal_feed(alma)
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [event.start for event in events] == [session.starts_at for session in enrolled.sessions.all()]
    assert {str(event["summary"]) for event in events} == {"Aftale"}
    assert b"Angst" not in content
    assert b"Medborgerhuset" not in content
    alma.full_messages = True
    alma.save()
    content = personal_feed(alma)
    assert b"SUMMARY:Angst 0" in content
    assert b"LOCATION:Medborgerhuset" in content


def test_a_personal_feed_asks_the_same_for_one_class_and_for_many(alma, django_assert_num_queries):
    for number in range(30):
        run = make_run(first_start=days_from_now(14 + number))
        seats.enrol(person=alma, run=run, by=None, actor="school")
    with django_assert_num_queries(2):
        assert len(Calendar.from_ical(personal_feed(alma)).walk("VEVENT")) == 120


def test_nobody_has_an_empty_calendar_that_breaks(alma):
    found = Calendar.from_ical(personal_feed(alma))
    assert (str(found["name"]), found.walk("VEVENT")) == ("Aftaler", [])
    assert Calendar.from_ical(calendar([])).walk("VTIMEZONE")


def test_the_time_zone_says_what_copenhagen_does():
    zone = Calendar.from_ical(calendar([])).walk("VTIMEZONE")[0].to_tz()
    moment = datetime(2026, 1, 1, 12, tzinfo=UTC).replace(tzinfo=None)
    while moment.year < 2030:
        assert zone.utcoffset(moment) == moment.replace(tzinfo=COPENHAGEN).utcoffset(), moment
        moment += timedelta(hours=11)
    assert timezone.get_default_timezone_name() == "Europe/Copenhagen"

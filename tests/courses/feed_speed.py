"""How long feeds of 1,000 sessions take, questions to the database included; for the tests and the bench."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from icalendar import Calendar, Event

from accounts.models import User
from courses.models import CoursePage, Session, TeachingAssignment
from courses.public_feeds import Told, public_feed
from courses.session_rows import Places, rows
from enrolment import seats
from enrolment.calendars import personal_feed
from enrolment.teaching import calendar as teaching_calendar
from tests.factories import (
    COPENHAGEN,
    days_from_now,
    make_contributor,
    make_course,
    make_person,
    make_run,
    make_venue,
)

CLASSES, SESSIONS = 25, 1000
ROUNDS = 5


class School(NamedTuple):
    """Classes with 1,000 sessions, and one person who has a seat in each and teaches each."""

    courses: dict[int, Told]
    person: User


class Spent(NamedTuple):
    """The best of a few rounds, so that another's work on the machine does not count; and what it made."""

    seconds: float
    events: int


def furnish() -> School:
    """Make the school."""
    person = make_person("Alma", email="alma.fart@example.org", full_messages=True)
    teacher = make_contributor("Alma", person=person)
    told = {}
    for number in range(CLASSES):
        course = make_course(f"Kursus nummer {number}, med ro; og plads", slug=f"fart-{number}")
        told[course.pk] = Told(course.title, f"https://example.org/kurser/{course.slug}/")
        fill(course, number, person)
    TeachingAssignment.objects.bulk_create(
        TeachingAssignment(run_id=run, contributor=teacher)
        for run in CoursePage.objects.filter(pk__in=told).values_list("runs", flat=True)
    )
    return School(told, person)


def fill(course: CoursePage, number: int, person: User) -> None:
    """Give a course a class with its part of the sessions, and the person a seat."""
    run = make_run(course=course, sessions=0, room=f"Lokale {number}", venue=make_venue("Fartens Hus"))
    first = days_from_now(7, 9) + timedelta(minutes=number)
    Session.objects.bulk_create(
        Session(
            run=run, starts_at=first + timedelta(days=day), ends_at=first + timedelta(days=day, minutes=90)
        )
        for day in range(SESSIONS // CLASSES)
    )
    seats.enrol(person=person, run=run, by=None, actor="school")


def spent(school: School, feed: str, *, before: Callable[[], None] = lambda: None) -> Spent:
    """Time one of "public", "personal", "teaching" and "icalendar"."""
    make = {
        "public": lambda: public_feed(school.courses, name="Kurser", now=timezone.now()),
        "personal": lambda: personal_feed(school.person),
        "teaching": lambda: teaching_calendar.teaching_feed(school.person, now=timezone.now()),
        "icalendar": _from_nothing(school),
    }[feed]
    best = float("inf")
    for _ in range(ROUNDS):
        before()
        began = time.perf_counter()
        content = make()
        best = min(best, time.perf_counter() - began)
    return Spent(best, content.count(b"BEGIN:VEVENT"))


def _from_nothing(school: School) -> Callable[[], bytes]:
    """Read the sessions now; what is returned builds the events of the public feed and writes them."""
    places = Places()
    found = [
        (row, row.title(school.courses[row.course].title), places.of(row), school.courses[row.course].url)
        for row in rows(Session.objects.filter(run__course__in=school.courses))
    ]

    def make() -> bytes:
        whole = Calendar()
        for row, title, place, url in found:
            event = Event()
            event.add("uid", f"{row.uid}@example.org")
            event.add("dtstamp", datetime.fromtimestamp(row.changed_at, UTC))
            event.add("dtstart", datetime.fromtimestamp(row.starts_at, COPENHAGEN))
            event.add("dtend", datetime.fromtimestamp(row.ends_at, COPENHAGEN))
            event.add("summary", title)
            event.add("sequence", row.sequence)
            event.add("status", "CONFIRMED")
            event.add("location", place)
            event.add("url", url)
            whole.add_component(event)
        return bytes(whole.to_ical())

    return make

"""A class of today with two in it, taught by Eli, for the tests of the teacher's pages."""

import pytest

from enrolment import seats
from tests.cast import sign_in
from tests.enrolment.day.days import make_class_of_today
from tests.factories import days_from_now, make_course, make_session


def make_class(*, people, teachers, title="", **fields):
    """A class that began ten minutes ago, with two more sessions to come."""
    course = make_course(title)
    run, session = make_class_of_today(people=people, teachers=teachers, course=course, **fields)
    for week in (1, 2):
        make_session(run, days_from_now(7 * week))
    return run, session


@pytest.fixture
def today(alma, bo, eli):
    """The session that began ten minutes ago; Alma has written what can help."""
    run, session = make_class(people=[alma, bo], teachers=(eli.contributor,), title="Når angsten fylder")
    seats.enrol(person=alma, run=run, by=alma, need="En stol ved døren.")
    return session


@pytest.fixture
def run(today):
    return today.run


@pytest.fixture
def coming(run, today):
    """The next session."""
    return run.sessions.exclude(pk=today.pk).earliest("starts_at")


@pytest.fixture
def as_eli(client, eli):
    return sign_in(client, eli)

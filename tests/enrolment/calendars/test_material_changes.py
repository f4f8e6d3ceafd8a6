"""Only a new time, a new place or a cancellation raises SEQUENCE; whatever else is edited changes no byte."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses import sessions
from courses.public_feeds import Told, public_feed
from enrolment import seats
from enrolment.calendars import personal_feed
from enrolment.classes import class_details
from enrolment.models import Notice
from tests.factories import make_run, make_session, make_venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db):
    return make_run(sessions=2, room="Loftet")


def edit(run, dina, **changes):
    """Save the form of a class, with some fields changed."""
    run.refresh_from_db()
    values = {name: getattr(run, name) for name in class_details.FIELDS}
    return class_details.change(
        run=run,
        by=dina,
        seen=class_details.edition_of(run),
        values={**values, **changes},
        teachers=run.teachers.all(),
    )


def numbers(run):
    return [session.sequence for session in run.sessions.all()]


def feeds(run, person):
    """Every byte that anybody gets of a class."""
    told = {run.course_id: Told(run.course.title, "https://example.org/")}
    return public_feed(told, name="Kurser", now=timezone.now()), personal_feed(person)


def test_what_is_saved_as_it_was_changes_no_feed(run, alma, dina):
    seats.enrol(person=alma, run=run, by=alma)
    before, session = feeds(run, alma), run.sessions.first()
    same = {"starts_at": session.starts_at, "ends_at": session.ends_at, "venue": run.venue, "room": "Loftet"}
    assert not sessions.change(session, **same, online_url="")
    edit(run, dina)
    edit(run, dina, enrolment_closes_at=timezone.now())
    assert feeds(run, alma) == before
    assert numbers(run) == [0, 0]


def test_a_new_room_for_the_class_is_news_for_the_sessions_that_are_held_there(run, alma, dina):
    seats.enrol(person=alma, run=run, by=alma)
    run.sessions.update(room="")
    elsewhere = make_session(run, run.sessions.last().starts_at + timedelta(days=7), room="Kælderen")
    out = make_session(run, elsewhere.starts_at + timedelta(days=7), venue=make_venue("Biblioteket"))
    edit(run, dina, room="Stuen")
    assert numbers(run) == [1, 1, 0, 0]
    told = Notice.objects.filter(kind="session_changed", person=alma)
    assert set(told.values_list("session", flat=True)).isdisjoint({elsewhere.pk, out.pk})


def test_another_venue_is_news_for_all_but_the_session_with_a_venue_of_its_own(run, dina):
    out = make_session(
        run,
        run.sessions.last().starts_at + timedelta(days=7),
        venue=make_venue("Biblioteket"),
        room="Sal 1",
    )
    assert edit(run, dina, venue=make_venue("Havnen")).run.venue.name == "Havnen"
    assert numbers(run) == [1, 1, 0]
    out.refresh_from_db()
    assert out.sequence == 0


def test_a_session_that_gets_a_venue_of_its_own_leaves_the_room_of_the_class(run):
    session = run.sessions.first()
    same = {"starts_at": session.starts_at, "ends_at": session.ends_at, "online_url": ""}
    assert sessions.change(session, **same, venue=run.venue, room="")
    assert not sessions.change(session, **same, venue=run.venue, room="")

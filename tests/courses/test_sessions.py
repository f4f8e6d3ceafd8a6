from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses import sessions
from courses.models import CourseRun
from courses.runs import NotNow
from courses.states import RunState
from tests.factories import at, days_from_now, make_run, make_session, make_venue

pytestmark = pytest.mark.django_db


def local(moments):
    return [timezone.localtime(moment).strftime("%d.%m %H:%M") for moment in moments]


def add(run, **fields):
    series = {"first_start": at(date(2027, 3, 15)), "minutes": 120, "count": 3, **fields}
    return sessions.add_weekly(run=run, **series)


def fields_of(session, **changes):
    return {
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "venue": session.venue,
        "room": session.room,
        "online_url": session.online_url,
        **changes,
    }


def test_a_series_keeps_its_local_hour_over_summer_time():
    run = make_run(sessions=0)

    add(run)

    made = list(run.sessions.all())
    assert local(session.starts_at for session in made) == ["15.03 13:00", "22.03 13:00", "29.03 13:00"]
    assert made[2].starts_at - made[1].starts_at == timedelta(days=7, hours=-1)
    assert all(session.ends_at - session.starts_at == timedelta(hours=2) for session in made)


def test_a_series_keeps_its_local_hour_over_winter_time():
    made = add(make_run(sessions=0), first_start=at(date(2026, 10, 20), 9, 30), count=2)

    assert local(session.starts_at for session in made) == ["20.10 09:30", "27.10 09:30"]


def test_skipped_dates_do_not_count():
    made = add(make_run(sessions=0), skip=[date(2027, 3, 22)])

    assert local(session.starts_at for session in made) == ["15.03 13:00", "29.03 13:00", "05.04 13:00"]


def test_a_series_may_be_every_other_week():
    made = add(make_run(sessions=0), every_weeks=2)

    assert local(session.starts_at for session in made) == ["15.03 13:00", "29.03 13:00", "12.04 13:00"]


def test_a_series_never_falls_on_a_session_that_is_there():
    run = make_run(sessions=0)
    make_session(run, at(date(2027, 3, 22)))

    with pytest.raises(NotNow, match=r"22\.03\.2027"):
        add(run)

    assert run.sessions.count() == 1


@pytest.mark.parametrize("state", [RunState.CANCELLED, RunState.FINISHED])
def test_a_class_that_is_over_gets_no_more_sessions(state):
    with pytest.raises(NotNow):
        add(make_run(sessions=0, state=state))


@pytest.mark.parametrize("wrong", [{"count": 0}, {"count": 61}, {"minutes": 0}, {"every_weeks": 0}])
def test_a_series_without_sense_is_a_mistake_of_the_caller(wrong):
    with pytest.raises(ValueError, match="no sense"):
        add(make_run(sessions=0), **wrong)


def test_a_new_time_is_news():
    session = make_run(sessions=1).sessions.get()
    later = session.starts_at + timedelta(days=1)

    news = sessions.change(session, **fields_of(session, starts_at=later, ends_at=later + timedelta(hours=1)))

    stored = type(session).objects.get(pk=session.pk)
    assert (news, stored.starts_at, stored.sequence) == (True, later, 1)
    assert session.sequence == 1


@pytest.mark.parametrize("change", [{"room": "Loftet"}, {"online_url": "https://video.example.org/x"}])
def test_a_new_room_or_link_is_news(change):
    session = make_run(sessions=1).sessions.get()

    assert sessions.change(session, **fields_of(session, **change)) is True


def test_the_place_of_the_class_written_again_is_no_news():
    venue = make_venue()
    run = make_run(sessions=1, venue=venue, room="Loftet")
    session = run.sessions.get()

    news = sessions.change(session, **fields_of(session, venue=venue, room="Loftet"))

    session.refresh_from_db()
    assert (news, session.sequence, session.venue) == (False, 0, venue)


def test_a_change_stands_on_what_is_stored():
    session = make_run(sessions=1).sessions.get()
    type(session).objects.filter(pk=session.pk).update(sequence=5)

    sessions.change(session, **fields_of(session, room="Loftet"))

    session.refresh_from_db()
    assert session.sequence == 6


def test_a_session_ends_after_it_starts():
    session = make_run(sessions=1).sessions.get()

    with pytest.raises(ValidationError, match="slutte"):
        sessions.change(session, **fields_of(session, ends_at=session.starts_at))


def test_a_session_cannot_be_moved_onto_another():
    first, second = make_run(sessions=2).sessions.all()

    with pytest.raises(ValidationError):
        sessions.change(first, **fields_of(first, starts_at=second.starts_at, ends_at=second.ends_at))


def test_a_cancelled_session_says_why_and_is_cancelled_once():
    session = make_run(sessions=1).sessions.get()

    assert sessions.cancel(session, reason="Underviseren er syg") is True
    assert sessions.cancel(session, reason="Igen") is False

    session.refresh_from_db()
    assert session.is_cancelled
    assert (session.cancelled_reason, session.sequence) == ("Underviseren er syg", 1)


def test_a_cancelled_session_does_not_move():
    session = make_run(sessions=1).sessions.get()
    sessions.cancel(session, reason="")

    with pytest.raises(NotNow):
        sessions.change(session, **fields_of(session, room="Loftet"))


def test_a_session_that_was_held_is_not_cancelled():
    session = make_run(sessions=1, first_start=days_from_now(-3)).sessions.get()

    with pytest.raises(NotNow):
        sessions.cancel(session, reason="")


def test_changing_a_session_leaves_its_class_alone():
    run = make_run(sessions=1)
    session = run.sessions.select_related("run").get()
    CourseRun.objects.filter(pk=run.pk).update(room="Loftet")

    sessions.change(session, **fields_of(session, room="Kælderen"))

    run.refresh_from_db()
    assert run.room == "Loftet"

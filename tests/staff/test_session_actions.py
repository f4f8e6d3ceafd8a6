from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from courses import editions
from courses.states import RunState
from enrolment import seats
from enrolment.models import Notice
from tests.cast import sign_in
from tests.factories import days_from_now, make_run, make_venue

pytestmark = pytest.mark.django_db

EDITED = ("starts_at", "ends_at", "venue", "room", "online_url")


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def changed(session, **fields):
    return {
        "starts_at": local(session.starts_at),
        "ends_at": local(session.ends_at),
        "venue": session.venue_id or "",
        "room": session.room,
        "online_url": session.online_url,
        "edition": editions.edition(session, EDITED),
        **fields,
    }


def change(client, session, **fields):
    return client.post(reverse("sessions:change", args=[session.pk]), changed(session, **fields))


def test_a_session_is_moved_and_those_who_come_are_told(at_desk, alma, bo):
    run = make_run(capacity=1)
    seats.enrol(person=alma, run=run, by=alma)
    seats.enrol(person=bo, run=run, by=bo)
    session = run.sessions.first()
    later = session.starts_at + timedelta(days=1)

    change(at_desk, session, starts_at=local(later), ends_at=local(later + timedelta(hours=1)))

    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (later, 1)
    assert [notice.person for notice in Notice.objects.filter(kind="session_changed")] == [alma]


def test_the_form_says_first_how_many_are_told(at_desk, alma, hans):
    run = make_run()
    for person in (alma, hans):
        seats.enrol(person=person, run=run, by=person)
    session = run.sessions.first()

    for name in ("change", "cancel"):
        text = at_desk.get(reverse(f"sessions:{name}", args=[session.pk])).content.decode()
        assert "2 får besked; 1 af dem" in text


def test_saving_without_a_change_tells_nobody(at_desk, alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)

    change(at_desk, run.sessions.first())

    assert not Notice.objects.filter(kind="session_changed").exists()


def test_a_change_never_undoes_what_somebody_saved_meanwhile(at_desk):
    session = make_run().sessions.first()
    old = changed(session, room="Mit")
    change(at_desk, session, room="Dit")

    page = at_desk.post(reverse("sessions:change", args=[session.pk]), old)

    session.refresh_from_db()
    assert session.room == "Dit"
    assert "En anden har ændret mødegangen" in page.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"starts_at": ""}, {"ends_at": "2020-01-01 10:00"}, {"venue": "999999"}, {"online_url": "x y"}]
)
def test_a_wrong_change_is_refused(at_desk, wrong):
    session = make_run().sessions.first()

    page = change(at_desk, session, **wrong)

    assert page.context["form"].errors
    assert type(session).objects.get(pk=session.pk).sequence == 0


def test_a_session_cannot_be_moved_onto_another(at_desk):
    first, second = make_run(sessions=2).sessions.all()

    page = change(at_desk, first, starts_at=local(second.starts_at), ends_at=local(second.ends_at))

    assert page.context["form"].errors


def test_a_session_is_cancelled_with_a_reason_and_told(at_desk, alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)
    session = run.sessions.first()
    address = reverse("sessions:cancel", args=[session.pk])

    assert "reason" in at_desk.post(address, {}).context["form"].errors
    at_desk.post(address, {"reason": "Underviseren er syg"})

    session.refresh_from_db()
    assert session.is_cancelled
    assert Notice.objects.filter(kind="session_cancelled", person=alma).exists()


def test_a_session_that_was_held_is_not_cancelled(at_desk):
    session = make_run(first_start=days_from_now(-7)).sessions.first()

    page = at_desk.post(reverse("sessions:cancel", args=[session.pk]), {"reason": "x"})

    assert "allerede holdt" in page.content.decode()


def test_a_draft_loses_a_session_and_an_open_class_does_not(at_desk):
    draft, is_open = make_run(state=RunState.DRAFT), make_run()

    at_desk.post(reverse("sessions:remove", args=[draft.sessions.first().pk]))
    page = at_desk.post(reverse("sessions:remove", args=[is_open.sessions.first().pk]))

    assert (draft.sessions.count(), is_open.sessions.count()) == (3, 4)
    assert "aflys den i stedet" in page.content.decode()


def more(day, count=2):
    return {"first_day": day, "first_time": "10:30", "minutes": 90, "count": count, "every_weeks": 2}


def test_a_class_gets_more_sessions_and_those_who_come_are_told(at_desk, alma, dina):
    run = make_run(sessions=1)
    seats.enrol(person=alma, run=run, by=alma)

    at_desk.post(reverse("runs:add_sessions", args=[run.pk]), more(f"{days_from_now(40):%Y-%m-%d}"))

    assert run.sessions.count() == 3
    told = Notice.objects.get(kind="session_changed", person=alma)
    assert len(told.details["sessions"]) == 2
    assert ModelLogEntry.objects.for_instance(run).filter(user=dina, action="courses.add_sessions").exists()


@pytest.mark.parametrize("day", ["9999-12-20", "0001-01-01", f"{days_from_now(-7):%Y-%m-%d}"])
def test_an_open_class_gets_no_session_in_the_past_or_beyond_all_calendars(at_desk, day):
    run = make_run(sessions=1)

    page = at_desk.post(reverse("runs:add_sessions", args=[run.pk]), more(day, count=20))

    assert page.context["form"].errors
    assert run.sessions.count() == 1


def test_a_session_people_expect_is_not_moved_into_the_past(at_desk, alma):
    run = make_run(sessions=1)
    seats.enrol(person=alma, run=run, by=alma)
    session = run.sessions.get()

    page = change(at_desk, session, starts_at="2020-12-01 14:00", ends_at="2020-12-01 16:00")

    assert "Det tidspunkt er forbi" in page.content.decode()
    assert run.sessions.get().starts_at == session.starts_at
    assert not ModelLogEntry.objects.for_instance(run).filter(action="courses.change_session").exists()


def test_a_series_that_falls_on_a_session_says_so(at_desk):
    run = make_run(sessions=1, venue=make_venue())
    start = timezone.localtime(run.sessions.get().starts_at)
    data = {
        "first_day": f"{start:%Y-%m-%d}",
        "first_time": f"{start:%H:%M}",
        "minutes": 90,
        "count": 1,
        "every_weeks": 1,
    }

    page = at_desk.post(reverse("runs:add_sessions", args=[run.pk]), data)

    assert page.context["form"].non_field_errors()
    assert run.sessions.count() == 1


@pytest.mark.parametrize("name", ["change", "cancel", "remove"])
def test_a_session_is_not_for_others(name, gry, outsider):
    session = make_run(state=RunState.DRAFT).sessions.first()
    address = reverse(f"sessions:{name}", args=[session.pk])
    client = sign_in(Client(), gry)

    assert client.get(address).status_code == client.post(address, {"reason": "x"}).status_code == 404
    assert sign_in(Client(), outsider).post(address).status_code == 404
    assert type(session).objects.filter(pk=session.pk, cancelled_at=None).exists()

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.words import moment
from enrolment import seats
from enrolment.day import apologies, guests
from enrolment.models import Enrolment, GuestSeat, SeatRules
from tests.cast import sign_in
from tests.enrolment.day.days import move_to
from tests.factories import days_from_now, make_run

pytestmark = pytest.mark.django_db
LINK = "https://online.example.org/hemmeligt-rum"


@pytest.fixture
def session(alma, bo, eli):
    """An online class with Alma in it and Bo on the list, taught by Eli."""
    run = make_run(capacity=1, online_url=LINK, teachers=(eli.contributor,), first_start=days_from_now(3))
    SeatRules.objects.update_or_create(run=run, defaults={"lends_seats": True})
    for person in (alma, bo):
        seats.enrol(person=person, run=run, by=person)
    return run.sessions.earliest("starts_at")


def door(session):
    return reverse("enrolment:online_room", args=[session.pk])


def opens_in(session, minutes):
    move_to(session, timezone.now() + timedelta(minutes=minutes))


def test_the_door_leads_in_from_a_quarter_of_an_hour_before(client, session, alma):
    opens_in(session, 14)
    answer = sign_in(client, alma).get(door(session))

    assert (answer.status_code, answer["Location"]) == (302, LINK)
    assert answer["Referrer-Policy"] == "no-referrer"


def test_before_that_a_page_says_when(client, session, alma):
    opens_in(session, 60)
    answer = sign_in(client, alma).get(door(session))
    text = answer.content.decode()

    assert answer.status_code == 200
    assert LINK not in text
    said = moment(session.starts_at - timedelta(minutes=15)).split("kl.")[1].strip()
    assert said in text.replace("\u00a0", " ").replace("\u2060", "")


def test_after_the_end_there_is_no_room(client, session, alma):
    opens_in(session, -121)

    assert sign_in(client, alma).get(door(session)).status_code == 404


@pytest.mark.parametrize("who", ["bo", "carla", "gry", "outsider"])
def test_who_has_no_seat_finds_nothing(client, session, who, request):
    opens_in(session, 5)

    assert sign_in(client, request.getfixturevalue(who)).get(door(session)).status_code == 404


@pytest.mark.parametrize("who", ["eli", "dina"])
def test_who_runs_the_class_gets_in_early(client, session, who, request):
    assert sign_in(client, request.getfixturevalue(who)).get(door(session))["Location"] == LINK


def test_a_guest_gets_in_that_one_time(client, session, alma, bo):
    apologies.give(enrolment=Enrolment.objects.get(person=alma), session=session, by=alma)
    guests.answer(guest=GuestSeat.objects.get(), accept=True, by=bo)
    later = session.run.sessions.latest("starts_at")
    for one in (session, later):
        opens_in(one, 5 if one == session else 10)

    sign_in(client, bo)
    assert client.get(door(session))["Location"] == LINK
    assert client.get(door(later)).status_code == 404


def test_a_class_that_is_not_online_has_no_door(client, alma):
    run = make_run(first_start=days_from_now(3))
    seats.enrol(person=alma, run=run, by=alma)
    session = run.sessions.earliest("starts_at")
    opens_in(session, 5)

    assert sign_in(client, alma).get(door(session)).status_code == 404


@pytest.mark.parametrize("minutes", [5, 60])
def test_the_link_itself_stands_on_no_page(client, session, alma, minutes):
    opens_in(session, minutes)
    sign_in(client, alma)
    text = client.get(reverse("enrolment:my_page")).content.decode()

    assert LINK not in text
    assert (door(session) in text) == (minutes == 5)
    assert LINK not in client.get(f"/kurser/{session.run.course.slug}/").content.decode()
    assert LINK.encode() not in client.get(reverse("person_feed", args=[alma.feed_token])).content


def test_the_roster_of_a_teacher_leads_to_the_door_and_names_no_link(client, session, eli):
    opens_in(session, -5)
    text = sign_in(client, eli).get(reverse("enrolment:attendance", args=[session.pk])).content.decode()

    assert door(session) in text
    assert LINK not in text

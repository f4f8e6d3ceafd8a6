"""A teacher's feed: which classes, when and where, how many come; never who."""

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts import people
from courses.models import CourseRun
from courses.states import Format, RunState
from enrolment import changes, seats
from enrolment.day import apologies
from enrolment.teaching import calendar as teaching_calendar
from tests.cast import sign_in
from tests.factories import days_from_now, make_course, make_people, make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(eli):
    course = make_course("Hverdag med angst", slug="hverdag")
    return make_run(course=course, sessions=2, label="Aftenhold", teachers=(eli.contributor,))


def address(person):
    return reverse("teaching_feed", args=[teaching_calendar.token(person)])


def feed(person):
    return teaching_calendar.teaching_feed(person, now=timezone.now())


def events(person):
    found = Calendar.from_ical(feed(person))
    assert not found.errors
    return found.walk("VEVENT")


def test_title_place_and_number_and_no_names(client, run, eli, alma, bo):
    for person in (alma, bo):
        row = seats.enrol(person=person, run=run, by=person)
    apologies.give(enrolment=row, session=run.sessions.first(), by=bo)
    answer = client.get(address(eli))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["description"]) for event in found] == ["1 kommer.", "2 kommer."]
    assert {str(event["summary"]) for event in found} == {"Hverdag med angst (Aftenhold)"}
    assert {str(event["url"]) for event in found} == {"http://127.0.0.1:8000/kurser/hverdag/"}
    assert all(str(event["location"]).startswith("Medborgerhuset") for event in found)
    said = answer.content.decode()
    assert not [word for word in ("Alma", "Bo", alma.email, bo.email) if word in said]


def test_who_waits_or_is_offered_or_holds_a_seat_is_not_counted(run, eli, alma, bo):
    seats.change_capacity(run=run, capacity=1, by=None)
    taken = seats.enrol(person=alma, run=run, by=alma)
    seats.enrol(person=bo, run=run, by=bo)
    assert {str(event["description"]) for event in events(eli)} == {"1 kommer."}
    seats.leave(enrolment=taken, by=alma)
    assert {str(event["description"]) for event in events(eli)} == {"0 kommer."}


def test_only_own_classes_and_no_drafts(run, eli):
    make_run()
    CourseRun.objects.filter(pk=make_run(teachers=(eli.contributor,)).pk).update(state=RunState.DRAFT)
    assert [event.start for event in events(eli)] == [session.starts_at for session in run.sessions.all()]


def test_a_cancelled_class_says_so(run, eli, dina):
    changes.cancel_session(session=run.sessions.first(), by=dina)
    changes.cancel_run(run=run, by=dina)
    assert [(str(event["status"]), event["sequence"]) for event in events(eli)] == [
        ("CANCELLED", 2),
        ("CANCELLED", 1),
    ]
    assert not any("description" in event for event in events(eli))


def test_where_one_just_comes_nobody_is_counted(eli):
    make_run(course=make_course("Café", format=Format.CAFE), teachers=(eli.contributor,))
    assert not any("description" in event for event in events(eli))


@pytest.mark.parametrize("number", [1, 30])
def test_as_many_questions_for_thirty_classes_as_for_one(eli, number, django_assert_num_queries):
    person = make_people(1)[0]
    for week in range(number):
        run = make_run(teachers=(eli.contributor,), first_start=days_from_now(14 + week))
        seats.enrol(person=person, run=run, by=None, actor="school")
    with django_assert_num_queries(6):
        assert len(events(eli)) == 4 * number


def test_it_is_not_sent_again_until_something_changes(client, run, eli, alma):
    first = client.get(address(eli))
    seen = {"If-None-Match": first["ETag"]}
    assert client.get(address(eli), headers=seen).status_code == 304
    seats.enrol(person=alma, run=run, by=alma)
    assert client.get(address(eli), headers=seen).status_code == 200


def test_a_new_address_for_the_own_calendar_is_one_for_teaching(client, run, eli):
    old = address(eli)
    assert client.get(old).status_code == 200
    people.renew_feed(person=eli)
    assert client.get(old).status_code == 404
    assert client.get(address(eli)).status_code == 200
    assert eli.feed_token not in address(eli)


def test_who_does_not_teach_or_is_barred_has_none(client, run, eli, alma):
    assert client.get(address(alma)).status_code == 404
    eli.is_active = False
    eli.save()
    assert client.get(address(eli)).status_code == 404


@pytest.mark.parametrize("wrong", ["", "x", "1", "1-", "-1", "9" * 30 + "-x", "1-ø", "²-x"])
def test_what_is_no_secret_of_ours_belongs_to_nobody(db, wrong):
    assert teaching_calendar.find(wrong) is None


def test_anothers_secret_with_my_number_opens_nothing(run, eli):
    other = make_person("Ea")
    mixed = f"{eli.pk}-{teaching_calendar.token(other).partition('-')[2]}"
    assert teaching_calendar.find(mixed) is None
    assert teaching_calendar.find(teaching_calendar.token(eli)) == eli


def test_the_own_page_shows_the_address_to_who_teaches(client, run, eli, alma):
    page = sign_in(client, eli).get(reverse("enrolment:my_page")).content.decode()
    assert f"http://testserver{address(eli)}" in page
    assert "undervisning/" not in sign_in(client, alma).get(reverse("enrolment:my_page")).content.decode()

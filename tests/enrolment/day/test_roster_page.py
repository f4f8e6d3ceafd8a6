import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from enrolment import seats
from enrolment.day import rosters
from enrolment.models import Attendance, Enrolment, WelfareCall
from enrolment.states import Actor
from tests.cast import sign_in
from tests.enrolment.day.days import make_class_of_today, mark, move_to
from tests.factories import make_contributor, make_people, make_person, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(alma, bo, eli):
    return make_class_of_today(people=[alma, bo], teachers=(eli.contributor,))[1]


@pytest.fixture
def as_eli(client, eli):
    return sign_in(client, eli)


def row_of(person):
    return Enrolment.objects.get(person=person)


def page_of(session):
    return reverse("enrolment:attendance", args=[session.pk])


def send(client, session, *taps, sent_at=None):
    address = reverse("enrolment:attendance_taps", args=[session.pk])
    body = {"sent_at": (sent_at or timezone.now()).isoformat(), "taps": list(taps)}
    return client.post(address, json.dumps(body), content_type="application/json")


def tapped(row, said, *, at=None):
    return {"id": str(uuid4()), "who": row.pk, "mark": said, "at": (at or timezone.now()).isoformat()}


def test_the_page_has_a_row_for_each_with_three_buttons(as_eli, today):
    text = as_eli.get(page_of(today)).content.decode()

    assert "Alma" in text
    assert "Bo" in text
    assert text.count('data-mark="present"') == 2
    assert "Til stede" in text
    assert "Ikke her" in text


def test_nothing_on_it_says_what_anybody_comes_as(as_eli, today, carla):
    seats.enrol(person=carla, run=today.run, by=carla, actor=Actor.SCHOOL, comes_as="relative")
    text = as_eli.get(page_of(today)).content.decode().lower()
    assert "carla" in text

    assert "pårørende" not in text
    assert "relative" not in text.replace("relative-", "")


def test_a_press_without_scripts_is_kept_and_pressed_again_taken_back(as_eli, today, alma):
    who = row_of(alma).pk
    as_eli.post(page_of(today), {"who": who, "mark": "present"})
    assert rosters.marks_of(today) == {who: "present"}
    # The button that is pressed sends what a second press leads to.
    assert 'data-mark="present" value=""' in as_eli.get(page_of(today)).content.decode()

    as_eli.post(page_of(today), {"who": who, "mark": ""})
    assert rosters.marks_of(today) == {}


@pytest.mark.parametrize("who", ["", "x", "-1", "9" * 40, "1\r\nX: y"])
def test_a_press_about_nobody_is_no_error(as_eli, today, who):
    assert as_eli.post(page_of(today), {"who": who, "mark": "present"}).status_code == 302
    assert not Attendance.objects.exists()


def test_a_batch_is_answered_with_what_stands(as_eli, today, alma, bo):
    answer = send(as_eli, today, tapped(row_of(alma), "present"), tapped(row_of(bo), "absent"))

    marks = {str(row_of(alma).pk): "present", str(row_of(bo).pk): "absent"}
    assert answer.json() == {"refused": [], "marks": marks}
    assert WelfareCall.objects.count() == 1


def test_a_batch_of_a_phone_with_a_wrong_clock_is_dated_by_ours(as_eli, today, alma):
    wrong = timezone.now() + timedelta(days=2)
    send(as_eli, today, tapped(row_of(alma), "present", at=wrong), sent_at=wrong)

    assert abs(Attendance.objects.get().tapped_at - timezone.now()) < timedelta(minutes=1)


def test_taps_that_are_not_taken_any_more_say_so(as_eli, today, alma):
    move_to(today, timezone.now() - timedelta(days=40))
    make_session(today.run, timezone.now() - timedelta(days=7))

    assert send(as_eli, today, tapped(row_of(alma), "present")).status_code == 409


def test_a_month_after_the_class_its_teacher_sees_it_no_more(as_eli, today, alma):
    move_to(today, timezone.now() - timedelta(days=40))

    assert send(as_eli, today, tapped(row_of(alma), "present")).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"taps": []}',
        b'{"sent_at": "now", "taps": []}',
        b'{"sent_at": "2027-01-01T10:00:00", "taps": []}',
        b'{"sent_at": "2027-01-01T10:00:00Z", "taps": [{}]}',
        b'{"sent_at": "2027-01-01T10:00:00Z", "taps": [{"id": "x", "who": 1, "mark": "present", "at": 5}]}',
        b'{"sent_at": "0001-01-01T00:00:00Z", "taps": [{"id": "x"}]}',
        b"[" * 100_000,
        b'{"sent_at": "2027-01-01T10:00:00Z", "taps": ' + json.dumps([{}] * 301).encode() + b"}",
    ],
)
def test_what_no_page_of_ours_sent_is_refused(as_eli, today, body):
    address = reverse("enrolment:attendance_taps", args=[today.pk])

    assert as_eli.post(address, body, content_type="application/json").status_code == 400


def test_a_form_is_no_batch(as_eli, today):
    address = reverse("enrolment:attendance_taps", args=[today.pk])

    assert as_eli.post(address, {"taps": "[]"}).status_code == 400


def test_who_is_signed_out_is_led_to_sign_in_and_nothing_is_lost_silently(client, today, alma):
    answer = send(client, today, tapped(row_of(alma), "present"))

    assert answer.status_code == 302
    assert "/konto/login/" in answer["Location"]
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("who", ["alma", "bo", "gry", "frede", "outsider"])
def test_others_find_nothing(client, today, alma, who, request):
    person = request.getfixturevalue(who)
    sign_in(client, person)

    assert client.get(page_of(today)).status_code == 404
    assert client.post(page_of(today), {"who": row_of(alma).pk, "mark": "present"}).status_code == 404
    assert send(client, today, tapped(row_of(alma), "present")).status_code == 404
    assert client.get(reverse("enrolment:teaching")).status_code == 404
    assert not Attendance.objects.exists()


def test_another_teacher_finds_nothing(client, today, alma):
    other = make_person("Else")
    make_contributor("Else", person=other)
    sign_in(client, other)

    assert client.get(page_of(today)).status_code == 404
    assert send(client, today, tapped(row_of(alma), "present")).status_code == 404


def test_a_coordinator_sees_every_class(client, today, dina, alma):
    sign_in(client, dina)

    assert client.get(page_of(today)).status_code == 200
    assert send(client, today, tapped(row_of(alma), "present")).status_code == 200
    assert str(today.run.course.title) in client.get(reverse("enrolment:teaching")).content.decode()


def test_before_the_day_one_sees_who_comes_and_taps_nothing(as_eli, today):
    move_to(today, timezone.now() + timedelta(days=3))
    text = as_eli.get(page_of(today)).content.decode()

    assert "Alma" in text
    assert "data-mark" not in text
    assert "fra om morgenen" in text


def test_the_person_never_reads_that_they_were_missed(today, alma, eli):
    move_to(today, timezone.now() - timedelta(hours=3))
    mark(today, row_of(alma), "absent", by=eli)
    text = sign_in(Client(), alma).get(reverse("enrolment:my_page")).content.decode().lower()

    for word in ("ikke her", "udeblev", "fravær", "fremmøde"):
        assert word not in text


def test_the_list_of_lessons_begins_with_today(as_eli, today, carla, eli):
    _run, past = make_class_of_today(people=[carla], teachers=(eli.contributor,), minutes_ago=3 * 24 * 60)
    lessons = as_eli.get(reverse("enrolment:teaching")).context["lessons"]

    assert [one.session for one in lessons.today] == [today]
    assert [one.session for one in lessons.before] == [past]


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_asks_as_often_for_thirty(as_eli, eli, count):
    _run, session = make_class_of_today(
        people=make_people(count), teachers=(eli.contributor,), capacity=count
    )
    as_eli.get(page_of(session))
    with CaptureQueriesContext(connection) as asked:
        as_eli.get(page_of(session))

    assert len(asked) == 12


def test_my_page_leads_whoever_teaches_to_their_classes(as_eli, today, alma):
    way = f'href="{reverse("enrolment:teaching")}"'

    assert way in as_eli.get(reverse("enrolment:my_page")).content.decode()
    assert way not in sign_in(Client(), alma).get(reverse("enrolment:my_page")).content.decode()

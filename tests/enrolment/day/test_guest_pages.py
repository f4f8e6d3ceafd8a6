import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from enrolment import seats
from enrolment.day import apologies, guest_links, guests
from enrolment.models import Enrolment, GuestSeat, Notice, SeatRules, WelfareCall
from enrolment.told import outbox
from tests.cast import sign_in
from tests.enrolment.day.days import make_class_of_today, mark
from tests.factories import days_from_now, make_course, make_people, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest(alma, bo):
    """Alma gave afbud, and Bo, who waits, is asked."""
    run = make_run(course=make_course("Når angsten fylder"), capacity=1, first_start=days_from_now(10))
    SeatRules.objects.update_or_create(run=run, defaults={"lends_seats": True})
    for person in (alma, bo):
        seats.enrol(person=person, run=run, by=person)
    first = run.sessions.earliest("starts_at")
    apologies.give(enrolment=Enrolment.objects.get(person=alma), session=first, by=alma)
    return GuestSeat.objects.get()


def state(guest):
    guest.refresh_from_db()
    return guest.state


def link(guest):
    return reverse("enrolment:guest", args=[guest_links.token_of(guest.pk)])


def test_the_mail_is_discreet_and_its_link_answers_without_signing_in(client, guest, bo, settings):
    settings.QUIET_FROM = settings.QUIET_UNTIL = 0
    notice = Notice.objects.get(person=bo, kind="guest_offer")
    Notice.objects.filter(pk=notice.pk).update(not_before=None)
    outbox.deliver.func(str(notice.pk))
    letter = mail.outbox[-1]
    assert "angst" not in f"{letter.subject} {letter.body}".lower()
    assert "en enkelt gang" in letter.body
    path = re.search(r"/gaest/\S+/", letter.body).group()

    assert "Der er plads til dig en enkelt gang" in client.get(path).content.decode()
    assert state(guest) == "offered"
    text = client.post(path, {"answer": "yes"}, follow=True).content.decode()
    assert "Du er velkommen" in text
    assert state(guest) == "accepted"


def test_a_link_after_its_time_is_kind(client, guest):
    guests.sweep(now=guest.expires_at)
    answer = client.get(link(guest))

    assert answer.status_code == 410
    assert "Det er helt i orden" in answer.content.decode()


def test_a_wrong_link_opens_nothing(client, guest):
    assert client.get(link(guest).replace("/gaest/", "/gaest/1")).status_code == 404


def test_my_page_asks_and_takes_the_answer(client, guest, bo):
    sign_in(client, bo)
    assert "Der er plads til dig en enkelt gang" in client.get(reverse("enrolment:my_page")).content.decode()
    address = reverse("enrolment:guest_answer", args=[guest.pk])
    client.post(address, {"answer": "yes"})
    assert state(guest) == "accepted"
    assert "Du er gæst denne ene gang" in client.get(reverse("enrolment:my_page")).content.decode()

    client.post(address, {"off": "1"})
    assert state(guest) == "declined"


def test_nobody_answers_for_another(guest, alma, dina):
    address = reverse("enrolment:guest_answer", args=[guest.pk])
    for person in (alma, dina):
        assert sign_in(Client(), person).post(address, {"answer": "yes"}).status_code == 404
    assert state(guest) == "offered"


def test_the_place_in_line_says_whether_one_is_asked(client, guest, bo):
    sign_in(client, bo)
    row = guest.enrolment
    assert (
        "Spørg mig ikke om enkelte dage"
        in client.get(reverse("enrolment:place", args=[row.pk])).content.decode()
    )
    client.post(reverse("enrolment:guest_wish", args=[row.pk]), {"ask": "no"})

    row.refresh_from_db()
    assert row.likes_guest_seats is False


def test_another_cannot_wish_for_me(client, guest, alma):
    sign_in(client, alma)
    answer = client.post(reverse("enrolment:guest_wish", args=[guest.enrolment_id]), {"ask": "no"})

    assert answer.status_code == 404


def test_the_desk_writes_down_an_answer_from_the_phone(client, guest, dina):
    sign_in(client, dina)
    assert "Bo" in client.get(reverse("guests:index")).content.decode()
    client.post(reverse("guests:answer", args=[guest.pk]), {"accept": "1"})
    assert state(guest) == "accepted"

    client.post(reverse("guests:answer", args=[guest.pk]), {"accept": "0"})
    assert state(guest) == "declined"
    said = client.post(reverse("guests:answer", args=[guest.pk]), {"accept": "1"}).content.decode()
    assert "gælder ikke mere" in said


@pytest.mark.parametrize("who", ["gry", "frede"])
def test_others_of_the_staff_learn_nothing(client, guest, who, request):
    sign_in(client, request.getfixturevalue(who))

    for name in ("guests:index", "welfare:index"):
        assert client.get(reverse(name)).status_code == 404
    assert client.get(reverse("guests:answer", args=[guest.pk])).status_code == 404


@pytest.fixture
def missed(alma, eli):
    """Alma was missed in a class that ended an hour ago."""
    _run, session = make_class_of_today(people=[alma], teachers=(eli.contributor,), minutes_ago=180)
    mark(session, Enrolment.objects.get(person=alma), "absent", by=eli)
    return WelfareCall.objects.get()


def test_the_desk_asks_how_somebody_is(client, missed, dina):
    sign_in(client, dina)
    text = client.get(reverse("welfare:index")).content.decode()
    assert "Hej Alma, vi tænkte på dig" in text
    assert "alma@example.org" in text
    assert "export=" not in text

    client.post(reverse("welfare:not_reached", args=[missed.pk]))
    assert "Forsøgt" in client.get(reverse("welfare:index")).content.decode()
    client.post(reverse("welfare:talked", args=[missed.pk]))
    assert list(client.get(reverse("welfare:index")).context["object_list"]) == []


def test_a_link_alone_settles_nothing(client, missed, dina):
    sign_in(client, dina)

    assert client.get(reverse("welfare:talked", args=[missed.pk])).status_code == 405
    assert client.get(f"{reverse('welfare:index')}?export=csv")["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("who", ["alma", "eli", "gry"])
def test_neither_the_person_nor_the_teacher_sees_the_list(client, missed, who, request):
    sign_in(client, request.getfixturevalue(who))

    assert client.get(reverse("welfare:index")).status_code == 404
    assert client.post(reverse("welfare:talked", args=[missed.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_as_often_for_thirty(client, dina, eli, count, django_assert_num_queries):
    run, session = make_class_of_today(
        people=make_people(count), teachers=(eli.contributor,), capacity=count, minutes_ago=180
    )
    for row in Enrolment.objects.filter(run=run):
        mark(session, row, "absent", by=eli)
    sign_in(client, dina)
    client.get(reverse("welfare:index"))
    with django_assert_num_queries(13):
        client.get(reverse("welfare:index"))

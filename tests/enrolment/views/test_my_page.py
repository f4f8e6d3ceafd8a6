"""My page: next session first, afbud with one press, leaving, answering, being reached."""

import pytest
from django.urls import reverse

from enrolment import seats
from enrolment.models import Apology, Enrolment, EnrolmentSettings
from tests.cast import sign_in
from tests.enrolment.views.sharing import make_shared_run
from tests.enrolment.views.steps import template_of
from tests.factories import days_from_now, make_person, make_run, make_venue

pytestmark = pytest.mark.django_db

MINE = "/min-side/"


@pytest.fixture
def no_cap(db):
    rules = EnrolmentSettings.load()
    rules.courses_per_term = 0
    rules.save()


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def enrolled(person, *, together=False, **fields):
    run = make_run(**fields)
    return seats.enrol(person=person, run=run, by=person, together=together)


def apology_address(row, session):
    return reverse("enrolment:apology", args=[row.pk, session.pk])


def test_signed_out_is_sent_to_sign_in(client):
    assert client.get(MINE)["Location"] == "/konto/login/?next=/min-side/"


def test_empty_page_invites(as_alma):
    text = as_alma.get(MINE).content.decode()
    assert "Her er plads til dig" in text
    assert "/kurser/" in text


def test_next_session_is_the_first_in_time_with_room_and_way(as_alma, alma, no_cap):
    venue = make_venue(way_there="Ind ad den blå port.")
    enrolled(alma, first_start=days_from_now(9))
    soon = enrolled(alma, first_start=days_from_now(2), venue=venue, room="Lokale 3")
    page = as_alma.get(MINE)
    assert page.context["mine"].next.enrolment == soon
    text = page.content.decode()
    assert "Lokale 3" in text
    assert "Ind ad den blå port." in text


def test_online_link_itself_is_never_on_the_page(as_alma, alma):
    """It is behind a door that opens 15 minutes before (``tests/enrolment/day/test_online.py``)."""
    link = "https://online.example.org/rum"
    enrolled(alma, online_url=link)
    assert link not in as_alma.get(MINE).content.decode()


def test_afbud_with_one_press_and_undo(as_alma, alma):
    row = enrolled(alma)
    first = row.run.sessions.first()
    answer = as_alma.post(apology_address(row, first))
    assert answer["Location"] == f"{MINE}#session-{first.pk}"
    page = as_alma.get(MINE)
    assert "Tak, fordi du siger til" in page.content.decode()
    assert page.context["mine"].next.session != first
    as_alma.post(apology_address(row, first))
    assert Apology.objects.count() == 1
    as_alma.post(apology_address(row, first), {"undo": "1"})
    assert not Apology.objects.exists()
    assert Enrolment.objects.get().state == "enrolled"


def test_afbud_is_not_given_by_looking(as_alma, alma):
    row = enrolled(alma)
    as_alma.get(apology_address(row, row.run.sessions.first()))
    assert not Apology.objects.exists()


def test_afbud_for_a_session_that_has_begun(as_alma, alma):
    row = enrolled(alma)
    first = row.run.sessions.first()
    first.starts_at = days_from_now(-1)
    first.save()
    assert as_alma.post(apology_address(row, first)).status_code == 302
    assert not Apology.objects.exists()


def test_leaving_asks_first_then_the_seat_moves_on(as_alma, alma):
    row = enrolled(alma, capacity=1)
    other = make_person()
    waiting = seats.enrol(person=other, run=row.run, by=other)
    address = reverse("enrolment:leave", args=[row.pk])
    assert template_of(as_alma.get(address)) == "enrolment/leave.html"
    assert Enrolment.objects.get(pk=row.pk).state == "enrolled"
    as_alma.post(address)
    assert Enrolment.objects.get(pk=row.pk).state == "withdrawn"
    assert Enrolment.objects.get(pk=waiting.pk).state == "offered"
    assert as_alma.post(address)["Location"] == MINE


def test_leaving_the_waiting_list(as_alma, alma):
    row = enrolled(alma, capacity=0)
    assert "den første i køen" in as_alma.get(MINE).content.decode()
    as_alma.post(reverse("enrolment:leave", args=[row.pk]))
    assert Enrolment.objects.get(pk=row.pk).state == "withdrawn"


@pytest.mark.parametrize(("said", "state"), [("yes", "enrolled"), ("no", "declined")])
def test_answering_an_offer(as_alma, alma, said, state):
    run = make_run(capacity=1)
    other = make_person()
    theirs = seats.enrol(person=other, run=run, by=other)
    row = seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=theirs, by=other)
    assert "Ja tak" in as_alma.get(MINE).content.decode()
    address = reverse("enrolment:answer", args=[row.pk])
    as_alma.get(address)
    assert Enrolment.objects.get(pk=row.pk).state == "offered"
    as_alma.post(address, {"answer": said})
    assert Enrolment.objects.get(pk=row.pk).state == state
    assert as_alma.post(address, {"answer": said}).status_code == 302


def test_what_is_anothers_is_404(client, alma, outsider):
    row = enrolled(alma)
    client = sign_in(client, outsider)
    session = row.run.sessions.first()
    for address in (
        apology_address(row, session),
        reverse("enrolment:leave", args=[row.pk]),
        reverse("enrolment:answer", args=[row.pk]),
    ):
        assert client.post(address).status_code == 404
    own = enrolled(outsider)
    assert client.post(apology_address(own, session)).status_code == 404
    assert not Apology.objects.exists()


def test_past_and_cancelled_are_told_apart(as_alma, alma, no_cap):
    past = enrolled(alma, sessions=1)
    past.run.sessions.update(starts_at=days_from_now(-3), ends_at=days_from_now(-3, 15))
    off = enrolled(alma)
    off.run.sessions.update(cancelled_at=days_from_now(0), cancelled_reason="Huset er lukket.")
    mine = as_alma.get(MINE).context["mine"]
    assert [one.enrolment for one in mine.past] == [past]
    assert mine.next is None
    assert "Huset er lukket." in as_alma.get(MINE).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_as_many_queries_for_thirty_as_for_one(as_alma, alma, no_cap, count, django_assert_num_queries):
    for number in range(count):
        row = enrolled(alma, sessions=2, first_start=days_from_now(number + 2))
        seats.switch(enrolment=row, to_run=make_run(course=row.run.course, capacity=0), by=alma)
        seats.enrol(person=alma, run=make_shared_run(capacity=1, citizens=1), by=alma, comes_as="staff")
        half = enrolled(make_person(), capacity=1, together=True)
        seats.enrol(person=alma, run=half.run, by=alma, pair=half.pair)
    as_alma.get(MINE)
    with django_assert_num_queries(22):
        assert as_alma.get(MINE).status_code == 200

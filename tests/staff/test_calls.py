import uuid

import pytest
from django.test import Client
from django.urls import reverse

from enrolment import seats
from enrolment.models import Notice
from tests.cast import sign_in
from tests.factories import make_course, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(hans):
    """Hans has a seat and has to be told so."""
    seats.enrol(person=hans, run=make_run(course=make_course("Ro")), by=hans)
    return Notice.objects.get()


def test_the_list_says_whom_to_call_and_what_to_say(at_desk, call):
    text = at_desk.get(reverse("calls:index")).content.decode()

    assert "Hans" in text
    assert "20 00 00 00" in text
    assert "Du har en plads · Ro" in text


def test_somebody_who_is_told_leaves_the_list(at_desk, call, dina):
    at_desk.post(reverse("calls:told", args=[call.pk]))

    call.refresh_from_db()
    assert (call.state, call.done_by) == ("called", dina)
    assert list(at_desk.get(reverse("calls:index")).context["object_list"]) == []


def test_a_link_alone_marks_nobody(at_desk, call):
    assert at_desk.get(reverse("calls:told", args=[call.pk])).status_code == 405

    call.refresh_from_db()
    assert call.state == "to_call"


def test_who_is_reached_by_mail_is_not_called(at_desk, alma):
    seats.enrol(person=alma, run=make_run(), by=alma)

    assert list(at_desk.get(reverse("calls:index")).context["object_list"]) == []


def test_nobody_is_told_of_what_is_not_there(at_desk):
    assert at_desk.post(reverse("calls:told", args=[uuid.uuid4()])).status_code == 404


def test_calls_are_not_for_editors(call, gry):
    client = sign_in(Client(), gry)

    assert client.get(reverse("calls:index")).status_code == 404
    assert client.post(reverse("calls:told", args=[call.pk])).status_code == 404
    call.refresh_from_db()
    assert call.state == "to_call"


def test_the_home_page_begins_with_today(at_desk, call):
    text = at_desk.get(reverse("wagtailadmin_home")).content.decode()

    assert "I dag på skolen" in text
    assert "1 at ringe til" in text

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import people
from enrolment import seats
from enrolment.models import Notice
from tests.cast import sign_in
from tests.factories import make_course, make_person, make_run

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


def test_the_page_of_a_person_has_the_whole_text_to_say(at_desk, call):
    text = at_desk.get(reverse("calls:call", args=[call.pk])).content.decode()

    assert "Du har en plads på Ro" in text
    assert "hvis du ikke kan komme" in text
    for word in ("egen side", "mail", "med ét tryk"):
        assert word not in text.split('id="main"', 1)[1].split("<form", 1)[0]


def test_one_call_tells_all_there_is(at_desk, call, hans, dina):
    seats.enrol(person=hans, run=make_run(course=make_course("Håb")), by=hans)
    page = at_desk.get(reverse("calls:call", args=[call.pk]))
    ids = [str(thing["notice"].pk) for thing in page.context["things"]]

    at_desk.post(reverse("calls:told", args=[call.pk]), {"notice": ids})

    assert len(ids) == 2
    assert set(Notice.objects.values_list("state", "done_by")) == {("called", dina.pk)}


def test_another_persons_notice_is_not_marked_along(at_desk, call, bo):
    other = make_person("Ida", email=None, phone="20 00 00 01")
    seats.enrol(person=other, run=make_run(), by=other)
    foreign = Notice.objects.get(person=other)

    at_desk.post(reverse("calls:told", args=[call.pk]), {"notice": [str(call.pk), str(foreign.pk), "x"]})

    foreign.refresh_from_db()
    assert foreign.state == "to_call"


def test_the_list_is_grouped_by_way(at_desk, call, alma):
    by_letter = make_person("Inge", email=None)
    people.reach(person=by_letter, contact_by="letter", phone="", postal_address="Inge")
    seats.enrol(person=by_letter, run=make_run(), by=by_letter)
    seats.enrol(person=alma, run=make_run(), by=alma)
    Notice.objects.filter(person=alma).update(state="failed")

    page = at_desk.get(reverse("calls:index"))

    assert [one.person.chosen_name for one in page.context["object_list"]] == ["Hans", "Inge", "Alma"]
    assert {way["name"]: way["count"] for way in page.context["ways"]} == {
        "call": 1,
        "letter": 1,
        "guide": 0,
        "failed": 1,
    }
    for way, name in (("letter", "Inge"), ("failed", "Alma")):
        found = at_desk.get(reverse("calls:index"), {"way": way}).context["object_list"]
        assert [one.person.chosen_name for one in found] == [name]


def test_thirty_calls_cost_as_much_as_one(at_desk, call, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        at_desk.get(reverse("calls:index"))
    run = make_run(capacity=40)
    for number in range(29):
        person = make_person(f"P{number}", email=None, phone="20 00 00 00")
        seats.enrol(person=person, run=run, by=person)
    with django_assert_num_queries(len(one)):
        at_desk.get(reverse("calls:index"))


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

"""Each view of a page that shows who is in a class, or what can help, is written down once."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import people
from enrolment import seats
from enrolment.models import Reading
from tests.cast import sign_in
from tests.factories import make_course, make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(alma):
    run = make_run(course=make_course("Ro i kroppen"))
    return seats.enrol(person=alma, run=run, by=alma)


def seen():
    return [(one.what, one.as_role, one.run_id, one.person_id) for one in Reading.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("runs:show", "roster"),
        ("runs:roster", "roster"),
        ("runs:roster?hjaelp=1", "needs"),
        ("runs:export_roster?export=csv", "export"),
    ],
)
def test_pages_of_a_class(at_desk, row, address, what):
    name, _mark, query = address.partition("?")

    assert at_desk.get(f"{reverse(name, args=[row.run_id])}?{query}").status_code == 200

    assert seen() == [(what, "coordinator", row.run_id, None)]


@pytest.mark.parametrize("name", ["enrolments:show", "enrolments:receipt"])
def test_pages_of_a_person(at_desk, row, name):
    assert at_desk.get(reverse(name, args=[row.pk])).status_code == 200

    assert seen() == [("person", "coordinator", row.run_id, row.person_id)]


@pytest.mark.parametrize(("query", "what"), [("", "roster"), ("?export=csv", "export")])
def test_lists_of_all_classes(at_desk, row, query, what):
    assert at_desk.get(reverse("enrolments:index") + query).status_code == 200

    assert seen() == [(what, "coordinator", row.run_id, row.person_id)]


def test_a_list_notes_only_whom_its_page_showed(at_desk, row):
    assert at_desk.get(reverse("enrolments:index"), {"q": "Nobody of that name"}).status_code == 200

    assert seen() == []


def test_the_call_list_and_what_is_said(at_desk, row, hans):
    seats.enrol(person=hans, run=row.run, by=hans)

    at_desk.get(reverse("calls:index"))
    at_desk.get(reverse("calls:call", args=[hans.notices.get().pk]))

    assert [(what, person) for what, _role, _run, person in seen()] == [
        ("roster", hans.pk),
        ("person", hans.pk),
    ]


def test_a_door_that_stays_shut_is_no_reading(row, bo):
    for name in ("runs:show", "runs:roster"):
        assert sign_in(Client(), bo).get(reverse(name, args=[row.run_id])).status_code != 200

    assert seen() == []


def test_the_letters_to_print(at_desk, row):
    other = make_person("Inge", email=None)
    people.reach(person=other, contact_by="letter", phone="", postal_address="Inge")
    seats.enrol(person=other, run=row.run, by=other)

    at_desk.get(reverse("calls:letters"))

    assert seen() == [("roster", "coordinator", row.run_id, other.pk)]

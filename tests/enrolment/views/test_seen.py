"""Who has seen my details: every view of a list is written once, and shown as a role, never as a name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from enrolment import readings, seats
from enrolment.day_states import ReadingKind
from enrolment.models import Reading
from tests.cast import sign_in
from tests.factories import days_from_now, make_course, make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    return make_run(course=make_course("Ro i kroppen"), capacity=40)


@pytest.fixture
def row(run, alma):
    return seats.enrol(person=alma, run=run, by=alma)


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def shown(browser):
    return browser.get(reverse("enrolment:seen")).content.decode()


def of(person):
    return readings.in_words(readings.of(person), language="da")


def test_before_anybody_has_looked_it_says_so(as_alma, row):
    assert "Ingen har åbnet en liste, du står på, endnu." in shown(as_alma)


def test_it_says_when_as_what_and_what_but_never_who(as_alma, row, run, dina):
    readings.note(by=dina, what=ReadingKind.ROSTER, run=run)
    readings.note(by=dina, what=ReadingKind.ROSTER, run=run)

    text = shown(as_alma)

    assert "En koordinator på skolen så listen over, hvem der er på holdet" in text
    assert "Ro i kroppen" in text
    assert "2 gange" in text
    assert dina.chosen_name not in text


@pytest.mark.parametrize(
    ("who", "role"), [("dina", Role.COORDINATOR), ("eli", readings.TEACHER), ("gry", readings.TEACHER)]
)
def test_the_role_is_that_by_which_one_may_look(request, who, role):
    assert readings.role_of(request.getfixturevalue(who)) == role


def test_what_was_looked_at_before_or_after_one_was_there_does_not_count(row, run, alma, dina):
    joined = row.created_at
    readings.note(by=dina, what=ReadingKind.ROSTER, run=run, now=joined - timedelta(minutes=1))
    readings.note(by=dina, what=ReadingKind.NEEDS, run=run, now=joined)
    seats.leave(enrolment=row, by=alma)
    row.refresh_from_db()
    readings.note(by=dina, what=ReadingKind.EXPORT, run=run, now=row.state_since + timedelta(minutes=1))

    assert [one.did for one in of(alma)] == [str(readings.DID["needs"])]


def test_what_was_looked_at_of_another_and_by_oneself_is_not_shown(row, run, alma, bo, dina):
    seats.enrol(person=bo, run=run, by=bo)
    readings.note(by=dina, what=ReadingKind.PERSON, run=run, person=bo)
    readings.note(by=alma, what=ReadingKind.ROSTER, run=run)

    assert of(alma) == []
    assert len(of(bo)) == 2


def test_a_list_of_several_classes_is_one_statement(run, row, dina, django_assert_num_queries):
    rows = [row]
    for number in range(30):
        person = make_person(f"P{number}")
        rows.append(seats.enrol(person=person, run=run, by=person))
    dina.roles  # noqa: B018 - asked once for each person, and before this
    with django_assert_num_queries(1):
        assert readings.note_each(by=dina, what=ReadingKind.ROSTER, rows=[*rows, row]) == 31


def test_a_month_costs_as_much_as_a_day(as_alma, row, run, dina):
    readings.note(by=dina, what=ReadingKind.ROSTER, run=run)
    shown(as_alma)  # what is asked once for each process
    with CaptureQueriesContext(connection) as one:
        shown(as_alma)
    for days in range(1, 31):
        other = seats.enrol(
            person=row.person,
            run=make_run(course=make_course(f"Kursus {days}"), term=run.term),
            by=dina,
            actor="school",
        )
        readings.note(by=dina, what=ReadingKind.ROSTER, run=other.run, now=days_from_now(days))
    with CaptureQueriesContext(connection) as thirty:
        text = shown(as_alma)
    assert text.count("<h2 id=") == 31
    assert len(thirty) == len(one)


def test_it_is_forgotten_after_two_years(run, dina):
    readings.note(by=dina, what=ReadingKind.ROSTER, run=run, now=timezone.now() - timedelta(days=731))
    kept = readings.note(by=dina, what=ReadingKind.ROSTER, run=run, now=timezone.now() - timedelta(days=729))

    assert readings.forget() == 1
    assert Reading.objects.get() == kept

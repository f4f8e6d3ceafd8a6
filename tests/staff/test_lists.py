import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from courses.states import RunState
from enrolment import changes, seats
from tests.factories import (
    days_from_now,
    make_contributor,
    make_course,
    make_people,
    make_person,
    make_run,
    make_term,
    make_venue,
)

pytestmark = pytest.mark.django_db

LISTS = ["runs", "sessions", "enrolments", "waiting", "calls", "venues", "terms", "contributors"]


def rows(client, name, query=""):
    page = client.get(reverse(f"{name}:index") + query)
    assert page.status_code == 200
    return list(page.context["object_list"])


def exported(client, name, query=""):
    answer = client.get(reverse(f"{name}:index") + f"?export=csv{query}")
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def test_a_class_that_is_over_counts_who_completed_it_and_has_no_free_seats(at_desk, alma, dina):
    run = make_run(capacity=5)
    seats.enrol(person=alma, run=run, by=alma)
    changes.finish_run(run=run, by=dina)

    found = rows(at_desk, "runs")[0]
    page = at_desk.get(reverse("runs:show", args=[run.pk]))

    assert (found.enrolled, found.free) == (1, 0)
    assert [number for _, number in page.context["figures"]] == [5, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty(at_desk, name):
    assert rows(at_desk, name) == []


def fill(count):
    """Make as many rows for every list as asked."""
    for number in range(count):
        teacher = make_contributor()
        run = make_run(capacity=1, sessions=2, teachers=(teacher,), venue=make_venue(f"Hus {number}"))
        make_term(f"Halvår {number}")
        for person in [*make_people(2), make_person(email=None, phone="1")]:
            seats.enrol(person=person, run=run, by=person)


@pytest.mark.parametrize("name", LISTS)
def test_one_row_and_thirty_ask_the_same_number_of_questions(at_desk, name, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    fill(1)
    rows(at_desk, name)
    with CaptureQueriesContext(connection) as one:
        rows(at_desk, name)
    fill(29)
    with django_assert_max_num_queries(len(one)):
        assert len(rows(at_desk, name)) >= 20


def test_classes_stand_in_the_order_they_are_needed(at_desk):
    later = make_run(first_start=days_from_now(30))
    next_one = make_run(first_start=days_from_now(3))
    long_over = make_run(first_start=days_from_now(-300))
    just_over = make_run(first_start=days_from_now(-60))
    undated = make_run(sessions=0)

    assert rows(at_desk, "runs") == [next_one, later, undated, just_over, long_over]


def test_classes_are_filtered(at_desk):
    venue, term = make_venue("Havnen"), make_term("Forår")
    draft = make_run(state=RunState.DRAFT)
    there = make_run(venue=venue)
    then = make_run(term=term)
    past = make_run(first_start=days_from_now(-90))

    assert rows(at_desk, "runs", "?state=draft") == [draft]
    assert rows(at_desk, "runs", f"?venue={venue.pk}") == [there]
    assert rows(at_desk, "runs", f"?term={term.pk}") == [then]
    assert rows(at_desk, "runs", f"?course={past.course_id}") == [past]
    assert rows(at_desk, "runs", "?when=past") == [past]
    assert past not in rows(at_desk, "runs", "?when=coming")


@pytest.mark.parametrize(
    "query", ["?state=nonsense", "?term=x", "?p=0", "?p=z", "?ordering=password", "?q=%00", "?q=%25"]
)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_shrugs_at_nonsense(at_desk, name, query):
    # 400 is what the site says to a NUL byte, wherever it comes.
    assert at_desk.get(reverse(f"{name}:index") + query).status_code == (400 if "%00" in query else 200)


def test_classes_are_found_by_course_and_teacher(at_desk):
    run = make_run(course=make_course("Ro i kroppen"), teachers=(make_contributor("Karen Holm"),))
    make_run(course=make_course("Søvn"))

    assert rows(at_desk, "runs", "?q=kroppen") == [run]
    assert rows(at_desk, "runs", "?q=holm+ro") == [run]
    assert rows(at_desk, "runs", "?q=holm+søvn") == []


def test_the_export_has_the_live_numbers(at_desk, alma, bo):
    run = make_run(capacity=1, course=make_course("Ro"), venue=make_venue("Havnen"))
    seats.enrol(person=alma, run=run, by=alma)
    seats.enrol(person=bo, run=run, by=bo)

    heading, row = exported(at_desk, "runs")

    line = dict(zip(heading, row, strict=True))
    assert (line["Kursus"], line["Sted"]) == ("Ro", "Havnen")
    assert (line["Pladser"], line["Har plads"], line["Ledige"], line["Venter"]) == ("1", "1", "0", "1")


def test_nothing_in_an_export_runs_as_a_formula(at_desk):
    run = make_run(course=make_course('=HYPERLINK("http://x")'))
    sly = make_person("+cmd|calc", email=None, phone="-2+3")
    seats.enrol(person=sly, run=run, by=sly)

    line = dict(zip(*exported(at_desk, "enrolments"), strict=True))

    assert (line["Navn"], line["Telefon"]) == ("'+cmd|calc", "'-2+3")
    assert line["Hold"].startswith("'=HYPERLINK")


def test_the_workbook_parses_back(at_desk, alma):
    run = make_run(course=make_course("Æblegrød på øen"))
    seats.enrol(person=alma, run=run, by=alma)

    answer = at_desk.get(reverse("enrolments:index") + "?export=xlsx")

    sheet = load_workbook(io.BytesIO(answer.getvalue())).active
    heading, row = sheet.iter_rows(values_only=True)
    assert dict(zip(heading, row, strict=True))["Hold"].startswith("Æblegrød på øen")


def test_enrolments_are_found_by_person_and_filtered_by_state(at_desk, alma, bo):
    run = make_run(capacity=1)
    seat = seats.enrol(person=alma, run=run, by=alma)
    place = seats.enrol(person=bo, run=run, by=bo)

    assert rows(at_desk, "enrolments", "?q=alma@example") == [seat]
    assert rows(at_desk, "enrolments", "?state=waiting") == [place]


def test_the_waiting_list_has_who_waits_and_who_is_offered_in_the_order_of_the_line(at_desk, alma, bo, carla):
    run = make_run(capacity=1)
    seat = seats.enrol(person=alma, run=run, by=alma)
    first, second = (seats.enrol(person=person, run=run, by=person) for person in (bo, carla))
    seats.leave(enrolment=seat, by=alma)

    assert rows(at_desk, "waiting") == [first, second]


def test_sessions_are_filtered_by_time_and_by_where_they_are_held(at_desk):
    elsewhere = make_venue("Havnen")
    run = make_run(sessions=2, first_start=days_from_now(-3))
    past, coming = run.sessions.all()
    coming.venue = elsewhere
    coming.save()

    assert rows(at_desk, "sessions") == [coming, past]
    assert rows(at_desk, "sessions", "?when=past") == [past]
    assert rows(at_desk, "sessions", "?when=coming") == [coming]
    assert rows(at_desk, "sessions", f"?venue={elsewhere.pk}") == [coming]

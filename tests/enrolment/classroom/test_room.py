"""The room of a class: for those with a seat, until 30 days after; what is handed out, for half a year."""

import pytest

from courses.states import Format
from enrolment import changes, seats
from enrolment.classroom import trials
from tests.cast import sign_in
from tests.enrolment.classroom.rooms import PDF, at, end, hand_out, practice_of, room_of
from tests.factories import make_contributor, make_course, make_person, make_run

pytestmark = pytest.mark.django_db

PAGES = ("classroom", "words", "materials_zip")


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def page(client, row):
    return client.get(at("classroom", row)).content.decode()


def test_says_when_who_and_until_when(as_alma, alma):
    row = room_of(alma, teachers=(make_contributor("Mette"), make_contributor("Eli")))
    said = page(as_alma, row)
    assert "Med Eli og Mette" in said
    assert "Skriv til underviserne" in said
    assert "Meld afbud" in said
    assert "Prøvehandlinger" not in said
    assert "materialer.zip" not in said
    assert "Resten af siden er her til" in said


@pytest.mark.parametrize("name", PAGES)
def test_anothers_room_is_not_there(client, alma, outsider, name, eli):
    row = room_of(alma)
    hand_out(row.run, "Ark", by=eli)
    assert client.get(at(name, row))["Location"].startswith("/konto/login/?next=/min-side/hold/")
    client = sign_in(client, outsider)
    assert client.get(at(name, row)).status_code == 404
    assert client.post(at(name, row)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_who_waits_or_has_left_has_no_room(as_alma, alma, bo, eli, name):
    full = make_run(capacity=1)
    hand_out(full, "Ark", by=eli)
    seats.enrol(person=bo, run=full, by=bo)
    waiting = seats.enrol(person=alma, run=full, by=alma)
    left = room_of(alma)
    hand_out(left.run, "Ark", by=eli)
    assert as_alma.get(at(name, left)).status_code == 200
    seats.leave(enrolment=left, by=alma)
    assert as_alma.get(at(name, waiting)).status_code == 404
    assert as_alma.get(at(name, left)).status_code == 404


def test_a_cancelled_class_has_no_room(as_alma, alma, dina):
    row = room_of(alma)
    changes.cancel_run(run=row.run, by=dina)
    assert as_alma.get(at("classroom", row)).status_code == 404


def test_after_the_class_the_teachers_can_be_written_to_for_a_month(as_alma, alma):
    row = room_of(alma)
    end(row.run, days=29)
    changes.finish_run(run=row.run)
    assert "Skriv til underviserne" in page(as_alma, row)
    end(row.run, days=31)
    assert "Skriv til underviserne" not in page(as_alma, row)


def test_the_room_is_shut_after_half_a_year(as_alma, alma):
    row = room_of(alma)
    changes.finish_run(run=row.run)
    end(row.run, days=179)
    assert as_alma.get(at("classroom", row)).status_code == 200
    end(row.run, days=181)
    assert as_alma.get(at("classroom", row)).status_code == 404


def test_my_page_leads_to_the_room_while_it_is_there(as_alma, alma):
    row = room_of(alma)
    assert at("classroom", row) in as_alma.get("/min-side/").content.decode()
    assert at("classroom", row) in as_alma.get(at("place", row)).content.decode()
    end(row.run, days=100)
    changes.finish_run(run=row.run)
    assert at("classroom", row) in as_alma.get("/min-side/").content.decode()
    end(row.run, days=200)
    assert at("classroom", row) not in as_alma.get("/min-side/").content.decode()


def test_in_english(as_alma, alma):
    row = room_of(alma)
    assert "Write to the teachers" in as_alma.get("/en" + at("classroom", row)).content.decode()


def test_thirty_of_everything_cost_as_much_as_one(
    as_alma, alma, eli, django_assert_max_num_queries, django_assert_num_queries
):
    small = practice_of(alma)[0]
    large = practice_of(alma)[0]
    fill(small, 1, eli)
    fill(large, 30, eli)
    as_alma.get(at("classroom", small))
    with django_assert_max_num_queries(24) as one:
        as_alma.get(at("classroom", small))
    with django_assert_num_queries(len(one)):
        as_alma.get(at("classroom", large))


def fill(row, count, by):
    for number in range(count):
        hand_out(row.run, f"Ark {number}", by=by, content=PDF + f"{number} {row.pk}".encode())
    for number in range(min(count, 9)):
        other = seats.enrol(person=make_person(), run=row.run, by=by, actor="school")
        trial = trials.start(enrolment=row, plan=f"Gå en tur {number}")
        trials.join(enrolment=other, code=trial.code)
        for one in (row, other):
            trials.share(trial=trial, enrolment=one, named=True, version=1)


def test_no_trial_actions_where_the_course_is_none_of_practice(as_alma, alma):
    row = room_of(alma, course=make_course(format=Format.COURSE))
    assert as_alma.get(at("trial_new", row)).status_code == 404

"""Another class of the same course: at once where there is a seat, else by waiting with a seat in hand."""

import pytest
from django.urls import reverse

from enrolment import seats
from enrolment.invariants import faults
from enrolment.models import Enrolment, EnrolmentSettings
from tests.cast import sign_in
from tests.enrolment.views.sharing import make_shared_run
from tests.enrolment.views.steps import template_of
from tests.factories import days_from_now, make_course, make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(db):
    return make_course("Håb i praksis")


@pytest.fixture
def row(alma, course):
    return enrolled(alma, make_run(course=course))


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


@pytest.fixture(autouse=True)
def sound(db):
    yield
    assert faults() == []


def enrolled(person, run, **fields):
    return seats.enrol(person=person, run=run, by=person, **fields)


def at(name, row):
    return reverse(f"enrolment:{name}", args=[row.pk])


def state_in(run, person):
    rows = Enrolment.objects.filter(person=person, run=run).order_by("-pk")
    return rows.values_list("state", flat=True).first()


def full_run(course):
    run = make_run(course=course, capacity=1, first_start=days_from_now(20))
    person = make_person()
    return run, enrolled(person, run)


def test_classes_of_the_course_are_shown_with_what_they_bring(as_alma, course, row):
    free = make_run(course=course, first_start=days_from_now(21))
    full, _theirs = full_run(course)
    make_run()
    make_run(course=course, state="closed")
    make_run(course=course, access="invitation")
    options = as_alma.get(at("switch", row)).context["options"]
    assert {(one.run.pk, one.at_once) for one in options} == {(free.pk, True), (full.pk, False)}


def test_what_brings_a_seat_hangs_on_what_one_comes_as(client, bo, course):
    theirs = enrolled(bo, make_run(course=course), comes_as="relative")
    make_shared_run(course=course, capacity=2, citizens=2)
    (option,) = sign_in(client, bo).get(at("switch", theirs)).context["options"]
    assert not option.at_once


def test_at_once_where_there_is_a_seat_and_asked_first(as_alma, alma, course, row):
    run = make_run(course=course)
    page = as_alma.get(f"{at('switch', row)}?til={run.pk}")
    assert template_of(page) == "enrolment/place/switch_confirm.html"
    assert state_in(run, alma) is None
    as_alma.post(at("switch", row), {"til": run.pk})
    assert (state_in(row.run, alma), state_in(run, alma)) == ("withdrawn", "enrolled")
    assert as_alma.post(at("switch", row), {"til": run.pk}).status_code == 302
    assert Enrolment.objects.filter(person=alma).count() == 2


def test_waits_with_a_seat_in_hand_and_both_say_so(as_alma, alma, course, row):
    run, theirs = full_run(course)
    for _ in range(2):
        as_alma.post(at("switch", row), {"til": run.pk})
    assert (state_in(row.run, alma), state_in(run, alma)) == ("enrolled", "waiting")
    text = as_alma.get("/min-side/").content.decode()
    assert "Du venter på at skifte til et andet hold" in text
    assert "Når du får en plads her, slipper du den, du har" in text

    seats.leave(enrolment=theirs, by=None)
    text = as_alma.get("/min-side/").content.decode()
    assert "Siger du ja, slipper du den plads, du har" in text
    offered = Enrolment.objects.get(person=alma, run=run)
    as_alma.post(at("answer", offered), {"answer": "yes"})
    assert (state_in(row.run, alma), state_in(run, alma)) == ("withdrawn", "enrolled")


def test_signing_up_for_another_class_of_the_course_leads_to_switching(as_alma, alma, course, row):
    run = make_run(course=course)
    address = f"{at('switch', row)}?til={run.pk}"
    sign_up = reverse("enrolment:sign_up", args=[course.slug, run.pk])
    assert address in as_alma.get(sign_up).content.decode()
    make_cap_of_one()
    page = as_alma.get(sign_up)
    assert template_of(page) == "enrolment/refused.html"
    assert address in page.content.decode()
    as_alma.post(at("switch", row), {"til": run.pk})
    assert state_in(run, alma) == "enrolled"


def make_cap_of_one():
    rules = EnrolmentSettings.load()
    rules.courses_per_term = 1
    rules.save()


def test_a_no_keeps_the_seat_one_has(as_alma, alma, course, row):
    run, theirs = full_run(course)
    as_alma.post(at("switch", row), {"til": run.pk})
    seats.leave(enrolment=theirs, by=None)
    as_alma.post(at("answer", Enrolment.objects.get(person=alma, run=run)), {"answer": "no"})
    assert (state_in(row.run, alma), state_in(run, alma)) == ("enrolled", "declined")


def test_leaving_the_list_keeps_the_seat_one_has(as_alma, alma, course, row):
    run, _theirs = full_run(course)
    as_alma.post(at("switch", row), {"til": run.pk})
    waiting = Enrolment.objects.get(person=alma, run=run)
    assert "Du beholder den plads, du har" in as_alma.get(at("leave", waiting)).content.decode()
    as_alma.post(at("leave", waiting))
    assert (state_in(row.run, alma), state_in(run, alma)) == ("enrolled", "withdrawn")


@pytest.mark.parametrize("other", ["another course", "closed", "nonsense"])
def test_what_cannot_be_switched_to_is_told(as_alma, alma, course, row, other):
    run = make_run() if other == "another course" else make_run(course=course, state="closed")
    til = "x" if other == "nonsense" else run.pk
    page = as_alma.post(at("switch", row), {"til": til})
    assert template_of(page) == "enrolment/place/switch.html"
    assert state_in(row.run, alma) == "enrolled"


def test_who_waits_has_nothing_to_switch_from(as_alma, alma, course):
    waiting = enrolled(alma, make_run(course=course, capacity=0))
    assert as_alma.get(at("switch", waiting))["Location"] == at("place", waiting)

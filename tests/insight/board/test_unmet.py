"""Demand that nobody meets, and the way from there to a new class."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.states import Format, RunAccess, RunState
from enrolment import seats
from enrolment.models import Interest
from insight.demand import unmet
from tests.cast import sign_in
from tests.factories import days_from_now, make_course, make_people, make_run
from tests.insight.board.generated import open_to_all

pytestmark = pytest.mark.django_db


def want(course, number):
    for person in make_people(number):
        Interest.objects.create(course=course, person=person, confirmed_at=timezone.now())


def found():
    return {one.course.title: (one.interested, one.waiting) for one in unmet()}


def test_a_course_that_is_wanted_and_has_no_class_is_unmet():
    course, other = make_course("Aldrig holdt"), make_course("Nogen venter på")
    want(course, 3)
    run = make_run(course=other, capacity=1)
    for person in make_people(3):
        seats.enrol(person=person, run=run, by=person)
    assert found() == {"Aldrig holdt": (3, 0)}

    # It begins, and those who waited still do.
    for week, session in enumerate(run.sessions.order_by("pk")):
        session.starts_at, session.ends_at = days_from_now(7 * week - 1), days_from_now(7 * week - 1, 15)
        session.save()

    assert found() == {"Aldrig holdt": (3, 0), "Nogen venter på": (0, 2)}


def test_unconfirmed_addresses_want_nothing():
    Interest.objects.create(course=make_course(), email="nogen@example.org")

    assert unmet() == []


@pytest.mark.parametrize(
    ("fields", "is_met"),
    [
        ({}, True),
        ({"state": RunState.CLOSED}, False),
        ({"state": RunState.DRAFT}, False),
        ({"state": RunState.CANCELLED}, False),
        ({"access": RunAccess.INVITATION}, False),
        ({"first_start": days_from_now(-3)}, False),
        ({"first_start": days_from_now(-3), "enrolment_closes_at": days_from_now(3)}, True),
        ({"enrolment_closes_at": timezone.now() - timedelta(days=1)}, False),
        ({"enrolment_opens_at": timezone.now() + timedelta(days=3)}, True),
        ({"sessions": 0}, True),
    ],
)
def test_a_class_meets_demand_if_one_can_still_get_into_it(fields, is_met):
    course = make_course("Det her")
    want(course, 2)
    make_run(course=course, **fields)

    assert (found() == {}) is is_met


def test_a_drop_in_meets_demand_as_long_as_it_goes_on():
    course = make_course("Café", format=Format.CAFE)
    want(course, 2)
    run = make_run(course=course, first_start=days_from_now(-10), sessions=2)
    assert list(found()) == ["Café"]

    run.sessions.all().delete()
    run = make_run(course=course, first_start=days_from_now(-10), sessions=4)
    assert found() == {}


def test_the_most_wanted_come_first_and_lead_to_a_copy_of_the_latest_class():
    few, many = make_course("Få vil"), make_course("Mange vil")
    want(few, 1)
    want(many, 6)
    make_run(course=many, first_start=days_from_now(-200))
    latest = make_run(course=many, first_start=days_from_now(-90))
    make_run(course=many, first_start=days_from_now(-30), state=RunState.CANCELLED)
    draft = make_run(course=many, first_start=days_from_now(40), state=RunState.DRAFT)

    first, second = unmet()

    assert (first.course.title, first.last_run, first.draft) == ("Mange vil", latest, draft)
    assert first.copy_url == reverse("runs:copy", args=[latest.pk])
    assert (second.last_run, second.copy_url) == (None, "")


def test_questions_do_not_grow_with_the_courses(django_assert_num_queries):
    course = make_course()
    want(course, 1)
    make_run(course=course, first_start=days_from_now(-90))
    with django_assert_num_queries(5):
        unmet()
    for _ in range(5):
        course = make_course()
        want(course, 1)
        make_run(course=course, first_start=days_from_now(-90))
    with django_assert_num_queries(5):
        assert len(unmet()) == 6


def test_the_public_reads_few_and_in_an_order_that_tells_nothing(client, dina):
    open_to_all()
    for title, number in (("Bøger", 2), ("Avis", 1), ("Cykler", 4), ("Dans", 5)):
        want(make_course(title), number)

    seen = client.get("/tavle/").content.decode()
    places = [seen.index(f">{title}<") for title in ("Dans", "Avis", "Bøger", "Cykler")]
    assert places == sorted(places)
    assert seen.count("<strong>få</strong>") == 3
    assert "<strong>5</strong>" in seen

    known = sign_in(client, dina).get("/tavle/").content.decode()
    assert "<strong>4</strong>" in known

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import CourseRun
from courses.sessions import moved
from courses.states import RunState
from tests.cast import sign_in
from tests.factories import make_run, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def this_term(db):
    return make_term()


@pytest.fixture
def next_term(this_term):
    half_a_year = timedelta(weeks=26)
    return make_term(
        "Næste", starts_on=this_term.starts_on + half_a_year, ends_on=this_term.ends_on + half_a_year
    )


def terms(source, target, **more):
    return {"source": source.pk, "target": target.pk, **more}


def test_the_preview_lists_dates_and_writes_nothing(at_desk, this_term, next_term):
    run = make_run()
    make_run(state=RunState.CANCELLED)

    page = at_desk.get(reverse("runs:copy_term"), terms(this_term, next_term))

    assert [line["copy"].run for line in page.context["plan"]] == [run]
    assert page.context["plan"][0]["copy"].starts[0] == moved(
        run.sessions.first().starts_at, timedelta(weeks=26)
    )
    assert CourseRun.objects.filter(term=next_term).count() == 0


def test_the_ticked_classes_are_copied_once(at_desk, this_term, next_term):
    chosen, left = make_run(capacity=7), make_run()
    address, data = reverse("runs:copy_term"), terms(this_term, next_term, run=[chosen.pk])

    for _ in range(2):
        answer = at_desk.post(address, data, follow=True)

    copy = CourseRun.objects.get(term=next_term)
    assert (copy.copied_from, copy.seats.capacity, copy.state) == (chosen, 7, RunState.DRAFT)
    assert "Intet blev kopieret" in answer.content.decode()
    plan = at_desk.get(address, terms(this_term, next_term)).context["plan"]
    assert {line["copy"].run: line["copy"].is_copied for line in plan} == {chosen: True, left: False}


def test_dates_outside_the_new_term_are_pointed_at(at_desk, this_term, next_term):
    make_run(first_start=timezone.now() + timedelta(days=400))

    page = at_desk.get(reverse("runs:copy_term"), terms(this_term, next_term))

    assert "uden for det nye semester" in page.content.decode()


@pytest.mark.parametrize(
    "data", [{}, {"source": "x"}, {"source": "1", "target": "99999999999"}, {"run": ["a"]}]
)
def test_nonsense_copies_nothing(at_desk, data):
    make_run()

    assert at_desk.get(reverse("runs:copy_term"), data).status_code == 200
    assert at_desk.post(reverse("runs:copy_term"), data).status_code == 200
    assert CourseRun.objects.count() == 1


def test_a_term_is_not_copied_onto_itself(at_desk, this_term):
    run = make_run()

    page = at_desk.post(reverse("runs:copy_term"), terms(this_term, this_term, run=[run.pk]))

    assert "target" in page.context["form"].errors


def test_editors_copy_nothing(client, gry, this_term, next_term):
    run = make_run()
    sign_in(client, gry)

    assert client.get(reverse("runs:copy_term")).status_code == 404
    assert (
        client.post(reverse("runs:copy_term"), terms(this_term, next_term, run=[run.pk])).status_code == 404
    )
    assert CourseRun.objects.count() == 1


@pytest.mark.parametrize("count", [1, 30])
def test_the_preview_asks_the_same_number_of_questions(
    at_desk, this_term, next_term, count, django_assert_num_queries
):
    for _ in range(count):
        make_run(sessions=2)
    at_desk.get(reverse("runs:copy_term"), terms(this_term, next_term))

    with django_assert_num_queries(18):
        at_desk.get(reverse("runs:copy_term"), terms(this_term, next_term))


def test_one_class_is_proposed_for_the_next_term_that_is_not_over(at_desk, this_term, next_term):
    long_ago = make_term(
        "For længst",
        starts_on=this_term.starts_on - timedelta(weeks=104),
        ends_on=this_term.starts_on - timedelta(weeks=80),
    )

    proposed = [
        at_desk.get(reverse("runs:copy", args=[make_run(term=term).pk])).context["form"].initial["term"]
        for term in (this_term, long_ago, next_term)
    ]

    assert proposed == [next_term, this_term, None]

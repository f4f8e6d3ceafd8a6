import pytest
from django.test import Client
from django.urls import reverse

from courses.states import Format, RunState
from enrolment import seats
from enrolment.states import Actor
from tests.cast import sign_in
from tests.factories import make_contributor, make_course, make_people, make_run

pytestmark = pytest.mark.django_db


def show(client, run):
    return client.get(reverse("runs:show", args=[run.pk]))


def test_it_shows_numbers_people_line_and_log(at_desk, alma, bo, hans, dina):
    run = make_run(capacity=1, teachers=(make_contributor("Eli"),))
    seats.enrol(person=alma, run=run, by=dina, actor=Actor.SCHOOL, need="En stol ved døren")
    seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=hans, run=run, by=dina, actor=Actor.SCHOOL)

    page = show(at_desk, run)

    text = page.content.decode()
    assert dict(page.context["figures"]) == {
        "Pladser": 1, "Har plads": 1, "Tilbudt": 0, "Reserveret": 0, "Ledige": 0, "Venter": 2,
    }  # fmt: skip
    assert "En stol ved døren" in text
    assert "Eli" in text
    assert text.index("Bo</a>") < text.index("Hans</a>")
    assert "20 00 00 00" in text


def test_it_never_says_what_somebody_comes_as(at_desk, alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma, comes_as="relative")

    assert "Pårørende" not in show(at_desk, run).content.decode()


def test_offers_are_shown_with_their_end(at_desk, alma, bo, dina):
    run = make_run(capacity=1)
    first = seats.enrol(person=alma, run=run, by=alma)
    seats.enrol(person=bo, run=run, by=bo)
    seats.leave(enrolment=first, by=alma)

    page = show(at_desk, run)

    assert [row.person for row in page.context["room"].offered] == [bo]
    assert reverse("enrolments:answer", args=[page.context["room"].offered[0].pk]) in page.content.decode()


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (RunState.DRAFT, {"open", "cancel"}),
        (RunState.OPEN, {"close", "finish", "cancel"}),
        (RunState.CLOSED, {"open", "finish", "cancel"}),
        (RunState.CANCELLED, set()),
        (RunState.FINISHED, set()),
    ],
)
def test_only_the_moves_of_its_state_are_offered(at_desk, state, moves):
    run = make_run(state=state)
    text = show(at_desk, run).content.decode()

    assert {
        name
        for name in ("open", "close", "finish", "cancel")
        if reverse(f"runs:{name}", args=[run.pk]) in text
    } == moves


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_the_same_number_of_questions(at_desk, count, django_assert_num_queries):
    run = make_run(capacity=count, sessions=count)
    for person in make_people(2 * count):
        seats.enrol(person=person, run=run, by=person)
    show(at_desk, run)

    with django_assert_num_queries(24):
        show(at_desk, run)


def test_there_is_no_such_class(at_desk):
    assert at_desk.get(reverse("runs:show", args=[999_999])).status_code == 404


def test_others_learn_nothing_of_it(gry, frede, outsider, alma):
    run = make_run()
    for person in (gry, frede, outsider, alma):
        assert show(sign_in(Client(), person), run).status_code == 404
    assert show(Client(), run).status_code == 302


def test_without_the_second_factor_it_stays_shut(dina):
    client = sign_in(Client(), dina, second_factor=False)

    answer = show(client, make_run())

    assert answer.status_code == 302
    assert "/konto/" in answer.headers["Location"]


def test_where_one_just_comes_nobody_is_signed_up(at_desk):
    run = make_run(course=make_course("Åben café", format=Format.CAFE))

    page = show(at_desk, run)

    text = page.content.decode()
    assert "Man kommer bare" in text
    assert reverse("runs:add_person", args=[run.pk]) not in text
    assert dict(page.context["figures"]) == {"Pladser": run.seats.capacity}
    for name in ("add_person", "add_team"):
        assert at_desk.get(reverse(f"runs:{name}", args=[run.pk])).status_code == 404

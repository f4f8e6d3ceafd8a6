import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.models import CourseRun
from courses.states import RunState
from enrolment import seats
from enrolment.models import Notice
from enrolment.states import SeatState
from tests.cast import sign_in
from tests.factories import days_from_now, make_pair, make_run, make_term

pytestmark = pytest.mark.django_db

ACTIONS = ["open", "close", "finish", "cancel", "copy", "offer", "add_sessions", "add_person"]


def act(client, name, run, **data):
    return client.post(reverse(f"runs:{name}", args=[run.pk]), data)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("open", RunState.DRAFT, RunState.OPEN),
        ("open", RunState.CLOSED, RunState.OPEN),
        ("close", RunState.OPEN, RunState.CLOSED),
        ("finish", RunState.CLOSED, RunState.FINISHED),
        ("cancel", RunState.OPEN, RunState.CANCELLED),
    ],
)
def test_a_class_is_moved(at_desk, name, before, after):
    run = make_run(state=before, teachers=make_pair())

    answer = act(at_desk, name, run, reason="For få tilmeldte")

    run.refresh_from_db()
    assert (run.state, answer.url) == (after, reverse("runs:show", args=[run.pk]))


@pytest.mark.parametrize(
    ("name", "state"), [("open", RunState.CANCELLED), ("close", RunState.DRAFT), ("finish", RunState.DRAFT)]
)
def test_a_move_that_is_not_possible_says_why(at_desk, name, state):
    run = make_run(state=state)

    page = act(at_desk, name, run)

    run.refresh_from_db()
    assert run.state == state
    assert page.context["form"].non_field_errors()


def test_a_class_without_sessions_does_not_open(at_desk):
    run = make_run(state=RunState.DRAFT, sessions=0)

    assert "mindst én mødegang" in act(at_desk, "open", run).content.decode()


@pytest.mark.parametrize("name", ACTIONS)
def test_looking_at_an_action_does_nothing(at_desk, name, alma, bo):
    run = make_run(state=RunState.OPEN, capacity=1)
    for person in (alma, bo):
        seats.enrol(person=person, run=run, by=person)

    assert at_desk.get(reverse(f"runs:{name}", args=[run.pk])).status_code == 200

    run.refresh_from_db()
    assert run.state == RunState.OPEN
    assert CourseRun.objects.count() == 1
    assert run.enrolments.filter(state__in=("enrolled", "waiting")).count() == 2


@pytest.mark.parametrize("name", [*ACTIONS, "show", "edit", "roster", "export_roster"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_there_for_those_it_is_not_for(name, method, gry, frede, outsider):
    run = make_run()
    address = reverse(f"runs:{name}", args=[run.pk])
    for person in (gry, frede, outsider):
        assert getattr(sign_in(Client(), person), method)(address).status_code == 404
    assert getattr(Client(), method)(address).status_code == 302
    run.refresh_from_db()
    assert run.state == RunState.OPEN


def test_cancelling_says_first_how_many_are_told(at_desk, alma, bo, hans):
    run = make_run(capacity=2)
    for person in (alma, bo, hans):
        seats.enrol(person=person, run=run, by=person)

    page = at_desk.get(reverse("runs:cancel", args=[run.pk]))

    assert "3 får besked; 1 af dem" in page.content.decode()


def test_cancelling_tells_everybody_and_needs_a_reason(at_desk, alma, hans, dina):
    run = make_run()
    for person in (alma, hans):
        seats.enrol(person=person, run=run, by=person)

    assert "reason" in act(at_desk, "cancel", run).context["form"].errors
    act(at_desk, "cancel", run, reason="Underviseren er rejst")

    run.refresh_from_db()
    assert run.cancelled_reason == "Underviseren er rejst"
    assert {notice.person for notice in Notice.objects.filter(kind="run_cancelled")} == {alma, hans}
    assert set(run.enrolments.values_list("state", flat=True)) == {SeatState.WITHDRAWN}
    assert {move.by for row in run.enrolments.all() for move in row.moves.filter(transition="cancel")} == {
        dina
    }


def test_finishing_completes_the_seats(at_desk, alma):
    run = make_run()
    row = seats.enrol(person=alma, run=run, by=alma)

    act(at_desk, "finish", run)

    row.refresh_from_db()
    assert row.state == SeatState.COMPLETED


def test_a_class_is_copied_to_another_term(at_desk):
    run = make_run(capacity=9)
    term = make_term("Næste", starts_on=days_from_now(180).date(), ends_on=days_from_now(300).date())

    answer = act(at_desk, "copy", run, term=term.pk)

    copy = CourseRun.objects.get(copied_from=run)
    assert answer.url == reverse("runs:show", args=[copy.pk])
    assert (copy.term, copy.state, copy.seats.capacity, copy.sessions.count()) == (term, RunState.DRAFT, 9, 4)


def test_a_copy_in_the_same_term_asks_when(at_desk):
    run = make_run()

    page = act(at_desk, "copy", run, term=run.term_id)
    assert page.context["form"].non_field_errors()

    first = days_from_now(50, 17)
    act(
        at_desk,
        "copy",
        run,
        term=run.term_id,
        first_start=timezone.localtime(first).strftime("%Y-%m-%d %H:%M"),
    )
    assert CourseRun.objects.get(copied_from=run).sessions.first().starts_at == first


def test_free_seats_are_offered_in_the_order_of_the_line(at_desk, alma, bo, carla):
    run = make_run(capacity=1, state=RunState.OPEN)
    for person in (alma, bo, carla):
        seats.enrol(person=person, run=run, by=person)
    run.seats.capacity = 2
    run.seats.save(update_fields=["capacity"])

    act(at_desk, "offer", run)

    assert list(run.enrolments.filter(state="offered").values_list("person__chosen_name", flat=True)) == [
        "Bo"
    ]


def test_offering_nothing_says_so(at_desk):
    run = make_run()

    page = at_desk.post(reverse("runs:offer", args=[run.pk]), follow=True)

    assert "intet at tilbyde" in page.content.decode()

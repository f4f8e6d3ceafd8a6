"""Taking, holding and waiting for a seat."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from enrolment import notices, seats
from enrolment.models import Enrolment, EnrolmentSettings, Notice, SupportNeed
from enrolment.rules import Refused
from enrolment.states import Actor
from tests.factories import days_from_now, make_course, make_people, make_run, make_term


@pytest.fixture(autouse=True)
def _the_database_agrees(db):
    yield
    connection.check_constraints()


def test_a_free_seat_is_taken(alma):
    run = make_run(capacity=2)
    row = seats.enrol(person=alma, run=run, by=alma, comes_as="citizen", need=" En plads ved døren ")
    assert (row.state, row.comes_as, row.expires_at, row.line_number) == ("enrolled", "citizen", None, None)
    assert SupportNeed.objects.get(enrolment=row).text == "En plads ved døren"
    run.seats.refresh_from_db()
    assert (run.seats.taken, run.seats.free) == (1, 1)


def test_pressing_twice_is_pressing_once(alma):
    run = make_run(capacity=2)
    first = seats.enrol(person=alma, run=run, by=alma)
    assert seats.enrol(person=alma, run=run, by=alma) == first
    assert seats.hold(person=alma, run=run) == first
    assert Enrolment.objects.count() == 1


def test_a_full_class_means_the_waiting_list_in_order(alma, bo, carla):
    run = make_run(capacity=1)
    rows = [seats.enrol(person=person, run=run, by=person) for person in (alma, bo, carla)]
    assert [row.state for row in rows] == ["enrolled", "waiting", "waiting"]
    assert [row.line_number for row in rows] == [None, 1, 2]


def test_a_seat_is_held_and_confirmed(alma, bo):
    run = make_run(capacity=1)
    now = timezone.now()
    held = seats.hold(person=alma, run=run, comes_as="relative", now=now)
    assert (held.state, held.expires_at) == ("held", now + timedelta(minutes=10))
    assert seats.hold(person=alma, run=run, now=now + timedelta(minutes=5)).expires_at == held.expires_at
    assert seats.hold(person=bo, run=run) is None
    confirmed = seats.enrol(person=alma, run=run, by=alma)
    assert (confirmed.pk, confirmed.state, confirmed.comes_as) == (held.pk, "enrolled", "relative")


def test_a_hold_that_ran_out_is_the_next_persons(alma, bo):
    run = make_run(capacity=1)
    seats.hold(person=alma, run=run)
    late = timezone.now() + timedelta(minutes=11)
    assert seats.enrol(person=bo, run=run, by=bo, now=late).state == "enrolled"
    assert seats.enrol(person=alma, run=run, by=alma, now=late).state == "waiting"


def test_a_hold_that_ran_out_is_taken_anew_where_nobody_came_between(alma):
    run = make_run(capacity=1)
    held = seats.hold(person=alma, run=run)
    row = seats.enrol(person=alma, run=run, by=alma, now=timezone.now() + timedelta(hours=1))
    assert row.state == "enrolled"
    assert row.pk != held.pk


@pytest.mark.parametrize(
    ("fields", "code", "stops_the_school"),
    [
        ({"state": "draft"}, "draft", True),
        ({"state": "cancelled"}, "cancelled", True),
        ({"state": "finished"}, "over", True),
        ({"state": "closed"}, "closed", False),
        ({"enrolment_opens_at": days_from_now(1)}, "not_open_yet", False),
        ({"enrolment_closes_at": days_from_now(-1)}, "closed", False),
        ({"first_start": days_from_now(-1)}, "closed", False),
        ({"first_start": days_from_now(-60)}, "over", True),
    ],
)
def test_when_one_cannot_sign_up(alma, dina, fields, code, stops_the_school):
    run = make_run(**fields)
    for ask in (seats.hold, seats.enrol):
        with pytest.raises(Refused) as refused:
            ask(person=alma, run=run, **({"by": alma} if ask is seats.enrol else {}))
        assert refused.value.code == code
    if stops_the_school:
        with pytest.raises(Refused):
            seats.enrol(person=alma, run=run, by=dina, actor=Actor.SCHOOL)
    else:
        assert seats.enrol(person=alma, run=run, by=dina, actor=Actor.SCHOOL).state == "enrolled"


def test_nobody_needs_a_seat_in_a_cafe(alma):
    run = make_run(course=make_course(format="cafe"))
    with pytest.raises(Refused) as refused:
        seats.enrol(person=alma, run=run, by=alma)
    assert refused.value.code == "drop_in"


def test_the_cap_counts_seats_of_the_term(alma, bo):
    full, first, second, third = make_run(capacity=1), make_run(), make_run(), make_run()
    next_term = make_run(term=make_term("Næste"))
    seats.enrol(person=bo, run=full, by=bo)
    seats.enrol(person=alma, run=full, by=alma)  # waits: not counted
    seats.enrol(person=alma, run=first, by=alma)
    seats.hold(person=alma, run=second)
    with pytest.raises(Refused) as refused:
        seats.enrol(person=alma, run=third, by=alma)
    assert refused.value.code == "cap_reached"
    assert seats.enrol(person=alma, run=second, by=alma).state == "enrolled"
    assert seats.enrol(person=alma, run=next_term, by=alma).state == "enrolled"


def test_a_cap_of_nothing_is_no_cap(alma):
    EnrolmentSettings.objects.update_or_create(defaults={"courses_per_term": 0})
    for run in [make_run(), make_run(), make_run()]:
        assert seats.enrol(person=alma, run=run, by=alma).state == "enrolled"


def test_the_school_may_add_a_third_course(alma, dina):
    for run in [make_run(), make_run()]:
        seats.enrol(person=alma, run=run, by=alma)
    row = seats.enrol(person=alma, run=make_run(), by=dina, actor=Actor.SCHOOL)
    assert (row.state, row.moves.get().by, row.moves.get().actor) == ("enrolled", dina, "school")


def test_what_it_costs_to_enrol(alma, django_assert_num_queries):
    run = make_run(capacity=2)
    with django_assert_num_queries(4 + 2):  # and the savepoint that the test's own transaction makes of ours
        seats.enrol(person=alma, run=run, by=alma)


def test_it_costs_the_same_with_a_long_line(alma, django_assert_num_queries):
    run = make_run(capacity=1)
    for person in make_people(30):
        seats.enrol(person=person, run=run, by=person)
    with django_assert_num_queries(5 + 2):
        seats.enrol(person=alma, run=run, by=alma)


def test_the_one_statement_writes_what_the_models_would(alma):
    """``audit.begin`` writes four tables by hand: each column must be what the ordinary path leaves there."""
    run = make_run(capacity=1)
    row = seats.enrol(person=alma, run=run, by=alma)
    written = row.notices.get()
    rewritten = notices.queue(kind=written.kind, enrolment=row)
    for field in Notice._meta.concrete_fields:
        if field.name not in {"id", "move", "created_at"}:
            assert getattr(written, field.name) == getattr(rewritten, field.name), field.name
    tasks = {task.args_kwargs["args"][0]: task for task in DBTaskResult.objects.filter(queue_name="mail")}
    first, second = tasks[str(written.pk)], tasks[str(rewritten.pk)]
    assert first.args_kwargs["kwargs"] == second.args_kwargs["kwargs"]
    for field in DBTaskResult._meta.concrete_fields:
        if field.name not in {"id", "args_kwargs", "enqueued_at"}:
            assert getattr(first, field.name) == getattr(second, field.name), field.name
    fresh = Enrolment.objects.get(pk=row.pk)
    for field in Enrolment._meta.concrete_fields:
        assert getattr(row, field.name) == getattr(fresh, field.name), field.name
    move = row.moves.get()
    assert (move.source, move.target, move.notice, move.reason, move.by) == (
        "",
        "enrolled",
        "enrolled",
        "",
        alma,
    )

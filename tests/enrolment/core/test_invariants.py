"""What the database refuses by itself, and what the check finds once its guards are off."""

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from courses.models import RunSeats
from enrolment import invariants, seats
from enrolment.models import Enrolment, Move, Notice
from tests.factories import make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(alma, bo):
    run = make_run(capacity=1)
    seats.enrol(person=alma, run=run, by=alma)
    seats.enrol(person=bo, run=run, by=bo)
    connection.check_constraints()
    return run


def refused(constraint, statement, *values, error=IntegrityError):
    with pytest.raises(error) as raised:
        _at_once(statement, values)
    if constraint:
        assert raised.value.__cause__.diag.constraint_name == constraint
    connection.check_constraints()


@transaction.atomic
def _at_once(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    connection.check_constraints()


def insert(person, run, state, **fields):
    names = {"line_number": None, "expires_at": None, **fields}
    refused_sql = """
        INSERT INTO enrolment_enrolment (uid, person_id, run_id, state, comes_as, line_number, expires_at,
          offer_number, created_at, state_since)
        VALUES (gen_random_uuid(), %s, %s, %s, '', %s, %s, 0, now(), now())"""
    return refused_sql, person.pk, run.pk, state, names["line_number"], names["expires_at"]


def test_the_database_refuses_a_seat_too_many(run, carla, bo):
    seats.leave(enrolment=bo.enrolments.get(), by=bo)
    refused("courses_seats_never_oversold", *insert(carla, run, "enrolled"))


def test_the_database_refuses_to_overtake(run, carla, dina):
    seats.enrol(person=carla, run=run, by=carla)
    RunSeats.objects.filter(run=run).update(capacity=2)
    refused("enrolment_nobody_overtakes", *insert(dina, run, "enrolled"))
    refused(
        "enrolment_nobody_overtakes",
        """UPDATE enrolment_enrolment SET state = 'offered', expires_at = now() + interval '1 day'
           WHERE person_id = %s""",
        carla.pk,
    )


def test_the_database_refuses_fewer_seats_than_are_taken(run):
    refused(
        "courses_seats_never_oversold", "UPDATE courses_runseats SET capacity = 0 WHERE run_id = %s", run.pk
    )


def test_the_database_refuses_to_be_in_a_class_twice(run, alma):
    refused("enrolment_one_active_per_run", *insert(alma, run, "waiting", line_number=9))


def test_the_database_refuses_states_that_mean_nothing(run, carla):
    refused(
        "enrolment_timed_iff_expiry", *insert(carla, run, "waiting", line_number=9, expires_at=timezone.now())
    )
    refused("enrolment_waiting_has_number", *insert(carla, run, "waiting"))
    refused("enrolment_line_number_once", *insert(carla, run, "waiting", line_number=1))


def test_the_database_refuses_a_change_that_is_not_logged(run, carla, alma):
    refused("enrolment_state_is_logged", *insert(carla, run, "waiting", line_number=9))
    refused(
        "enrolment_state_is_logged",
        "UPDATE enrolment_enrolment SET state = 'withdrawn' WHERE person_id = %s",
        alma.pk,
    )
    refused("enrolment_keeps_person_and_run", "UPDATE enrolment_enrolment SET person_id = %s", carla.pk)


def test_the_database_refuses_a_promise_that_nobody_queued(run, alma):
    refused(
        "enrolment_promise_is_queued",
        """INSERT INTO enrolment_move (enrolment_id, transition, source, target, actor, notice, reason, at)
           VALUES (%s, 'leave', 'enrolled', 'enrolled', 'person', 'withdrawn', '', now())""",
        alma.enrolments.get().pk,
    )


@pytest.mark.parametrize(
    "statement", ["UPDATE enrolment_move SET actor = 'clock'", "DELETE FROM enrolment_move"]
)
def test_the_log_is_never_rewritten(run, statement):
    refused(None, statement, error=ProgrammingError)


def test_all_holds_after_ordinary_days(run, capsys):
    assert invariants.faults() == []
    call_command("check_invariants")
    assert capsys.readouterr().out == "All facts hold.\n"


def without_guards(statement, *values):
    """Run SQL as a repair by hand might, with our triggers off."""
    with pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE enrolment_enrolment SET state = 'enrolled', line_number = NULL", "1 seats and 2 people"),
        ("UPDATE courses_runseats SET waiting = 0", "but there are"),
        ("UPDATE courses_runseats SET capacity = 2", "free seats while"),
        (
            "UPDATE enrolment_enrolment SET state = 'withdrawn' WHERE state = 'waiting'",
            "its last move led to",
        ),
        ("DELETE FROM enrolment_notice WHERE kind = 'waiting'", "promised the notice"),
        ("UPDATE enrolment_move SET source = 'held'", "starts from held"),
        ("UPDATE enrolment_move SET transition = 'sell'", "made the move sell"),
        (
            """UPDATE enrolment_notice SET created_at = now() - interval '1 day';
               DELETE FROM django_tasks_database_dbtaskresult""",
            "has no task",
        ),
        (
            """UPDATE enrolment_enrolment SET state = 'held', expires_at = now() - interval '1 hour'
               WHERE line_number IS NULL""",
            "since its time ran out",
        ),
    ],
)
def test_each_fault_is_found(run, statement, words, capsys):
    without_guards(statement)
    assert [fault for fault in map(str, invariants.faults()) if words in fault] != []
    with pytest.raises(CommandError):
        call_command("check_invariants")
    transaction.set_rollback(True)


def test_overtaking_is_found_in_the_log(run, carla, bo):
    """Carla gets a seat while Bo waits: the log tells, even when all numbers fit."""
    RunSeats.objects.filter(run=run).update(capacity=2)
    with pgtrigger.ignore("enrolment.Enrolment:nobody_overtakes"):
        row = Enrolment.objects.create(person=carla, run=run, state="enrolled")
    move = Move.objects.create(
        enrolment=row, transition="take", target="enrolled", actor="person", notice="enrolled"
    )
    Notice.objects.create(person=carla, kind="enrolled", move=move, enrolment=row)
    waits = bo.enrolments.get().pk
    assert f"got a seat in class {run.pk} while enrolment {waits} waited" in " ".join(
        map(str, invariants.faults())
    )
    transaction.set_rollback(True)


def test_a_guard_that_is_switched_off_is_found(run):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE enrolment_enrolment DISABLE TRIGGER ALL")
    found = " ".join(map(str, invariants.faults()))
    assert "nobody_overtakes is missing" in found
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE enrolment_enrolment ENABLE TRIGGER ALL")


def test_no_model_may_be_made_to_know_too_much(monkeypatch):
    monkeypatch.setattr(Enrolment._meta.get_field("comes_as"), "name", "diagnosis")
    assert "knows diagnosis" in " ".join(map(str, invariants.faults()))

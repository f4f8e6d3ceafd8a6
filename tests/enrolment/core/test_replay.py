"""What the check finds in the log: each thing that must not be, made with the guards off."""

import pgtrigger
import pytest
from django.db import connection, transaction

from enrolment import invariants, seats
from enrolment.models import Enrolment, Move, Pair
from enrolment.seats import ShareWish
from tests.coming import come, fresh
from tests.factories import make_people, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(dina):
    """A class of four with a citizen and a relative: two seats for citizens, at most one of the staff."""
    run = make_run(capacity=4)
    shares = [ShareWish("citizen", 2), ShareWish("staff", maximum=1)]
    seats.change_rules(run=run, by=dina, shares=shares, staff_per_citizen="1", companions="seat")
    come(run, "citizen", "relative")
    connection.check_constraints()
    yield run
    transaction.set_rollback(True)


def found():
    return " ".join(map(str, invariants.faults()))


def sits_down(run, group, *, target="enrolled", transition="take", **fields):
    """Give somebody a seat as no code of ours would, and log it."""
    (person,) = make_people(1)
    with pgtrigger.ignore("enrolment.Enrolment:shares_are_kept", "enrolment.Enrolment:nobody_overtakes"):
        row = Enrolment.objects.create(person=person, run=run, state=target, comes_as=group, **fields)
    log(row, transition)
    return row


def log(row, transition, source=""):
    Move.objects.create(
        enrolment=row,
        transition=transition,
        source=source,
        target=row.state,
        actor="person",
        comes_as=row.comes_as,
        seats=row.seats,
        line_number=row.line_number,
        pair=row.pair,
    )


def test_a_guaranteed_seat_that_was_given_away(run):
    sits_down(run, "relative")
    assert "guaranteed" not in found()  # the class of four had one open seat left
    row = sits_down(run, "relative")
    assert f"enrolment {row.pk} got a seat in class {run.pk}, but it was guaranteed to others" in found()


def test_it_may_be_given_once_it_is_released(run, dina):
    seats.release(run=run, by=dina)
    rows = [sits_down(run, "relative") for _ in range(2)]
    assert not [row for row in rows if f"enrolment {row.pk} got a seat" in found()]


def test_rules_of_today_do_not_judge_yesterday(run, dina):
    sits_down(run, "relative")
    seats.change_rules(run=run, by=dina, shares=[ShareWish("citizen", 4)])
    assert "got a seat" not in found()


def test_a_maximum_that_was_broken(run, dina):
    seats.change_rules(run=run, by=dina, shares=[ShareWish("staff", maximum=0)])
    row = sits_down(run, "staff")
    assert f"enrolment {row.pk} got a seat in class {run.pk}, but the group had as many" in found()


def test_a_balance_that_was_broken(run, dina):
    seats.change_rules(run=run, by=dina, shares=[])
    sits_down(run, "staff")
    row = sits_down(run, "staff")
    assert f"enrolment {row.pk} got a seat in class {run.pk}, but the staff would outnumber" in found()


def test_a_group_that_was_changed_to_have_the_seat(run):
    row = Enrolment.objects.get(run=run, comes_as="citizen")
    come(run, "relative")
    with pgtrigger.ignore("enrolment.Enrolment:shares_are_kept"):
        row.comes_as = "relative"
        row.save(update_fields=["comes_as"])
    log(row, "regroup", source="enrolled")
    assert f"enrolment {row.pk} changed its group in class {run.pk}, but it was guaranteed" in found()


def test_somebody_who_was_passed_over_and_somebody_who_might_be(run):
    come(run, "relative", "relative")  # the second waits: what is left is for citizens
    waits = Enrolment.objects.get(run=run, state="waiting")
    sits_down(run, "citizen")
    assert "while enrolment" not in found()
    seats.leave(enrolment=Enrolment.objects.filter(run=run, comes_as="relative").first(), by=None)
    assert fresh(waits).state == "offered"


def test_a_pause_that_is_passed_over_is_no_fault(run, dina):
    seats.change_rules(run=run, by=dina, shares=[], staff_per_citizen=None)
    come(run, "", "", "")
    waits = Enrolment.objects.get(run=run, state="waiting")
    seats.pause(enrolment=waits, by=None)
    seats.change_capacity(run=run, capacity=6, by=dina)
    sits_down(run, "staff")
    assert "while enrolment" not in found()
    seats.resume(enrolment=waits, by=None)
    assert fresh(waits).state == "offered"


def test_one_of_two_who_has_a_seat_alone(run):
    pair = Pair.objects.create(run=run)
    has = sits_down(run, "citizen", pair=pair)
    none = sits_down(run, "citizen", target="waiting", transition="wait", line_number=9, pair=pair)
    assert f"of pair {pair.pk}, enrolment {has.pk} has a seat and enrolment {none.pk} has none" in found()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE courses_runseats SET citizens = 3", "counts 3 seats of the group citizen, but there are 1"),
        ("UPDATE courses_runseats SET reserved = 3", "counts 3 seats held for groups, but there are 1"),
        ("UPDATE enrolment_share SET guaranteed = 0", "otherwise than its log says"),
        (
            "UPDATE enrolment_share SET release_at = now() - interval '1 day'",
            "that were to be released at",
        ),
        (
            "UPDATE enrolment_enrolment SET comes_as = 'other' WHERE comes_as = 'relative'",
            "but its last move says relative and 1",
        ),
    ],
)
def test_what_does_not_fit_the_rows(run, statement, words):
    assert found() == ""
    with pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert words in found()

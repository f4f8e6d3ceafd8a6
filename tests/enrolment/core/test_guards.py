"""What the database refuses about shares, whoever asks; and that it has the same rules as the allocator."""

import random
from decimal import Decimal
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from courses.models import RunSeats
from enrolment import seats
from enrolment.fairness import Room, ShareFacts, in_placing_order
from enrolment.models import Enrolment, Pair, SeatRules, Share
from enrolment.seats import ShareWish
from tests.coming import come
from tests.factories import make_people, make_run

pytestmark = pytest.mark.django_db

GROUPS = ("citizen", "relative", "staff", "other", "")


def refused(constraint, statement, *values):
    with pytest.raises(IntegrityError) as raised:
        by_the_end(statement, *values)
    assert raised.value.__cause__.diag.constraint_name == constraint


@transaction.atomic
def at_once(statement, *values):
    """Do it and undo it."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    transaction.set_rollback(True)


@transaction.atomic
def by_the_end(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    connection.check_constraints()


def sits_down(run, group):
    """Return a statement that gives somebody new a seat, past the code."""
    (person,) = make_people(1)
    statement = """
        INSERT INTO enrolment_enrolment (uid, offer_number, created_at, state_since, person_id, run_id, state,
          comes_as)
        VALUES (gen_random_uuid(), 0, now(), now(), %s, %s, 'enrolled', %s)"""
    return statement, person.pk, run.pk, group


# -- The same rules in both languages ------------------------------------------------------------


def test_the_database_and_the_allocator_have_the_same_rules(dina):
    run, dice = make_run(capacity=1), random.Random(20261122)
    parties = [(one,) for one in GROUPS] + list(product(GROUPS, GROUPS)) + [("staff", "", "citizen", "")]
    for _round in range(60):
        room = a_room(dice)
        write(run, room)
        for party in parties:
            assert sql_says(run, party) is room.may_have(party), (room, party)
        had, wished = (dice.choice(GROUPS),), (dice.choice(GROUPS),)
        if room.taken[had[0]]:
            expected = room.without(had).may_have(wished)
            assert sql_says(run, wished, left=had[0]) is expected, (room, had, wished)


def a_room(dice):
    taken = {group: dice.choice((0, 0, 1, 2, 3)) for group in GROUPS}
    shares = tuple(
        ShareFacts(group, guaranteed, dice.choice((None, guaranteed, guaranteed + 1)), dice.random() < 0.7)
        for group in dice.sample(GROUPS[:4], dice.randrange(4))
        for guaranteed in [dice.randrange(4)]
    )
    ratio = dice.choice((None, Decimal("0.5"), Decimal(1), Decimal("1.5")))
    return Room(sum(taken.values()) + dice.randrange(4), taken, shares, ratio, dice.randrange(3))


def write(run, room):
    Share.objects.filter(run=run).delete()
    citizens, relatives, staff, others, _unsaid = (room.taken[group] for group in GROUPS)
    RunSeats.objects.filter(run=run).update(
        capacity=room.capacity,
        taken=sum(room.taken.values()),
        citizens=citizens,
        relatives=relatives,
        staff=staff,
        others=others,
    )
    for share in room.shares:
        until = None if share.in_force else run.term.enrolment_opens_at
        fields = {"guaranteed": share.guaranteed, "maximum": share.maximum}
        Share.objects.create(run=run, group=share.group, release_at=until, released_at=until, **fields)
    policy = {"staff_per_citizen": room.staff_per_citizen, "staff_from": room.staff_from}
    SeatRules.objects.update_or_create(run=run, defaults=policy)
    assert RunSeats.objects.get(run=run).reserved == (room.reserved if room.shares else 0)


def sql_says(run, party, left=None):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT enrolment_why_not(%s, %s::text[], %s, %s) IS NULL",
            [run.pk, list(in_placing_order(party)), left or "", 0 if left is None else 1],
        )
        return cursor.fetchone()[0]


# -- Each rule by itself ---------------------------------------------------------------------------


def test_a_guaranteed_seat_is_given_to_nobody_else(dina):
    run = make_run(capacity=2)
    seats.change_rules(run=run, by=dina, shares=[ShareWish("citizen", 2)])
    refused("enrolment_guaranteed_seats_are_kept", *sits_down(run, "relative"))
    refused("enrolment_guaranteed_seats_are_kept", *sits_down(run, ""))
    (row,) = come(run, "citizen")
    refused(
        "enrolment_guaranteed_seats_are_kept",
        "UPDATE enrolment_enrolment SET comes_as = 'staff' WHERE id = %s",
        row.pk,
    )
    refused(
        "enrolment_guaranteed_seats_are_kept",
        "UPDATE enrolment_enrolment SET seats = 2, brings_companion = true WHERE id = %s",
        row.pk,
    )


def test_no_group_grows_above_its_maximum(dina):
    run = make_run(capacity=3)
    seats.change_rules(run=run, by=dina, shares=[ShareWish("staff", maximum=1)])
    _staff, citizen = come(run, "staff", "citizen")
    refused("enrolment_group_maximum", *sits_down(run, "staff"))
    regroup = "UPDATE enrolment_enrolment SET comes_as = 'staff' WHERE id = %s"
    refused("enrolment_group_maximum", regroup, citizen.pk)


def test_staff_never_outnumber_citizens(dina):
    run = make_run(capacity=4)
    seats.change_rules(run=run, by=dina, staff_per_citizen=Decimal(1), staff_from=1)
    come(run, "staff")
    refused("enrolment_staff_balance", *sits_down(run, "staff"))
    come(run, "citizen", "citizen", "staff")
    refused("courses_seats_never_oversold", *sits_down(run, "citizen"))


def test_a_class_with_rules_and_no_balance_lets_all_staff_in(dina):
    run = make_run(capacity=3)
    seats.change_rules(run=run, by=dina, first_timers_first=True)
    assert [row.state for row in come(run, "staff", "staff", "staff")] == ["enrolled"] * 3


def test_who_may_have_the_seat_is_not_passed_over_and_who_may_not_is(dina):
    run = make_run(capacity=2)
    seats.change_rules(run=run, by=dina, shares=[ShareWish("staff", maximum=1)])
    come(run, "staff", "staff")
    waits = Enrolment.objects.get(run=run, state="waiting")
    assert waits.comes_as == "staff"
    assert come(run, "relative")[0].state == "enrolled"
    come(run, "relative")
    RunSeats.objects.filter(run=run).update(capacity=3)
    refused("enrolment_nobody_overtakes", *sits_down(run, "citizen"))
    Enrolment.objects.filter(comes_as="relative", state="waiting").update(paused_at=timezone.now())
    at_once(*sits_down(run, "citizen"))


def test_a_pair_that_might_have_seats_is_not_passed_over(dina):
    run = make_run(capacity=1)
    come(run, "")
    seats.enrol_pair(people=[(person, "") for person in make_people(2)], run=run, by=dina)
    RunSeats.objects.filter(run=run).update(capacity=2)
    at_once(*sits_down(run, "citizen"))  # one seat is none for two
    RunSeats.objects.filter(run=run).update(capacity=3)
    refused("enrolment_nobody_overtakes", *sits_down(run, "citizen"))


def test_of_two_together_both_have_seats_or_none(dina):
    run = make_run(capacity=2)
    pair = Pair.objects.create(run=run)
    refused(
        "enrolment_both_or_none",
        """INSERT INTO enrolment_enrolment
             (uid, offer_number, created_at, state_since, person_id, run_id, state, comes_as, line_number,
              pair_id)
           SELECT gen_random_uuid(), 0, now(), now(), u.id, %s, s.state, '', s.number, %s
           FROM (VALUES (%s, 'enrolled', NULL), (%s, 'waiting', 1)) AS s (person, state, number)
           JOIN accounts_user u ON u.id = s.person""",
        run.pk,
        pair.pk,
        *(person.pk for person in make_people(2)),
    )


def test_the_log_tells_of_groups_and_seats_too(dina):
    run = make_run(capacity=2)
    (row,) = come(run, "citizen")
    connection.check_constraints()
    refused(
        "enrolment_state_is_logged",
        "UPDATE enrolment_enrolment SET comes_as = 'relative' WHERE id = %s",
        row.pk,
    )


def test_shares_that_come_late_take_nothing_from_anybody(dina):
    run = make_run(capacity=3)
    come(run, "staff", "staff", "relative")
    outcome = seats.change_rules(run=run, by=dina, shares=[ShareWish("citizen", 2), ShareWish("staff", 0, 1)])
    counted = RunSeats.objects.get(run=run)
    assert (outcome.losing, counted.taken, counted.reserved, counted.open) == (0, 3, 2, 0)
    connection.check_constraints()

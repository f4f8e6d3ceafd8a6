"""Two people at one moment: a claim is sent once, approved once, and never both approved and taken back."""

import uuid
from functools import partial

import pytest
from django.db import connection, transaction
from django.utils import timezone

from peers import claims, ledger
from peers.models import Claim, Entry
from peers.states import ClaimState
from tests.cast import with_role
from tests.factories import make_contributor, make_person
from tests.load.actors import all_at_once
from tests.peers.claims import made
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 4


def refusals(answers):
    return [one for one in answers if isinstance(one, Exception)]


@pytest.fixture
def other(db):
    return with_role(make_person("Ditte"), "coordinator")


def test_two_approve_the_same(eli, dina, other):
    for _round in range(ROUNDS):
        claim = made.sent(eli.contributor)
        answers = all_at_once([partial(claims.approve, claim=claim, by=by) for by in (dina, other)])

        assert len(refusals(answers)) == 1
        assert isinstance(refusals(answers)[0], claims.NotNow)
        assert Entry.objects.filter(reference=f"claim:{claim.pk}:approved").count() == 1
    assert Claim.objects.filter(state=ClaimState.APPROVED).count() == ROUNDS


def test_one_approves_while_the_other_takes_back(eli, dina):
    for _round in range(ROUNDS):
        claim = made.sent(eli.contributor)
        answers = all_at_once(
            [
                partial(claims.approve, claim=claim, by=dina),
                partial(claims.take_back, claim=claim, by=eli),
            ]
        )
        row = Claim.objects.get(pk=claim.pk)
        booked = Entry.objects.filter(reference=f"claim:{claim.pk}:approved").exists()
        assert len(refusals(answers)) == 1
        assert (row.state == ClaimState.APPROVED) == booked


def test_sent_twice_from_two_phones(eli):
    claim = made.ready(eli.contributor)
    answers = all_at_once([lambda: claims.send(claims=[claim], by=eli)] * 2)

    assert sorted(len(one) for one in answers) == [0, 1]


def test_one_piece_of_work_makes_one_claim(eli):
    claim = made.ready(eli.contributor)
    work = claim.engagement
    made_ = all_at_once([lambda: claims.make(engagement=work)] * 4)

    assert {one.pk for one in made_} == {claim.pk}


def test_a_cost_pressed_on_two_phones_is_one(eli):
    made.school()
    key, contributor = uuid.uuid4(), eli.contributor

    def press():
        return claims.add_cost(
            contributor=contributor,
            about="Bussen",
            done_on=timezone.localdate(),
            amount=kroner(48),
            by=eli,
            key=key,
        )

    assert len({one.pk for one in all_at_once([press] * 4)}) == 1


def test_costs_at_one_moment_never_pass_the_budget(eli):
    made.school(granted=500)
    contributor = eli.contributor

    def press():
        return claims.add_cost(
            contributor=contributor,
            about="Bussen",
            done_on=timezone.localdate(),
            amount=kroner(200),
            by=eli,
            key=uuid.uuid4(),
        )

    answers = all_at_once([press] * 5)
    assert len(refusals(answers)) == 3
    assert sum(one.amount.amount for one in Claim.objects.all()) == 400


def test_reversed_by_two(eli, dina, other):
    claim = made.approved(eli.contributor, by=dina)
    answers = all_at_once(
        [lambda by=by: claims.reverse(claim=claim, reason="Forkert.", by=by) for by in (dina, other)]
    )

    assert len(refusals(answers)) == 1
    assert sum(ledger.balance(ledger.owed(eli.contributor)).values(), kroner(0)) == kroner(0)
    with transaction.atomic():
        connection.check_constraints()


def test_two_approve_the_same_many_from_both_ends(eli, alma, dina, other):
    alma_too = make_contributor("Alma", person=alma)
    rows = [made.sent(one) for one in (eli.contributor, alma_too) * 3]
    tickets = {row.pk: row.version for row in rows}
    backwards = dict(reversed(tickets.items()))
    answers = all_at_once(
        [
            partial(claims.approve_many, claims=tickets, by=dina),
            partial(claims.approve_many, claims=backwards, by=other),
        ]
    )

    assert len(refusals(answers)) == 1
    assert Entry.objects.count() == len(rows)

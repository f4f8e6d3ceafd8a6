"""What the database refuses by itself, whoever writes: asked in SQL, as the application's role."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from moneyed import Money

from peers import claims
from peers.models import Claim
from peers.states import CLAIM_MOVES, ClaimState
from tests.factories import make_contributor
from tests.peers.claims import made

pytestmark = pytest.mark.django_db


def refused(constraint, sql, *values):
    """Whether the database refuses it by that name."""
    with pytest.raises(IntegrityError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return error.value.__cause__.diag.constraint_name == constraint


def update(claim, constraint, **fields):
    """Whether a plain UPDATE is refused by that name."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**fields)
    return error.value.__cause__.diag.constraint_name == constraint


@pytest.fixture
def sent(eli):
    return made.sent(eli.contributor)


@pytest.fixture
def approved(eli, dina):
    return made.approved(eli.contributor, by=dina)


@pytest.mark.parametrize("target", [ClaimState.IN_PAYMENT, ClaimState.PAID, ClaimState.REVERSED])
def test_no_step_is_left_out(sent, target):
    assert update(sent, "peers_claim_moves", state=str(target))


def test_every_pair_that_is_not_in_the_table_is_refused(approved):
    allowed = {(source, one.target) for one in CLAIM_MOVES.values() for source in one.sources}
    for target in ClaimState.values:
        if target != "approved" and ("approved", target) not in allowed:
            assert update(approved, "peers_claim_moves", state=target)


def test_nobody_approves_their_own_in_sql_either(dina):
    own = made.sent(make_contributor("Dina", person=dina))
    now = timezone.now()
    fields = {"state": "approved", "approved_by_id": dina.pk, "approved_at": now, "tax_code": "b"}

    assert update(own, "peers_payee_decides_nothing", **fields)


def test_many_at_once_are_refused_where_one_is_own(dina, sent):
    made.sent(make_contributor("Dina", person=dina))
    sql = (
        "UPDATE peers_claim SET state = 'approved', approved_by_id = %s, approved_at = now(), tax_code = 'b'"
        " WHERE state = 'sent'"
    )
    assert refused("peers_payee_decides_nothing", sql, dina.pk)
    assert not Claim.objects.filter(state=ClaimState.APPROVED).exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", Money(900, "DKK")),
        ("minutes", 240),
        ("activity", "meeting"),
        ("about", "Andet"),
        ("explanation", "Nej"),
    ],
)
def test_what_an_approver_looks_at_stays_as_it_is(sent, field, value):
    assert update(sent, "peers_claim_is_out_of_hand", **{field: value})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", Money(900, "DKK")),
        ("amount", Money(500, "EUR")),
        ("done_on", "2020-01-01"),
        ("receipt", "receipts/x.jpg"),
    ],
)
def test_what_is_approved_stays_as_it_is(approved, field, value):
    assert update(approved, "peers_claim_is_out_of_hand", **{field: value})


def test_an_approval_is_not_given_to_another(approved, frede):
    assert update(approved, "peers_claim_approval_stands", approved_by_id=frede.pk)
    assert update(approved, "peers_claim_approval_stands", tax_code="a")


def test_a_claim_stays_whose_it_is(approved, alma):
    assert update(approved, "peers_claim_stays_whose_it_is", contributor_id=make_contributor("Alma").pk)


def test_the_day_of_payment_is_settled(approved, dina):
    assert update(approved, "peers_claim_paid_once", paid_on=timezone.localdate())
    claims.move(approved, "freeze", dina)
    row = claims.move(approved, "pay", dina, paid_on=timezone.localdate())
    assert update(row, "peers_claim_paid_once", paid_on="2020-01-01")
    assert update(row, "peers_claim_month_stands", pay_month="2020-01-01")


def test_no_claim_begins_approved(approved):
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(
            contributor=approved.contributor,
            activity="cost",
            about="Udenom",
            done_on=approved.done_on,
            amount=approved.amount,
            budget=approved.budget,
            pay_month=approved.pay_month,
            state=ClaimState.APPROVED,
            approved_by=approved.approved_by,
            approved_at=approved.approved_at,
            tax_code="reimbursement",
        )


def test_what_was_booked_is_kept(approved):
    assert refused("peers_claim_is_kept", "DELETE FROM peers_claim WHERE id = %s", approved.pk)

"""What ``check_invariants`` finds of claims and entries, once the guards of the database are off."""

from datetime import date

import pytest

from peers import payments
from peers.models import Claim
from tests.peers.honorarium.planted import found

pytestmark = pytest.mark.django_db

CLAIM = "UPDATE peers_claim SET {} WHERE id = %s"
SET = "UPDATE peers_claim SET state = %s WHERE id = %s"
MOVES = {
    "approved": "has its entries: approved, frozen, paid",
    "in_payment": "has its entries: approved, frozen, paid",
    "sent": "has its entries: approved, frozen, paid",
    "reversed": "has its entries: approved, frozen, paid",
}


@pytest.mark.parametrize(("state", "said"), MOVES.items())
def test_a_claim_that_is_elsewhere_than_its_money(paid, state, said):
    assert f"claim {paid.pk} is {state}, and the ledger {said}" in found((SET, state, paid.pk))


def test_a_claim_that_says_it_is_approved_and_is_not_booked(paid):
    waits = Claim.objects.get(about="Tredje gang")
    assert f"claim {waits.pk} is approved, and the ledger has its entries: None" in found(
        (SET, "approved", waits.pk)
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("amount = amount + 1", "says owed -500.00 DKK, and its claim does not"),
        ("amount_currency = 'EUR'", "says expense 500.00 DKK, and its claim does not"),
        ("activity = 'meeting'", "says expense 500.00 DKK, and its claim does not"),
        (
            "approved_by_id = (SELECT person_id FROM peers_contributor c WHERE c.id = contributor_id)",
            "decided",
        ),
        ("paid_on = paid_on + 1", "is paid, and its claim is paid"),
        ("minutes = minutes + 1", "differs from what was agreed, and nothing says why"),
        ("agreed_amount = 1, explanation = 'x'", "not for the one who did the work, or not from its budget"),
        ("tax_code = ''", "and nobody approved it"),
    ],
)
def test_a_paid_claim_that_was_changed(paid, change, said):
    assert said in found((CLAIM.format(change), paid.pk))


def test_a_paid_claim_that_was_deleted(paid):
    lines = f"claim:{paid.pk}:paid:1 says in_payment 500.00 DKK, and its claim does not"
    assert lines in found(
        ("DELETE FROM peers_paymentline WHERE claim_id = %s", paid.pk),
        ("DELETE FROM peers_claim WHERE id = %s", paid.pk),
    )


POSTING = "UPDATE peers_posting SET {} WHERE entry_id = (SELECT id FROM peers_entry WHERE reference = %s) {}"


@pytest.mark.parametrize(
    ("change", "which", "said"),
    [
        ("amount = amount + 1", "AND amount > 0", "sums to 1.00 DKK"),
        ("amount = -amount", "", "says expense -500.00 DKK, and its claim does not"),
        ("amount = 2 * amount", "", "says expense 1000.00 DKK, and its claim does not"),
        (
            "account_id = (SELECT id FROM peers_account WHERE kind = 'paid')",
            "AND amount < 0",
            "says paid -500.00 DKK, and its claim does not",
        ),
    ],
)
def test_postings_that_were_changed(paid, change, which, said):
    assert said in found((POSTING.format(change, which), f"claim:{paid.pk}:approved"))


def test_entries_that_are_of_nothing(paid):
    assert "entry gave:1 is of nothing" in found(
        ("UPDATE peers_entry SET reference = 'gave:1' WHERE reference = %s", f"claim:{paid.pk}:approved")
    )


OF_ENTRY = "DELETE FROM peers_posting WHERE entry_id = (SELECT id FROM peers_entry WHERE reference = %s)"


def test_an_entry_that_was_deleted(paid):
    reference = f"claim:{paid.pk}:paid:1"
    said = found((OF_ENTRY, reference), ("DELETE FROM peers_entry WHERE reference = %s", reference))
    assert f"claim {paid.pk} is paid, and the ledger has its entries: approved, frozen" in said


SETTLED = """
    UPDATE peers_paymentrun SET state = 'settled', frozen_at = now(), frozen_by_id = made_by_id,
        mapper_snapshot = '{}' WHERE id = %s
"""
LINE_AGAIN = """
    INSERT INTO peers_paymentline (run_id, position, claim_id, payroll_number, activity, tax_code,
        payroll_code, project_code, about, done_on, units, unit_amount, unit_amount_currency, amount,
        amount_currency, state, reason, answered_at, answered_by_id)
    SELECT %s, 1, claim_id, payroll_number, activity, tax_code, payroll_code, project_code, about, done_on,
        units, unit_amount, unit_amount_currency, amount, amount_currency, 'taken_out', reason, answered_at,
        answered_by_id FROM peers_paymentline WHERE claim_id = %s
"""
ENTRY_AGAIN = """
    INSERT INTO peers_entry (reference, date, text, at, written_in)
    VALUES (%s, '2030-01-05', 'Igen', now(), 0)
"""
POSTINGS_AGAIN = """
    INSERT INTO peers_posting (entry_id, account_id, date, amount, amount_currency)
    SELECT n.id, p.account_id, n.date, p.amount, p.amount_currency FROM peers_posting p
    JOIN peers_entry o ON o.id = p.entry_id AND o.reference = %s, peers_entry n WHERE n.reference = %s
"""


def test_a_claim_that_was_paid_twice(paid, frede):
    """A second line in a second run, with its entries: each of them is right by itself."""
    second = payments.start(pay_date=date(2030, 1, 5), by=frede)
    again = f"claim:{paid.pk}:paid:{second.number}"
    said = found(
        (SETTLED, second.pk),
        (LINE_AGAIN, second.pk, paid.pk),
        (ENTRY_AGAIN, again),
        (POSTINGS_AGAIN, f"claim:{paid.pk}:paid:1", again),
    )
    assert f"claim {paid.pk} was paid 2 times" in said
    assert f"claim {paid.pk} is paid, and the ledger has its entries: approved, frozen, paid, paid" in said

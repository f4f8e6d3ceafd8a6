"""What ``check_invariants`` finds of lines, runs and work that were changed past the guards."""

import pytest

from peers.models import Claim
from tests.peers.honorarium.planted import found

pytestmark = pytest.mark.django_db

LINE = "UPDATE peers_paymentline SET {}"
RUN = "UPDATE peers_paymentrun SET {}"
WORK = "UPDATE peers_engagement SET {} WHERE id = %s"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("amount = amount + 1", "is not the claim"),
        ("tax_code = 'a', payroll_code = 'x'", "is not the claim"),
        ("state = 'frozen'", "line 1/1 is frozen, and its claim is paid"),
        ("state = 'rejected'", "stands in 0 lines of payment runs"),
        ("state = 'frozen'", "run 1 is settled and has a line that is frozen"),
        ("position = 2", "run 1 has lines in places 2, and there are 1"),
        ("answered_by_id = NULL", "line 1/1 is paid, and nobody says so"),
        ("answered_by_id = (SELECT approved_by_id FROM peers_claim c WHERE c.id = claim_id)", "wrote down"),
    ],
)
def test_lines_that_were_changed(paid, change, said):
    assert said in found((LINE.format(change),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("frozen_by_id = (SELECT approved_by_id FROM peers_claim WHERE state = 'paid')", "who froze the run"),
        (
            "frozen_by_id = (SELECT person_id FROM peers_contributor)",
            "who froze the run approved it or is paid",
        ),
        ("pay_date = pay_date + 1", "line 1/1 is paid, and its claim is paid"),
        ("state = 'cancelled', exported_at = now()", "run 1 was taken back or never frozen, and its file"),
        ("state = 'reversed'", "run 1 is reversed and has a line that is paid"),
        ("currency = 'EUR'", "is not the claim"),
    ],
)
def test_runs_that_were_changed(paid, change, said):
    assert said in found((RUN.format(change),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("terms = 'unpaid'", "is done on the terms 'unpaid', and is claimed"),
        ("state = 'accepted'", "is accepted on the terms 'paid', and is claimed"),
        ("state = 'accepted'", "and its last step led to done"),
        ("amount = amount + 1", "not for the one who did the work, or not from its budget"),
    ],
)
def test_work_that_was_changed(paid, change, said):
    work = WORK.format(change)
    assert said in found((work, paid.engagement_id))


def test_work_that_was_never_claimed(paid):
    waits = Claim.objects.get(about="Tredje gang")
    said = f"work {waits.engagement_id} was done and agreed as paid, and was never claimed"
    assert said in found(("DELETE FROM peers_claim WHERE id = %s", waits.pk))


def test_work_that_is_claimed_twice(paid):
    waits = Claim.objects.get(about="Tredje gang")
    assert f"work {paid.engagement_id} is claimed 2 times at once" in found(
        ("DROP INDEX peers_work_is_claimed_once",),
        ("UPDATE peers_claim SET engagement_id = %s WHERE id = %s", paid.engagement_id, waits.pk),
    )


STEP = "UPDATE peers_engagementstep SET source = 'offered' WHERE move = 'finish' AND engagement_id = %s"
HISTORY = """
    UPDATE wagtailcore_modellogentry SET data = jsonb_set(data, '{from}', '"ready"')
    WHERE action = 'peers.claim_pay'
"""


def test_steps_that_no_table_has(paid):
    said = found((STEP, paid.engagement_id))
    assert "the move finish led work from 'offered' to done" in said
    assert "starts from 'offered', and the one before led to 'accepted'" in said


def test_a_claim_that_went_another_way_than_its_history(paid):
    said = f"claim {paid.pk} went from in_payment by peers.claim_pay from ready to paid"
    assert said in found((HISTORY,))

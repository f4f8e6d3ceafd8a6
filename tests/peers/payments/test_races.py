"""Two payers at one moment: nothing is frozen, paid or reversed twice, and nothing is left between."""

import pytest
from django.db import IntegrityError

from accounts.roles import Role
from peers import claims, ledger, payments
from peers.models import Claim, PaymentLine, PaymentRun
from peers.states import ClaimState, LineState, PaymentRunState
from tests.cast import with_role
from tests.factories import make_person
from tests.load.actors import all_at_once
from tests.peers.payments.runs_of_school import approve, frozen, make_payee, pay_date

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ruth(db):
    return with_role(make_person("Ruth"), Role.PAYER)


@pytest.fixture
def payee(dina):
    found = make_payee()
    for _one in range(4):
        approve(found, dina)
    return found


def start(by):
    return payments.start(pay_date=pay_date(), by=by)


def money(payee):
    kinds = (ledger.owed, ledger.in_payment, ledger.paid)
    return [int(ledger.amount_of(kind(payee)).amount) for kind in kinds]


def test_the_same_run_is_frozen_once(payee, frede, ruth):
    run = start(frede)
    came = all_at_once([lambda by=by: payments.freeze(run=run, by=by) for by in (frede, ruth, frede)])

    assert sorted(type(one).__name__ for one in came) == ["NotNow", "NotNow", "PaymentRun"]
    assert PaymentLine.objects.count() == 4
    assert money(payee) == [0, -2000, 0]


def test_two_runs_never_share_a_claim(payee, frede, ruth):
    runs = [start(frede), start(ruth)]
    came = all_at_once([
        lambda run=run, by=by: payments.freeze(run=run, by=by)
        for run, by in zip(runs, (frede, ruth), strict=True)
    ])  # fmt: skip

    assert sorted(type(one).__name__ for one in came) == ["Empty", "PaymentRun"]
    assert PaymentLine.objects.count() == 4
    assert money(payee) == [0, -2000, 0]


def test_what_is_left_out_in_that_moment_is_out_or_in_wholly(payee, frede, ruth):
    run, claim = start(frede), Claim.objects.first()
    all_at_once([
        lambda: payments.freeze(run=run, by=frede),
        lambda: payments.leave_out(run=run, claims=[claim.pk], by=ruth),
    ])  # fmt: skip

    claim.refresh_from_db()
    is_in = PaymentLine.objects.filter(claim=claim).exists()
    assert is_in is not run.left_out.filter(pk=claim.pk).exists()
    assert claim.state == (ClaimState.IN_PAYMENT if is_in else ClaimState.APPROVED)


def test_an_approval_reversed_in_that_moment_is_in_no_run(payee, frede, dina):
    run, claim = start(frede), Claim.objects.first()
    came = all_at_once([
        lambda: payments.freeze(run=run, by=frede),
        lambda: claims.reverse(claim=claim, reason="Fejl", by=dina),
    ])  # fmt: skip

    claim.refresh_from_db()
    is_in = PaymentLine.objects.filter(claim=claim).exists()
    assert claim.state == (ClaimState.IN_PAYMENT if is_in else ClaimState.REVERSED)
    assert not [one for one in came if isinstance(one, IntegrityError)]
    assert sum(money(payee)) == -2000 + (0 if is_in else 500)


def test_what_is_paid_and_reversed_at_once_ends_in_one_of_both(payee, frede, ruth):
    run = frozen(frede)
    came = all_at_once([
        lambda: payments.mark_paid(run=run, by=frede),
        lambda: payments.mark_paid(run=run, by=ruth),
        lambda: payments.reverse_run(run=run, reason="Fejl", by=ruth),
        lambda: payments.cancel(run=run, by=ruth),
    ])  # fmt: skip

    run.refresh_from_db()
    done = [one for one in came if isinstance(one, PaymentRun)]
    assert 1 <= len(done) <= 2
    ends = {
        PaymentRunState.SETTLED: [0, 0, -2000],
        PaymentRunState.CANCELLED: [-2000, 0, 0],
        PaymentRunState.REVERSED: [0, 0, 0] if len(done) == 2 else [-2000, 0, 0],
    }
    assert money(payee) == ends[run.state]


def test_the_same_line_is_reversed_once(payee, frede, ruth):
    run = payments.mark_paid(run=frozen(frede), by=frede)
    line = run.lines.first()
    came = all_at_once([
        lambda by=by: payments.reverse_line(line=line, reason="Fejl", by=by) for by in (frede, ruth)
    ])  # fmt: skip

    assert sorted(type(one).__name__ for one in came) == ["NotNow", "PaymentLine"]
    line.refresh_from_db()
    assert (line.state, money(payee)) == (LineState.REVERSED, [0, 0, -1500])


def test_the_same_answer_at_once_is_taken_in_once(payee, frede, ruth):
    run = frozen(frede)
    rows = "".join(f"U{run.number:04d}-{line.position:05d};Betalt\n" for line in run.lines.all())
    file = f"Reference;Status\n{rows}".encode()
    came = all_at_once([
        lambda by=by: payments.answer(run=run, file=file, name="svar.csv", by=by) for by in (frede, ruth)
    ])  # fmt: skip

    assert sum(isinstance(one, payments.RunRefused) for one in came) == 1
    assert run.answers.count() == 1
    assert money(payee) == [0, 0, -2000]

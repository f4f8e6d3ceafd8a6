"""From approved claims to money: picked, frozen, taken, paid; each step in the ledger and in the claim."""

from decimal import Decimal

import pytest
from django.db import connection

from peers import ledger, payments
from peers.models import Claim, Entry
from peers.payments import Why
from peers.states import ClaimState, LineState, PaymentRunState
from tests.peers.claims import made
from tests.peers.money import kroner, set_rules
from tests.peers.payments.runs_of_school import approve, frozen, make_payee, pay_date

pytestmark = pytest.mark.django_db


def why(picked):
    return {pick.claim: why for pick, why in picked.left_out}


def test_what_is_approved_is_picked_frozen_and_paid_once(dina, frede):
    eli = make_payee("Eli Peer")
    one, two = approve(eli, dina), approve(eli, dina, minutes=50)
    run = payments.start(pay_date=pay_date(), by=frede, title="December")

    picked = payments.pick(run)
    run = payments.freeze(run=run, by=frede, shown=(2, Decimal("708.33")))

    assert (picked.count, picked.total) == (2, kroner("708.33"))
    assert [line.claim_id for line in run.lines.all()] == [one.pk, two.pk]
    assert [str(line.units) for line in run.lines.all()] == ["2.00", "0.83"]
    assert {claim.state for claim in Claim.objects.all()} == {ClaimState.IN_PAYMENT}
    assert ledger.amount_of(ledger.owed(eli)) == kroner(0)
    assert ledger.amount_of(ledger.in_payment(eli)) == kroner("-708.33")

    run = payments.mark_paid(run=run, by=frede)

    assert run.state == PaymentRunState.SETTLED
    assert {(claim.state, claim.paid_on) for claim in Claim.objects.all()} == {("paid", pay_date())}
    assert ledger.amount_of(ledger.in_payment(eli)) == kroner(0)
    assert ledger.amount_of(ledger.paid(eli)) == kroner("-708.33")
    assert Entry.objects.filter(reference=f"claim:{one.pk}:paid:{run.number}").exists()
    with pytest.raises(payments.NotNow):
        payments.mark_paid(run=run, by=frede)
    connection.check_constraints()


def test_each_reason_for_leaving_out_is_told(dina, frede):
    set_rules(yearly_ceiling=1000)
    nameless, own = make_payee(number=""), make_payee()
    own.person = frede
    own.save()
    rich = make_payee()
    claims = {
        "no_number": approve(nameless, dina),
        "own_pay": approve(own, dina),
        "own_approval": approve(make_payee(), frede),
        "chosen": approve(make_payee(), dina),
    }
    fits = [approve(rich, dina), approve(rich, dina)]
    set_rules(yearly_ceiling=600)
    run = payments.start(pay_date=pay_date(), by=frede)
    payments.leave_out(run=run, claims=[claims["chosen"].pk], by=frede)

    picked = payments.pick(run)

    assert why(picked) == {
        **{claim.pk: name for name, claim in claims.items()},
        fits[1].pk: Why.ABOVE_CEILING,
    }
    assert [pick.claim for pick in picked.lines] == [fits[0].pk]
    payments.take_in(run=run, claims=[claims["chosen"].pk], by=frede)
    assert claims["chosen"].pk in [pick.claim for pick in payments.pick(run).lines]


def test_what_is_paid_later_is_not_in_the_run(dina, frede):
    claim = approve(make_payee(), dina)
    run = payments.start(pay_date=claim.pay_month.replace(day=1), by=frede)
    early = payments.start(pay_date=claim.made_at.date(), by=frede)

    assert payments.pick(run).count == 1
    assert payments.pick(early).count == 0
    assert payments.pick(early).left_out == []


def test_a_run_of_nothing_is_not_frozen(frede):
    run = payments.start(pay_date=pay_date(), by=frede)

    with pytest.raises(payments.Empty):
        payments.freeze(run=run, by=frede)

    run.refresh_from_db()
    assert run.state == PaymentRunState.DRAFT


def test_what_was_shown_must_still_be_so(dina, frede):
    payee = make_payee()
    approve(payee, dina)
    run = payments.start(pay_date=pay_date(), by=frede)
    approve(payee, dina)

    with pytest.raises(payments.Changed) as changed:
        payments.freeze(run=run, by=frede, shown=(1, Decimal(500)))

    assert (changed.value.count, changed.value.total) == (2, kroner(1000))
    assert not run.lines.exists()


def test_a_run_taken_back_lets_its_claims_go_into_another(dina, frede):
    eli = make_payee()
    claim = approve(eli, dina)
    run = frozen(frede)

    run = payments.cancel(run=run, by=frede)
    again = frozen(frede)

    claim.refresh_from_db()
    assert run.state == PaymentRunState.CANCELLED
    assert [line.state for line in run.lines.all()] == [LineState.TAKEN_OUT]
    assert claim.state == ClaimState.IN_PAYMENT
    assert again.number == run.number + 1
    assert ledger.amount_of(ledger.in_payment(eli)) == kroner(-500)


def test_what_payroll_may_have_is_not_taken_back(dina, frede):
    approve(make_payee(), dina)
    run = frozen(frede)
    payments.export(run, "csv")

    with pytest.raises(payments.AlreadyExported):
        payments.cancel(run=run, by=frede)


def test_a_rejected_line_is_owed_again_and_goes_into_the_next_run(dina, frede):
    eli = make_payee()
    claim = approve(eli, dina)
    run = frozen(frede)
    line = run.lines.get()

    with pytest.raises(payments.NoReason):
        payments.reject(run=run, lines=[line], reason=" ", by=frede)
    run = payments.reject(run=run, lines=[line], reason="Forkert lønnummer", by=frede)

    claim.refresh_from_db()
    assert (claim.state, run.state) == (ClaimState.APPROVED, PaymentRunState.SETTLED)
    assert ledger.amount_of(ledger.owed(eli)) == kroner(-500)
    again = payments.mark_paid(run=frozen(frede), by=frede)
    claim.refresh_from_db()
    assert (claim.state, again.state) == (ClaimState.PAID, PaymentRunState.SETTLED)
    assert ledger.amount_of(ledger.paid(eli)) == kroner(-500)


def test_a_paid_line_is_reversed_and_the_work_may_be_claimed_anew(dina, frede, mailoutbox):
    eli = make_payee()
    first, second = approve(eli, dina), approve(eli, dina)
    run = payments.mark_paid(run=frozen(frede), by=frede)

    line = payments.reverse_line(line=run.lines.get(claim=first), reason="Betalt to gange", by=frede)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.reversed_reason) == (ClaimState.REVERSED, "Betalt to gange")
    assert (second.state, line.state) == (ClaimState.PAID, LineState.REVERSED)
    assert ledger.amount_of(ledger.paid(eli)) == kroner(-500)
    assert ledger.amount_of(ledger.owed(eli)) == kroner(0)
    assert Entry.objects.filter(reference=f"reversal:claim:{first.pk}:paid:{run.number}").exists()
    with pytest.raises(payments.NotNow):
        payments.reverse_line(line=line, reason="Igen", by=frede)


def test_a_whole_run_is_reversed(dina, frede):
    eli, ida = make_payee(), make_payee()
    paid, waits = approve(eli, dina), approve(ida, dina)
    run = frozen(frede)
    payments.mark_paid(run=run, lines=[run.lines.get(claim=paid)], by=frede)

    run = payments.reverse_run(run=run, reason="Forkert fil", by=frede)

    assert run.state == PaymentRunState.REVERSED
    assert {line.state for line in run.lines.all()} == {LineState.REVERSED}
    states = dict(Claim.objects.values_list("pk", "state"))
    assert states == {paid.pk: ClaimState.REVERSED, waits.pk: ClaimState.APPROVED}
    assert ledger.amount_of(ledger.paid(eli)) == kroner(0)
    assert ledger.amount_of(ledger.owed(ida)) == kroner(-500)
    connection.check_constraints()


def test_a_cost_is_a_line_without_hours(dina, frede):
    eli = make_payee()
    claim = made.cost(eli)
    made.claims.send(claims=[claim], by=eli.person)
    made.claims.approve(claim=claim, by=dina)

    line = frozen(frede).lines.get()

    assert (str(line.units), line.unit_amount, line.amount) == ("1.00", kroner("124.50"), kroner("124.50"))
    assert line.about.startswith("Udlæg")


def test_what_comes_over_new_year_leaves_room_for_the_new_one(dina, frede):
    set_rules(yearly_ceiling=800)
    eli = make_payee()
    this_year, late = approve(eli, dina), pay_date()
    Claim.objects.filter(pk=this_year.pk).update(pay_month=this_year.done_on.replace(day=1))
    run = payments.start(pay_date=late.replace(year=this_year.done_on.year + 1, month=1, day=15), by=frede)

    assert payments.pick(run).count == 1
    set_rules(yearly_ceiling=499)

    assert why(payments.pick(run)) == {this_year.pk: Why.ABOVE_CEILING}
    with pytest.raises(payments.Empty):
        payments.freeze(run=run, by=frede)

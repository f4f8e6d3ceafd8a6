"""Work and claims as rows in a state, for tests of what is counted; each move is one the database allows."""

import itertools
from datetime import date

from django.utils import timezone

from peers.ceiling.months import first_of
from peers.models import Budget, Claim, Contributor, Engagement, Offer, PaymentLine, PaymentRun
from peers.states import Activity, ClaimState, EngagementState, LineState, PaymentRunState, TaxCode, Terms
from tests.factories import make_person
from tests.peers.money import kroner, make_budget

_number = itertools.count(1)

WAY: dict[str, tuple[str, ...]] = {
    ClaimState.READY: (),
    ClaimState.SENT: (ClaimState.SENT,),
    ClaimState.RETURNED: (ClaimState.SENT, ClaimState.RETURNED),
    ClaimState.DROPPED: (ClaimState.DROPPED,),
    ClaimState.APPROVED: (ClaimState.SENT, ClaimState.APPROVED),
    ClaimState.REVERSED: (ClaimState.SENT, ClaimState.APPROVED, ClaimState.REVERSED),
    ClaimState.IN_PAYMENT: (ClaimState.SENT, ClaimState.APPROVED, ClaimState.IN_PAYMENT),
    ClaimState.PAID: (ClaimState.SENT, ClaimState.APPROVED, ClaimState.IN_PAYMENT, ClaimState.PAID),
}


def make_work(
    contributor: Contributor,
    amount: str | int = 500,
    *,
    state: str = EngagementState.ACCEPTED,
    terms: str = Terms.PAID,
    pay_month: date | None = None,
    budget: Budget | None = None,
    done_on: date | None = None,
    frame: Engagement | None = None,
    is_frame: bool = False,
) -> Engagement:
    """Make a piece of work that was offered, and what became of it."""
    day = done_on or timezone.localdate()
    offer = Offer.objects.create(
        contributor=contributor, task="Undervis", cancel_days=7, made_by=make_person("Den der tilbyder")
    )
    work = Engagement.objects.create(
        contributor=contributor,
        activity=Activity.TEACHING,
        about="Undervisning",
        done_on=day,
        minutes=120,
        reference=f"prøve:{next(_number)}",
        state=EngagementState.OFFERED,
        offer=offer,
        unit="hour",
        unit_amount=kroner(250),
        amount=kroner(amount),
        budget=budget or make_budget(year=day.year),
        pay_month=pay_month or first_of(day),
        is_frame=is_frame,
    )
    if state != EngagementState.OFFERED:
        _move(work, state, terms, frame)
    return work


def _move(work: Engagement, state: str, terms: str, frame: Engagement | None) -> None:
    if state == EngagementState.DONE:
        _move(work, EngagementState.ACCEPTED, terms, frame)
    rows = Engagement.objects.filter(pk=work.pk)
    rows.update(state=state, terms=terms if state != EngagementState.DECLINED else "", frame=frame)
    work.refresh_from_db()


def make_claim_row(
    contributor: Contributor,
    amount: str | int = 500,
    *,
    state: str = ClaimState.READY,
    pay_month: date | None = None,
    paid_on: date | None = None,
    budget: Budget | None = None,
    done_on: date | None = None,
    frame: Engagement | None = None,
    is_cost: bool = False,
) -> Claim:
    """Make a claim that has come so far; a paid one was paid on ``paid_on``, or is in a run of that day."""
    day = done_on or timezone.localdate()
    budget = budget or make_budget(year=day.year)
    work = None
    if not is_cost:
        work = make_work(
            contributor, amount, state=EngagementState.DONE, budget=budget, done_on=day, frame=frame
        )
    claim = Claim.objects.create(
        contributor=contributor,
        engagement=work,
        activity=Activity.COST if is_cost else Activity.TEACHING,
        about="Undervisning",
        done_on=day,
        minutes=None if is_cost else 120,
        unit="" if is_cost else "hour",
        unit_amount=None if is_cost else kroner(250),
        amount=kroner(amount),
        receipt="receipts/kvittering.jpg" if is_cost else "",
        budget=budget,
        pay_month=pay_month or first_of(day),
    )
    for target in WAY[state]:
        _step(claim, target, paid_on or day)
    claim.refresh_from_db()
    return claim


def _step(claim: Claim, target: str, paid_on: date) -> None:
    now, by = timezone.now(), make_person("Den der godkender")
    more: dict[str, dict[str, object]] = {
        ClaimState.SENT: {"sent_at": now},
        ClaimState.RETURNED: {"returned_at": now, "returned_by": by, "returned_reason": "Skriv timerne."},
        ClaimState.APPROVED: {"approved_at": now, "approved_by": by, "tax_code": TaxCode.B_INCOME},
        ClaimState.PAID: {"paid_on": paid_on},
        ClaimState.REVERSED: {"reversed_at": now, "reversed_by": by, "reversed_reason": "To gange."},
    }
    if target == ClaimState.IN_PAYMENT:
        _freeze(claim, paid_on)
    Claim.objects.filter(pk=claim.pk).update(state=target, **more.get(target, {}))
    if target == ClaimState.PAID:
        PaymentLine.objects.filter(claim=claim).update(state=LineState.PAID, answered_at=now, answered_by=by)


def _freeze(claim: Claim, pay_date: date) -> None:
    by = make_person("Den der betaler")
    run = PaymentRun.objects.create(number=next(_number), pay_date=pay_date, made_by=by)
    PaymentLine.objects.create(
        run=run,
        position=1,
        claim=claim,
        payroll_number="4711",
        activity=claim.activity,
        tax_code=TaxCode.B_INCOME,
        about=claim.about,
        done_on=claim.done_on,
        units=1,
        unit_amount=claim.amount,
        amount=claim.amount,
    )
    PaymentRun.objects.filter(pk=run.pk).update(
        state=PaymentRunState.FROZEN, frozen_by=by, frozen_at=timezone.now(), mapper_snapshot={}
    )

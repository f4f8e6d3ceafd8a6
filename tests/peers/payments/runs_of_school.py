"""A school with claims to pay: by hand a few, or thousands at once as the rules would have made them."""

import itertools
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from peers import ledger, payments
from peers.ceiling import default_month
from peers.ledger import Line, NewEntry
from peers.models import Claim, Contributor, Engagement, PaymentRun
from peers.states import AccountKind, Activity, ClaimState, EngagementState, Terms
from tests.factories import make_contributor, make_person
from tests.peers.claims import made
from tests.peers.money import kroner

_number = itertools.count(1)


def pay_date() -> date:
    """Return a day on which today's work is paid."""
    return default_month(timezone.localdate()) + timedelta(days=27)


def make_payee(name: str = "", *, number: str | None = None) -> Contributor:
    """Make somebody who is paid, with a payroll number unless it is empty."""
    count = next(_number)
    person = make_person(name or f"Bidragyder {count}")
    payee = make_contributor(person.chosen_name, person=person)
    payee.payroll_number = f"L{count:05d}" if number is None else number
    payee.save()
    return payee


def approve(payee: Contributor, by: User, **fields: object) -> Claim:
    """Make an approved claim of 500 kr."""
    return made.approved(payee, by=by, **fields)


def frozen(by: User, **fields: Any) -> PaymentRun:
    """Begin and freeze a run of what is approved."""
    run = payments.start(pay_date=pay_date(), by=by, **fields)
    return payments.freeze(run=run, by=by)


def make_many(count: int, *, people: int, by: User) -> list[Claim]:
    """Make claims that are approved and booked, in a few statements, of that many people."""
    budget = made.school(granted=count * 1000).budgets.get(year=timezone.localdate().year)
    payees = [make_payee() for _one in range(people)]
    today = timezone.localdate()
    same = {
        "activity": Activity.TEACHING,
        "about": "Undervisning",
        "done_on": today,
        "minutes": 120,
        "unit": "hour",
        "unit_amount": kroner(250),
        "amount": kroner(500),
        "budget": budget,
        "pay_month": default_month(today),
    }
    made_ = Engagement.objects.bulk_create(
        [
            Engagement(
                **same,
                contributor=payees[number % people],
                reference=f"many:{next(_number)}",
                state=EngagementState.DONE,
                terms=Terms.PAID,
            )
            for number in range(count)
        ],
        batch_size=2000,
    )
    rows = Claim.objects.bulk_create(
        [Claim(**same, contributor=one.contributor, engagement=one) for one in made_], batch_size=2000
    )
    _approve_and_book(rows, by)
    return rows


def _approve_and_book(rows: list[Claim], by: User) -> None:
    claims, now = Claim.objects.filter(pk__in=[row.pk for row in rows]), timezone.now()
    claims.update(state=ClaimState.SENT, sent_at=now)
    stamps = {"tax_code": "b", "payroll_code": "4210", "approved_by": by, "approved_at": now}
    claims.update(state=ClaimState.APPROVED, **stamps)
    spent = ledger.expense(rows[0].budget, Activity.TEACHING)
    owed = ledger.of_contributors(AccountKind.OWED, {row.contributor_id for row in rows})
    ledger.post_many(
        (
            NewEntry(
                f"claim:{row.pk}:approved",
                timezone.localdate(),
                "Undervisning",
                (Line(spent, row.amount), Line(owed[row.contributor_id], -row.amount)),
            )
            for row in rows
        ),
        by=by,
    )

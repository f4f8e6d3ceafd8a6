"""What an approved claim is in the ledger: an expense of the budget, owed to the contributor."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import User
from peers import ledger
from peers.models import Claim
from peers.models.ledger import Account, Entry
from peers.states import AccountKind, Activity


def reference(claim: Claim) -> str:
    """Return what the entry of the approval is called, once and for all."""
    return f"claim:{claim.pk}:approved"


def book(*, claim: Claim, by: User, now: datetime | None = None) -> Entry:
    """Write down that the school owes it. Raises ``ledger.AlreadyPosted``."""
    return ledger.post(
        reference=reference(claim),
        date=ledger.day(now),
        text=_text(claim),
        lines=[
            ledger.Line(ledger.owed(claim.contributor), -claim.amount),
            ledger.Line(_spent(claim), claim.amount),
        ],
        by=by,
        now=now,
    )


def open_accounts(claims: Iterable[Claim]) -> None:
    """Make the accounts that claims are booked on, in one order: two who do so never wait in a ring."""
    rows = list(claims)
    ledger.of_contributors(AccountKind.OWED, [row.contributor_id for row in rows])
    for row in sorted(rows, key=lambda one: (one.budget_id, one.activity)):
        _spent(row)


def unbook(*, claim: Claim, reason: str, by: User, now: datetime | None = None) -> Entry:
    """Write down that the school does not owe it after all. Raises ``ledger.AlreadyReversed``."""
    return ledger.reverse(entry=ledger.entry(reference(claim)), date=ledger.day(now), text=reason, by=by)


def _spent(claim: Claim) -> Account:
    if claim.activity == Activity.COST:
        return ledger.reimbursement(claim.budget)
    return ledger.expense(claim.budget, claim.activity)


def _text(claim: Claim) -> str:
    return f"{claim.about}, {claim.done_on:%d.%m.%Y}"[:255]

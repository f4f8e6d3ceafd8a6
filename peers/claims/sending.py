"""The contributor sends what is owed, takes it back while nobody has looked at it, or gives it up."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from peers.claims import receipts
from peers.claims.moving import locked, move, rows_locked
from peers.claims.refusals import NoReceipt, NotYours
from peers.models import Claim
from peers.states import Activity, ClaimState


@transaction.atomic
def send(*, claims: Iterable[Claim], by: User, now: datetime | None = None) -> list[Claim]:
    """Send claims to approval, all or none, and return those that were not sent already.

    Raises NotYours, NoReceipt for a cost without one, and NotNow for what is beyond being sent.
    """
    sent = []
    for row in rows_locked({claim.pk for claim in claims}):
        if row.contributor.person_id != by.pk:
            raise NotYours
        if row.state == ClaimState.SENT:
            continue
        if row.activity == Activity.COST and not row.receipt:
            raise NoReceipt
        sent.append(move(row, "send", by, now=now))
    return sent


def take_back(*, claim: Claim, by: User, version: int | None = None, now: datetime | None = None) -> Claim:
    """Take a claim back that nobody has approved yet. Raises NotYours, NotNow and Stale."""
    return move(claim, "take_back", by, now=now, version=version)


@transaction.atomic
def drop(*, claim: Claim, by: User, version: int | None = None, now: datetime | None = None) -> Claim:
    """Give a claim up: it is not paid. Its receipt is deleted. Raises NotYours, NotNow and Stale."""
    name = locked(claim).receipt.name
    row = move(claim, "drop", by, now=now, version=version, receipt="")
    if name:
        transaction.on_commit(lambda: receipts.delete(name))
    return row

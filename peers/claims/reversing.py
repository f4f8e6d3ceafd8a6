"""An approval that was a mistake is reversed: the claim is over, and the ledger has both entries."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from peers.claims import booking, told
from peers.claims.moving import move
from peers.claims.refusals import NoReason
from peers.models import Claim


@transaction.atomic
def reverse(
    *, claim: Claim, reason: str, by: User, now: datetime | None = None, version: int | None = None
) -> Claim:
    """Reverse an approved claim that is in no payment run; the contributor is told why.

    Raises OwnClaim, NotNow, NoReason and Stale. What is paid already is reversed by its payment run.
    """
    if not reason.strip():
        raise NoReason
    words = reason.strip()
    row = move(claim, "reverse", by, now=now, version=version, data={"reason": words}, reversed_reason=words)
    booking.unbook(claim=row, reason=words[:255], by=by, now=now)
    told.reversed_(row)
    return row

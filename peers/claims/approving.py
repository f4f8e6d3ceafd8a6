"""Somebody who is not paid for it says yes to a claim, or sends it back with a reason."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from peers import rates
from peers.claims import booking, told
from peers.claims.moving import move, rows_locked
from peers.claims.refusals import NoReason, NotNow
from peers.models import Claim


@transaction.atomic
def approve(*, claim: Claim, by: User, now: datetime | None = None, version: int | None = None) -> Claim:
    """Approve a claim, stamp today's codes of tax and payroll on it, and book it as owed.

    Raises OwnClaim, NotNow, and Stale where it is not `version` any more.
    """
    code = rates.code_of(claim.activity)
    row = move(
        claim,
        "approve",
        by,
        now=now,
        version=version,
        tax_code=code.tax_code,
        payroll_code=code.payroll_code,
    )
    booking.book(claim=row, by=by, now=now)
    return row


@transaction.atomic
def approve_many(*, claims: Mapping[int, int], by: User, now: datetime | None = None) -> list[Claim]:
    """Approve many claims, all of them or none; `claims` says of each id which version was looked at.

    Raises as ``approve``.
    """
    rows = {row.pk: row for row in rows_locked(claims)}
    if rows.keys() != claims.keys():
        raise NotNow
    booking.open_accounts(rows.values())
    return [approve(claim=rows[pk], by=by, now=now, version=claims[pk]) for pk in sorted(claims)]


@transaction.atomic
def give_back(
    *, claim: Claim, reason: str, by: User, now: datetime | None = None, version: int | None = None
) -> Claim:
    """Send a claim back to the contributor, who is told why. Raises OwnClaim, NotNow, NoReason and Stale."""
    if not reason.strip():
        raise NoReason
    words = reason.strip()
    row = move(claim, "return", by, now=now, version=version, data={"reason": words}, returned_reason=words)
    told.given_back(row)
    return row

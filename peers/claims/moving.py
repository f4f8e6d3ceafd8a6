"""The one place that changes the state of a claim, by the table of moves; every move is in its history.

The claim is locked here. Whoever also needs the contributor or a budget locks those first.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from accounts.models import User
from peers.claims.refusals import NotNow, NotYours, OwnClaim, Stale
from peers.models import Claim
from peers.states import CLAIM_MOVES

ACTION = "peers.claim_"
"""Before the name of the move, in the history."""
BATCH = 1000


def locked(claim: Claim | int, *, version: int | None = None) -> Claim:
    """Return the row as it is stored, locked until the transaction ends.

    Raises Stale where it is not `version` any more, and ``Claim.DoesNotExist``.
    """
    pk = claim if isinstance(claim, int) else claim.pk
    row = rows_locked([pk]).first()
    if row is None:
        raise Claim.DoesNotExist
    if version is not None and row.version != version:
        raise Stale(version, row.version)
    return row


def rows_locked(pks: Collection[int]) -> QuerySet[Claim]:
    """Return claims in the order in which everybody locks them, locked when they are read."""
    rows = Claim.objects.filter(pk__in=pks).order_by("pk").select_related("contributor", "budget")
    return rows.select_for_update(of=("self",), no_key=True)


def may(claim: Claim, name: str) -> bool:
    """Whether a claim is in a state from which it can be moved so."""
    return claim.state in CLAIM_MOVES[name].sources


@transaction.atomic
def move(
    claim: Claim | int,
    name: str,
    by: User | None,
    *,
    now: datetime | None = None,
    version: int | None = None,
    data: dict[str, Any] | None = None,
    **stamps: Any,
) -> Claim:
    """Move a claim and write it into its history; `stamps` are fields that are set with it.

    Raises:
        NotNow: it is not in a state for this.
        Stale: it is not `version` any more.
        OwnClaim: an approver's move by the payee. NotYours: a contributor's by somebody else.
    """
    row = locked(claim, version=version)
    _refuse(row, name, by)
    now = now or timezone.now()
    stamps = {**_stamps(name, by, now), **stamps}
    for field, value in stamps.items():
        setattr(row, field, value)
    before, row.state, row.version = row.state, CLAIM_MOVES[name].target, row.version + 1
    row.save(update_fields=["state", "version", *stamps])
    # Whoever reads the school's history knows contributors by their public name, which the row has.
    actor = None if CLAIM_MOVES[name].by == "contributor" else by
    data = {"from": before, "to": row.state, **(data or {})}
    log(row, ACTION + name, user=actor, data=data, timestamp=now)
    return row


@transaction.atomic
def move_many(
    claims: Collection[int],
    name: str,
    by: User | None,
    *,
    now: datetime | None = None,
    paid_on: date | None = None,
) -> int:
    """Move many claims by a payer's move, in a few statements each thousand; all of them or none.

    `claims` are ids, already locked or not. Raises NotNow where one is not in a state for it, and ValueError
    for a move that is not a payer's, since those look at each claim.
    """
    move_ = CLAIM_MOVES[name]
    if move_.by != "payer":
        raise ValueError(f"{name} is done one by one.")
    now, pks = now or timezone.now(), sorted(set(claims))
    for start in range(0, len(pks), BATCH):
        _move_batch(pks[start : start + BATCH], name, by, now, {"paid_on": paid_on} if paid_on else {})
    return len(pks)


def _move_batch(pks: list[int], name: str, by: User | None, now: datetime, stamps: dict[str, Any]) -> None:
    move_ = CLAIM_MOVES[name]
    rows = list(rows_locked(pks))
    if len(rows) != len(pks) or any(row.state not in move_.sources for row in rows):
        raise NotNow
    stamps = {**_stamps(name, by, now), **stamps}
    Claim.objects.filter(pk__in=pks).update(state=move_.target, version=F("version") + 1, **stamps)
    kind = ContentType.objects.get_for_model(Claim)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(row.pk),
            label=str(row)[:250],
            action=ACTION + name,
            user=by,
            timestamp=now,
            data={"from": row.state, "to": move_.target},
        )
        for row in rows
    )


def _refuse(row: Claim, name: str, by: User | None) -> None:
    move_ = CLAIM_MOVES[name]
    is_payee = by is not None and row.contributor.person_id == by.pk
    if move_.by == "approver" and is_payee:
        raise OwnClaim
    if move_.by == "contributor" and not is_payee:
        raise NotYours
    if row.state not in move_.sources:
        raise NotNow


def _stamps(name: str, by: User | None, now: datetime) -> dict[str, Any]:
    """Return what is written beside the state, for each move that leaves a trace in the row."""
    found: dict[str, dict[str, Any]] = {
        "send": {"sent_at": now, "returned_reason": ""},
        "return": {"returned_at": now, "returned_by": by},
        "approve": {"approved_at": now, "approved_by": by},
        "pay": {"paid_on": timezone.localdate(now)},
        "reverse": {"reversed_at": now, "reversed_by": by},
        "reverse_paid": {"reversed_at": now, "reversed_by": by},
    }
    return found.get(name, {})

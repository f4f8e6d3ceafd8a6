"""Leave a seat or the waiting list, and answer an offer."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from enrolment import audit
from enrolment.models import Enrolment
from enrolment.seats.keeping import wishes_follow
from enrolment.seats.locking import again, lock, lock_several
from enrolment.seats.pairs import let_other_go, partner_of
from enrolment.seats.waiting_list import pass_on, settled
from enrolment.states import Actor, SeatState

_LEAVES_BY: dict[str, str] = {
    SeatState.HELD: "lapse",
    SeatState.ENROLLED: "leave",
    SeatState.WAITING: "leave_list",
    SeatState.OFFERED: "decline",
}


class OfferGone(Exception):
    """The offer has run out or was answered otherwise; ``enrolment`` is the row as it stands."""

    def __init__(self, enrolment: Enrolment) -> None:
        super().__init__(f"The offer is {enrolment.state}")
        self.enrolment = enrolment


@transaction.atomic
def leave(
    *,
    enrolment: Enrolment,
    by: User | None,
    actor: str = Actor.PERSON,
    reason: str = "",
    now: datetime | None = None,
) -> Enrolment:
    """Leave the class or its waiting list; the seat moves on at once. Who has left stays as they are."""
    run = lock(enrolment.run_id)
    now = now or timezone.now()
    settled(run=run, person=None, now=now)
    row = again(enrolment, run)
    transition = _LEAVES_BY.get(row.state)
    if transition is not None:
        let_other_go(row, now=now)
        audit.move(row, transition, actor=actor, by=by, now=now, reason=reason)
        pass_on(run=run, now=now)
    return row


def answer(
    *,
    enrolment: Enrolment,
    accept: bool,
    by: User | None,
    actor: str = Actor.PERSON,
    now: datetime | None = None,
) -> Enrolment:
    """Say yes or no to an offered seat; the same answer again is no change. Raises ``OfferGone``.

    The first yes of two who come together waits for the other's: the row stays offered, with
    ``said_yes_at``. A seat that was kept elsewhere meanwhile is left in the same transaction. The cap of a
    term is not asked again: an offer is a promise.
    """
    act = {"actor": actor, "by": by}
    answered = None
    while answered is None:
        answered = _answer(enrolment, accept, act, now)
    row, waits_for_other = answered
    # Raised outside, since what had run out has been passed on, and that stays.
    if row.state != (SeatState.ENROLLED if accept else SeatState.DECLINED) and not waits_for_other:
        raise OfferGone(row)
    return row


@transaction.atomic
def _answer(
    enrolment: Enrolment, accept: bool, act: dict[str, Any], now: datetime | None
) -> tuple[Enrolment, bool] | None:
    """Answer under the locks; True where a yes waits for another's. None where another class is to be locked.

    That is so when the seat that is kept was changed for one in a third class since it was read.
    """
    kept_in = _kept_in(enrolment)
    runs = lock_several([enrolment.run_id, *([kept_in] if kept_in else [])])
    now = now or timezone.now()
    if _kept_in(enrolment) != kept_in:
        return None
    for run in runs.values():
        settled(run=run, person=None, now=now)
    row = again(enrolment, runs[enrolment.run_id])
    waits_for_other = False
    if row.state == SeatState.OFFERED:
        whole = {**act, "now": now}
        waits_for_other = _accept(row, whole) if accept else _decline(row, whole)
        for changed in runs.values():
            pass_on(run=changed, now=now)
    return row, waits_for_other


def _kept_in(enrolment: Enrolment) -> int | None:
    """Return the class of the seat that is kept until this offer is answered."""
    return Enrolment.objects.filter(pk=enrolment.pk).values_list("replaces__run", flat=True).get()


def _decline(row: Enrolment, act: dict[str, Any]) -> bool:
    let_other_go(row, now=act["now"])
    audit.move(row, "decline", **act)
    return False


def _accept(row: Enrolment, act: dict[str, Any]) -> bool:
    """Take the seat; True where the yes now waits for that of the other of two."""
    other = partner_of(row)
    if other is not None and other.state == SeatState.OFFERED and other.said_yes_at is None:
        if row.said_yes_at is None:
            audit.move(row, "say_yes", **act, said_yes_at=act["now"])
        return True
    kept = row.replaces
    if kept is not None and kept.state == SeatState.ENROLLED:
        audit.move(row, "accept_instead", **act)
        audit.move(kept, "move_out", **act)
        wishes_follow(kept, row)
    else:
        audit.move(row, "accept", **act)
    if other is not None and other.state == SeatState.OFFERED:
        audit.move(other, "accept", **act)
    return False

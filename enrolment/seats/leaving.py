"""Leave a seat or the waiting list, and answer an offer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from enrolment import audit
from enrolment.models import Enrolment
from enrolment.seats.locking import again, lock
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
    row = again(enrolment, run)
    transition = _LEAVES_BY.get(row.state)
    if transition is not None:
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

    The cap of a term is not asked again: an offer is a promise.
    """
    with transaction.atomic():
        run = lock(enrolment.run_id)
        now = now or timezone.now()
        settled(run=run, person=None, now=now)
        row = again(enrolment, run)
        if row.state == SeatState.OFFERED:
            audit.move(row, "accept" if accept else "decline", actor=actor, by=by, now=now)
            pass_on(run=run, now=now)
    # Raised outside, since what had run out has been passed on, and that stays.
    if row.state != (SeatState.ENROLLED if accept else SeatState.DECLINED):
        raise OfferGone(row)
    return row

"""Change what a person said about their place: pause it, come as something else, bring somebody."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from enrolment import audit
from enrolment.models import Enrolment
from enrolment.rooms import party_of
from enrolment.seats.admission import NoSeat
from enrolment.seats.locking import again, lock
from enrolment.seats.standing import Standing
from enrolment.seats.waiting_list import pass_on, settled
from enrolment.states import ACTIVE, TAKEN, Actor, Companions, SeatState


@transaction.atomic
def pause(
    *, enrolment: Enrolment, by: User | None, actor: str = Actor.PERSON, now: datetime | None = None
) -> Enrolment:
    """Be passed over on the waiting list and keep the number; again, or without waiting, is no change."""
    row, _found, now = _settled_row(enrolment, now)
    if row.state == SeatState.WAITING and row.paused_at is None:
        audit.move(row, "pause", actor=actor, by=by, now=now, paused_at=now)
    return row


@transaction.atomic
def resume(
    *, enrolment: Enrolment, by: User | None, actor: str = Actor.PERSON, now: datetime | None = None
) -> Enrolment:
    """Be asked again, at once where there is a seat one may have; again is no change."""
    row, _found, now = _settled_row(enrolment, now)
    if row.state == SeatState.WAITING and row.paused_at is not None:
        audit.move(row, "resume", actor=actor, by=by, now=now, paused_at=None)
        pass_on(run=row.run, now=now)
    return again(row, row.run)


@transaction.atomic
def regroup(
    *,
    enrolment: Enrolment,
    comes_as: str,
    by: User | None,
    actor: str = Actor.PERSON,
    now: datetime | None = None,
) -> Enrolment:
    """Come as something else, with the seat or the number one has; the same again is no change.

    Raises ``NoSeat`` where the other group may not have the seat: what is held for one group cannot be had
    by saying so and then something else. The seat is kept as it was.
    """
    row, found, now = _settled_row(enrolment, now)
    if row.state not in ACTIVE or row.comes_as == comes_as:
        return row
    had = party_of(row)
    if row.state in TAKEN and not found.room.may_become(had, (comes_as, *had[1:])):
        raise NoSeat
    audit.move(row, "regroup", actor=actor, by=by, now=now, comes_as=comes_as)
    pass_on(run=row.run, now=now)
    return again(row, row.run)


@transaction.atomic
def accompany(
    *,
    enrolment: Enrolment,
    brings: bool,
    by: User | None,
    name: str = "",
    actor: str = Actor.PERSON,
    now: datetime | None = None,
) -> Enrolment:
    """Bring a companion, or come alone; the same again is no change. Who waits keeps the number.

    Raises ``NoSeat`` where there is no seat for the companion, or companions cannot come.
    """
    row, found, now = _settled_row(enrolment, now)
    name = name if brings else ""
    if row.state not in ACTIVE or (row.brings_companion, row.companion_name) == (brings, name):
        return row
    seats = _seats_with(row, found, brings=brings)
    audit.move(
        row,
        "accompany",
        actor=actor,
        by=by,
        now=now,
        brings_companion=brings,
        companion_name=name,
        seats=seats,
    )
    pass_on(run=row.run, now=now)
    return again(row, row.run)


def _seats_with(row: Enrolment, found: Standing, *, brings: bool) -> int:
    """Return how many seats the row uses then. Raises ``NoSeat``."""
    if brings == row.brings_companion:
        return row.seats
    if brings and found.companions == Companions.NO:
        raise NoSeat
    wished = found.party(row.comes_as, companion=brings)
    if row.state in TAKEN and not found.room.may_become(party_of(row), wished):
        raise NoSeat
    return len(wished)


def _settled_row(enrolment: Enrolment, now: datetime | None) -> tuple[Enrolment, Standing, datetime]:
    run = lock(enrolment.run_id)
    now = now or timezone.now()
    found = settled(run=run, person=None, now=now)
    return again(enrolment, run), found, now

"""Go over to another class, and never be without a seat."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import audit
from enrolment.models import Enrolment, SupportNeed
from enrolment.rules import Refusal, Refused
from enrolment.seats.admission import AlreadyThere, NoSeat, check
from enrolment.seats.keeping import WAITS, wishes_follow
from enrolment.seats.line import next_line_number
from enrolment.seats.locking import again, lock_person, lock_several
from enrolment.seats.pairs import let_other_go
from enrolment.seats.standing import Standing
from enrolment.seats.waiting_list import pass_on, settled
from enrolment.states import Actor, SeatState

_LEAVES_BY: dict[str, str] = {
    SeatState.ENROLLED: "move_out",
    SeatState.WAITING: "move_off_list",
    SeatState.OFFERED: "move_off_list",
}


@transaction.atomic
def move_person(
    *, enrolment: Enrolment, to_run: CourseRun, by: User, now: datetime | None = None
) -> Enrolment:
    """Give a person a seat in another class in place of this one, and return the new row.

    Never without a seat: it is taken there before it is left here. What can help the person goes along.
    Raises ``NoSeat`` (also where the person has left meanwhile), ``AlreadyThere`` or ``Refused``.
    """
    row, found, now = _both_classes(enrolment, to_run, now)
    if row.state not in _LEAVES_BY:
        raise NoSeat
    check(found, row.person, Actor.SCHOOL, now, companion=row.brings_companion, instead=row)
    if not found.room.may_have(found.party(row.comes_as, companion=row.brings_companion)):
        raise NoSeat
    return _go_over(row, found, {"actor": Actor.SCHOOL, "by": by, "now": now})


@transaction.atomic
def switch(
    *,
    enrolment: Enrolment,
    to_run: CourseRun,
    by: User | None,
    actor: str = Actor.PERSON,
    now: datetime | None = None,
) -> Enrolment:
    """Go from a seat to another class: at once where there is a seat, else by waiting there.

    Who waits keeps the seat here until they say yes to an offer there. A person may choose another class of
    the same course, the school any. Pressed again, the row that waits is returned. Raises ``NoSeat`` where
    there is no seat here to keep, ``AlreadyThere`` or ``Refused``.
    """
    waits = Enrolment.objects.filter(replaces=enrolment, run=to_run, state__in=WAITS).first()
    if waits is not None:
        return waits
    row, found, now = _both_classes(enrolment, to_run, now)
    if row.state != SeatState.ENROLLED:
        raise NoSeat
    if actor == Actor.PERSON and found.run.course_id != row.run.course_id:
        raise Refused(Refusal.OTHER_COURSE)
    check(found, row.person, actor, now, companion=row.brings_companion, instead=row)
    act: dict[str, Any] = {"actor": actor, "by": by, "now": now}
    if found.room.may_have(found.party(row.comes_as, companion=row.brings_companion)):
        return _go_over(row, found, act)
    fields = {"line_number": next_line_number(found.run), "replaces": row, **_carried(row, found)}
    new = audit.begin("wait", **fields, **act)
    _take_need_along(row, new)
    return new


def _both_classes(
    enrolment: Enrolment, to_run: CourseRun, now: datetime | None
) -> tuple[Enrolment, Standing, datetime]:
    """Lock the person and both classes and settle them. Raises ``AlreadyThere``."""
    lock_person(enrolment.person)
    runs = lock_several([enrolment.run_id, to_run.pk])
    now = now or timezone.now()
    here, there = runs[enrolment.run_id], runs[to_run.pk]
    found = settled(run=there, person=enrolment.person, now=now, instead=enrolment)
    if found.own_id is not None:
        raise AlreadyThere
    settled(run=here, person=None, now=now)
    return again(enrolment, here), found, now


def _go_over(row: Enrolment, found: Standing, act: dict[str, Any]) -> Enrolment:
    new = audit.begin("move_in", **_carried(row, found), **act)
    let_other_go(row, now=act["now"])
    audit.move(row, _LEAVES_BY[row.state], **act)
    wishes_follow(row, new)
    _take_need_along(row, new)
    for run in (found.run, row.run):
        pass_on(run=run, now=act["now"])
    return new


def _carried(row: Enrolment, found: Standing) -> dict[str, Any]:
    """Return what goes along to another class: there a companion may need a seat, or need one no more."""
    return {
        "person": row.person,
        "run": found.run,
        "comes_as": row.comes_as,
        "brings_companion": row.brings_companion,
        "companion_name": row.companion_name,
        "seats": len(found.party(row.comes_as, companion=row.brings_companion)),
    }


def _take_need_along(row: Enrolment, new: Enrolment) -> None:
    need = SupportNeed.objects.filter(enrolment=row).first()
    if need is not None:
        SupportNeed.objects.create(enrolment=new, text=need.text)

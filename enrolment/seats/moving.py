"""Move a person to another class."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import audit
from enrolment.models import Enrolment, SupportNeed
from enrolment.rules import Refused, class_refusal
from enrolment.seats.locking import again, lock_person, lock_several
from enrolment.seats.waiting_list import pass_on, settled
from enrolment.states import Actor, SeatState

_LEAVES_BY: dict[str, str] = {
    SeatState.ENROLLED: "move_out",
    SeatState.WAITING: "move_off_list",
    SeatState.OFFERED: "move_off_list",
}


class NoSeat(Exception):
    """The other class has no seat that this person may have."""


class AlreadyThere(NoSeat):
    """The person is in the other class already, or on its waiting list."""


@transaction.atomic
def move_person(
    *, enrolment: Enrolment, to_run: CourseRun, by: User, now: datetime | None = None
) -> Enrolment:
    """Give a person a seat in another class in place of this one, and return the new row.

    Never without a seat: it is taken there before it is left here. What can help the person goes along.
    Raises ``NoSeat`` (also where the person has left meanwhile), ``AlreadyThere`` or ``Refused``.
    """
    lock_person(enrolment.person)
    runs = lock_several([enrolment.run_id, to_run.pk])
    now = now or timezone.now()
    here, there = runs[enrolment.run_id], runs[to_run.pk]
    found = settled(run=there, person=enrolment.person, now=now)
    if found.own_id is not None:
        raise AlreadyThere
    row = again(enrolment, here)
    leaves_by = _LEAVES_BY.get(row.state)
    no = class_refusal(
        run=there, course_format=found.course_format, dates=found.dates, now=now, actor=Actor.SCHOOL
    )
    if no is not None:
        raise Refused(no)
    if leaves_by is None or not found.may_take:
        raise NoSeat
    new = audit.begin(
        "move_in", person=row.person, run=there, actor=Actor.SCHOOL, by=by, now=now, comes_as=row.comes_as
    )
    audit.move(row, leaves_by, actor=Actor.SCHOOL, by=by, now=now)
    need = SupportNeed.objects.filter(enrolment=row).first()
    if need is not None:
        SupportNeed.objects.create(enrolment=new, text=need.text)
    pass_on(run=here, now=now)
    return new

"""Take a seat, hold one, or wait for one."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import audit
from enrolment.models import Enrolment, EnrolmentSettings, SupportNeed
from enrolment.rules import Refusal, Refused, class_refusal
from enrolment.seats.locking import Standing, lock, lock_person, own_row
from enrolment.seats.waiting_list import next_line_number, run_out_at, settled
from enrolment.states import Actor, SeatState


@transaction.atomic
def hold(
    *, person: User, run: CourseRun, comes_as: str = "", now: datetime | None = None
) -> Enrolment | None:
    """Hold a seat while the person types the code; None where there is none to be had.

    Again, or in another tab, the row that is there is returned with the time it has left. Raises ``Refused``.
    """
    rules = EnrolmentSettings.load()
    lock_person(person)
    locked = lock(run.pk)
    now = now or timezone.now()
    found = settled(run=locked, person=person, now=now)
    own = own_row(found, person)
    if own is not None:
        return own
    _check(found, Actor.PERSON, now)
    if not found.may_take:
        return None
    expires_at = now + timedelta(minutes=rules.hold_minutes)
    held = audit.begin(
        "hold",
        person=person,
        run=locked,
        actor=Actor.PERSON,
        by=person,
        now=now,
        comes_as=comes_as,
        expires_at=expires_at,
    )
    run_out_at(held)
    return held


@transaction.atomic
def enrol(
    *,
    person: User,
    run: CourseRun,
    by: User | None,
    actor: str = Actor.PERSON,
    comes_as: str = "",
    need: str = "",
    now: datetime | None = None,
) -> Enrolment:
    """Give the person a seat, or the next place on the waiting list.

    A seat that is held for the person is confirmed; whoever is in the class already is returned as they
    are, so that pressing twice is pressing once. ``need`` is what can help the person in this class.
    Raises ``Refused``.
    """
    lock_person(person)
    locked = lock(run.pk)
    now = now or timezone.now()
    found = settled(run=locked, person=person, now=now)
    row = own_row(found, person)
    if row is None:
        _check(found, actor, now)
        row = _newcomer(found, person=person, actor=actor, by=by, comes_as=comes_as, now=now)
    elif row.state == SeatState.HELD:
        audit.move(row, "confirm", actor=actor, by=by, now=now, comes_as=comes_as or row.comes_as)
    if need.strip():
        SupportNeed.objects.update_or_create(enrolment=row, defaults={"text": need.strip()[:500]})
    return row


def _newcomer(found: Standing, **fields: Any) -> Enrolment:
    if found.may_take:
        return audit.begin("take", run=found.run, **fields)
    return audit.begin("wait", run=found.run, line_number=next_line_number(found.run), **fields)


def _check(found: Standing, actor: str, now: datetime) -> None:
    no = class_refusal(
        run=found.run, course_format=found.course_format, dates=found.dates, now=now, actor=actor
    )
    if no is None and actor == Actor.PERSON and found.is_at_cap:
        no = Refusal.CAP_REACHED
    if no is not None:
        raise Refused(no)

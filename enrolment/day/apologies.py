"""Afbud: telling that one will not come to one session. No reason is asked, and it is no black mark."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, Session
from enrolment.day import lending, welfare
from enrolment.models import Apology, Enrolment
from enrolment.states import SeatState


class TooLate(Exception):
    """The session has begun or is cancelled, or the person has no seat in the class."""


@transaction.atomic
def give(*, enrolment: Enrolment, session: Session, by: User, now: datetime | None = None) -> Apology:
    """Say that the person will not come to this session; saying it again changes nothing.

    Where the class lends seats, the next on the list is asked whether they would like to come that time.
    Raises ``TooLate``. `by` is the person, or staff who was told on the phone.
    """
    run = _check(enrolment, session, now)
    moment = now or timezone.now()
    row, is_new = Apology.objects.get_or_create(
        enrolment=enrolment, session=session, defaults={"created_at": moment}
    )
    if is_new:
        welfare.review(session=session, enrolment=enrolment)
        lending.follow(run=run, session=session, now=moment)
    return row


@transaction.atomic
def take_back(*, enrolment: Enrolment, session: Session, by: User, now: datetime | None = None) -> None:
    """Come after all; nothing to take back is no error. Raises ``TooLate``.

    A guest who was asked or had said yes comes only if another seat is lent for that session.
    """
    run = _check(enrolment, session, now)
    gone, _ = Apology.objects.filter(enrolment=enrolment, session=session).delete()
    if gone:
        welfare.review(session=session, enrolment=enrolment)
        lending.follow(run=run, session=session, now=now or timezone.now())


def _check(enrolment: Enrolment, session: Session, now: datetime | None) -> CourseRun:
    # The class first, as everybody does: the seat cannot be left between the question and the answer.
    run = CourseRun.objects.select_for_update(of=("self",), no_key=True).get(pk=enrolment.run_id)
    enrolment.refresh_from_db(fields=["state"])
    belongs = session.run_id == enrolment.run_id and enrolment.state == SeatState.ENROLLED
    if not belongs or session.is_cancelled or session.starts_at <= (now or timezone.now()):
        raise TooLate
    return run

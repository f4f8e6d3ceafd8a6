"""Afbud: telling that one will not come to one session. No reason is asked, and it is no black mark."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, Session
from enrolment.models import Apology, Enrolment
from enrolment.states import SeatState


class TooLate(Exception):
    """The session has begun or is cancelled, or the person has no seat in the class."""


@transaction.atomic
def give(*, enrolment: Enrolment, session: Session, by: User, now: datetime | None = None) -> Apology:
    """Say that the person will not come to this session; saying it again changes nothing.

    Raises ``TooLate``. `by` is the person, or staff who was told on the phone.
    """
    _check(enrolment, session, now)
    return Apology.objects.get_or_create(enrolment=enrolment, session=session)[0]


@transaction.atomic
def take_back(*, enrolment: Enrolment, session: Session, by: User, now: datetime | None = None) -> None:
    """Come after all; nothing to take back is no error. Raises ``TooLate``."""
    _check(enrolment, session, now)
    Apology.objects.filter(enrolment=enrolment, session=session).delete()


def _check(enrolment: Enrolment, session: Session, now: datetime | None) -> None:
    # The class first, as everybody does: the seat cannot be left between the question and the answer.
    CourseRun.objects.select_for_update(of=("self",), no_key=True).get(pk=enrolment.run_id)
    enrolment.refresh_from_db(fields=["state"])
    belongs = session.run_id == enrolment.run_id and enrolment.state == SeatState.ENROLLED
    if not belongs or session.is_cancelled or session.starts_at <= (now or timezone.now()):
        raise TooLate

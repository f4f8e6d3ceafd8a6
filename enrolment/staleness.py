"""Whether a notice that has waited still says what is so."""

from datetime import datetime, timedelta

from django.utils import timezone

from courses.models import Session
from enrolment.day_states import GuestState
from enrolment.models import Apology, GuestSeat, Notice
from enrolment.states import REMINDERS, NoticeKind, SeatState

USEFUL_UNTIL: dict[str, timedelta] = {
    NoticeKind.REMINDER_WEEK: timedelta(days=2),
    NoticeKind.REMINDER_DAY: timedelta(hours=2),
}
"""So long before a session its reminder is too late: it would echo the other, or find people on the way."""


def is_stale(notice: Notice) -> bool:
    """Whether telling it now would mislead: a reminder of what is past or off, an offer that was answered."""
    if notice.kind in REMINDERS:
        return _is_stale_reminder(notice)
    if notice.kind == NoticeKind.GUEST_OFFER and notice.not_before is not None:
        return not GuestSeat.objects.filter(pk=notice.details["guest"], state=GuestState.OFFERED).exists()
    # Only what waited for the morning: otherwise it was queued a moment ago, and its sequel comes after it.
    return notice.kind == NoticeKind.OFFERED and notice.not_before is not None and _is_answered(notice)


def too_late(session: Session, kind: str, *, now: datetime) -> bool:
    """Whether a reminder of this session would no longer help."""
    return session.starts_at - now <= USEFUL_UNTIL[kind]


def _is_answered(notice: Notice) -> bool:
    row = notice.enrolment
    return row.state != SeatState.OFFERED or row.offer_number != notice.details.get("offer_number")


def _is_stale_reminder(notice: Notice) -> bool:
    session, row = notice.session, notice.enrolment
    if session is None or session.is_cancelled or row.state != SeatState.ENROLLED:
        return True
    if too_late(session, notice.kind, now=timezone.now()):
        return True
    return Apology.objects.filter(enrolment=row, session=session).exists()

"""Whether a notice that has waited still says what is so."""

from datetime import timedelta

from django.utils import timezone

from enrolment.models import Apology, Notice
from enrolment.states import REMINDERS, NoticeKind, SeatState

WEEK_UNTIL = timedelta(days=2)
"""So long before a class the reminder of a week before would only echo that of the day before."""


def is_stale(notice: Notice) -> bool:
    """Whether telling it now would mislead: a reminder of what is past or off, an offer that was answered."""
    if notice.kind in REMINDERS:
        return _is_stale_reminder(notice)
    # Only what waited for the morning: otherwise it was queued a moment ago, and its sequel comes after it.
    return notice.kind == NoticeKind.OFFERED and notice.not_before is not None and _is_answered(notice)


def _is_answered(notice: Notice) -> bool:
    row = notice.enrolment
    return row.state != SeatState.OFFERED or row.offer_number != notice.details.get("offer_number")


def _is_stale_reminder(notice: Notice) -> bool:
    session, row = notice.session, notice.enrolment
    if session is None or session.is_cancelled or row.state != SeatState.ENROLLED:
        return True
    left = session.starts_at - timezone.now()
    if left <= (WEEK_UNTIL if notice.kind == NoticeKind.REMINDER_WEEK else timedelta(0)):
        return True
    return Apology.objects.filter(enrolment=row, session=session).exists()

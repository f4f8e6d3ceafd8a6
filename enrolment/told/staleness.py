"""Whether a notice that has waited still says what is so."""

from datetime import datetime, timedelta

from django.utils import timezone

from courses.models import Session
from enrolment.day_states import GuestState
from enrolment.models import Apology, GuestSeat, Notice
from enrolment.states import ACTIVE, REMINDERS, NoticeKind, SeatState

USEFUL_UNTIL: dict[str, timedelta] = {
    NoticeKind.REMINDER_WEEK: timedelta(days=2),
    NoticeKind.REMINDER_DAY: timedelta(hours=2),
}
"""So long before a session its reminder is too late: it would echo the other, or find people on the way."""


_HAS_SEAT: frozenset[str] = frozenset({SeatState.ENROLLED, SeatState.COMPLETED})
SO_WHILE: dict[str, frozenset[str]] = {
    NoticeKind.ENROLLED: _HAS_SEAT,
    NoticeKind.MOVED: _HAS_SEAT,
    NoticeKind.WAITING: frozenset({SeatState.WAITING}),
    NoticeKind.BACK_IN_LINE: frozenset({SeatState.WAITING}),
    NoticeKind.OFFERED: frozenset({SeatState.OFFERED}),
    # Guests of one session wait for the class meanwhile.
    NoticeKind.SESSION_CHANGED: _HAS_SEAT | ACTIVE,
    NoticeKind.SESSION_CANCELLED: _HAS_SEAT | ACTIVE,
}
"""What a notice says is so only while the seat is in one of these states; its sequel is a notice too."""


def is_stale(notice: Notice) -> bool:
    """Whether telling it now would mislead: a reminder of what is past or off, what the night has overtaken.

    What did not wait was queued a moment ago, and its sequel comes after it.
    """
    if notice.kind in REMINDERS:
        return _is_stale_reminder(notice)
    return notice.not_before is not None and _is_overtaken(notice)


def _is_overtaken(notice: Notice) -> bool:
    row, details = notice.enrolment, notice.details
    if notice.kind == NoticeKind.GUEST_OFFER:
        return not GuestSeat.objects.filter(pk=details["guest"], state=GuestState.OFFERED).exists()
    if row.state not in SO_WHILE.get(notice.kind, {row.state}):
        return True
    return notice.kind == NoticeKind.OFFERED and row.offer_number != details.get("offer_number")


def too_late(session: Session, kind: str, *, now: datetime) -> bool:
    """Whether a reminder of this session would no longer help."""
    return session.starts_at - now <= USEFUL_UNTIL[kind]


def _is_stale_reminder(notice: Notice) -> bool:
    session, row = notice.session, notice.enrolment
    if session is None or session.is_cancelled or row.state != SeatState.ENROLLED:
        return True
    if too_late(session, notice.kind, now=timezone.now()):
        return True
    return Apology.objects.filter(enrolment=row, session=session).exists()

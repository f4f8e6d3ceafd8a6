"""Tell everybody in a class about its sessions: several changes at once are one notice each."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from accounts.states import NoticeState
from accounts.told import quiet
from accounts.told.ways import Way, way_to
from courses.models import CourseRun, Session
from enrolment import notices
from enrolment.models import Enrolment, Notice
from enrolment.states import NoticeKind, SeatState

NOT_GONE: frozenset[str] = frozenset({NoticeState.QUEUED, NoticeState.TO_CALL})


def tell(
    *,
    run: CourseRun,
    kind: str,
    sessions: Sequence[Session] = (),
    reason: str = "",
    now: datetime | None = None,
) -> int:
    """Tell everybody with a seat in a locked class something about it or its sessions; return how many.

    A change waits ``GATHER_MINUTES`` for others, and joins one that has not gone yet. Who only waits, or has
    an offer, meets the new dates when they have a seat.
    """
    now = now or timezone.now()
    seated = Enrolment.objects.filter(run=run, state=SeatState.ENROLLED).select_related("person")
    rows = list(seated.order_by("pk"))
    open_ones = _not_gone(run) if kind == NoticeKind.SESSION_CHANGED else {}
    for row in rows:
        row.run = run
        if row.pk in open_ones:
            _join(open_ones[row.pk], sessions)
            continue
        named = list(sessions)
        details = {"sessions": [session.pk for session in named]} if len(named) > 1 else {}
        notices.queue(
            kind=kind,
            enrolment=row,
            session=named[0] if len(named) == 1 else None,
            details={**details, **({"reason": reason} if reason else {})},
            way=_way(row, kind, now),
        )
    return len(rows)


def _way(row: Enrolment, kind: str, now: datetime) -> Way:
    way = way_to(row.person, now=now)
    if kind != NoticeKind.SESSION_CHANGED or way.state != NoticeState.QUEUED or not settings.GATHER_MINUTES:
        return way
    gathered = now + timedelta(minutes=settings.GATHER_MINUTES)
    return way._replace(not_before=quiet.waking(gathered))


def _not_gone(run: CourseRun) -> dict[int, Notice]:
    """Return the changes of this class that nobody has heard of yet, by seat; not what is being sent."""
    waiting = Notice.objects.filter(
        enrolment__run=run, kind=NoticeKind.SESSION_CHANGED, state__in=NOT_GONE
    ).select_for_update(of=("self",), skip_locked=True)
    return {notice.enrolment_id: notice for notice in waiting.order_by("created_at", "pk")}


def _join(notice: Notice, sessions: Sequence[Session]) -> None:
    named = notice.details.get("sessions") or ([notice.session_id] if notice.session_id else [])
    if not named:
        return  # It is about the whole class, and says what is so when it goes.
    several = list(dict.fromkeys([*named, *(session.pk for session in sessions)]))
    if len(several) > 1:
        notice.session, notice.details = None, {**notice.details, "sessions": several}
        notice.save(update_fields=["session", "details"])

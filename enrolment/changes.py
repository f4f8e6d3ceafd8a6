"""Changes of a class or a session that those who come must hear of: done and told in one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from courses import runs, sessions
from courses.models import CourseRun, Session
from courses.staffing.changed import tell_teachers
from courses.states import RunState
from enrolment import audit
from enrolment.day import lending
from enrolment.models import Enrolment
from enrolment.seats.locking import lock
from enrolment.states import ACTIVE, Actor, NoticeKind, SeatState
from enrolment.told.telling import tell


@transaction.atomic
def cancel_run(*, run: CourseRun, by: User, reason: str = "", now: datetime | None = None) -> CourseRun:
    """Cancel a class: whoever has, is offered or waits for a seat is told, with the reason.

    Raises ``courses.runs.NotNow``.
    """
    locked = lock(run.pk)
    now = now or timezone.now()
    coming = run.sessions.filter(ends_at__gt=now, cancelled_at__isnull=True)
    tell_teachers(run=locked, sessions=coming, by=by, is_off=True)
    cancelled = runs.move(run=run, transition="cancel", by=by, reason=reason, now=now)
    for row in _active(locked):
        # A seat that was only held is nobody's yet: there is nobody to tell.
        transition = "lapse" if row.state == SeatState.HELD else "cancel"
        audit.move(row, transition, actor=Actor.SCHOOL, by=by, now=now, reason=reason)
    return cancelled


@transaction.atomic
def finish_run(*, run: CourseRun, by: User | None = None, now: datetime | None = None) -> CourseRun:
    """End a class: seats are completed, and whoever still waits is told that the list is closed.

    The clock's act where nobody is named. Raises ``courses.runs.NotNow``.
    """
    locked = lock(run.pk)
    now = now or timezone.now()
    finished = runs.move(run=run, transition="finish", by=by, now=now)
    ends_by = {SeatState.HELD: "lapse", SeatState.ENROLLED: "complete"}
    for row in _active(locked):
        transition = ends_by.get(SeatState(row.state), "close_list")
        audit.move(row, transition, actor=Actor.SCHOOL if by else Actor.CLOCK, by=by, now=now)
    return finished


@transaction.atomic
def add_sessions(*, run: CourseRun, by: User, now: datetime | None = None, **series: Any) -> list[Session]:
    """Give a class more sessions and tell those who come, each session being a calendar entry of its own.

    ``series`` is what ``courses.sessions.add_weekly`` takes, which also says what may be raised. Raises
    NotNow for a session in the past where people know the class already.
    """
    locked = lock(run.pk)
    now = now or timezone.now()
    made = sessions.add_weekly(run=locked, **series)
    is_known = locked.state != RunState.DRAFT
    if is_known and made[0].starts_at <= now:
        raise runs.NotNow(_("People know of this class: a new session must be in the future."))
    log(locked, "courses.add_sessions", user=by, data={"sessions": [session.pk for session in made]})
    if is_known:
        tell(run=locked, kind=NoticeKind.SESSION_CHANGED, sessions=made)
    return made


@transaction.atomic
def remove_session(*, session: Session, by: User) -> None:
    """Delete a session of a draft. Raises ``courses.runs.NotNow`` where people know of it."""
    run = lock(session.run_id)
    log(run, "courses.remove_session", user=by, data={"starts_at": session.starts_at.isoformat()})
    sessions.remove(session)


@transaction.atomic
def change_session(*, session: Session, by: User, now: datetime | None = None, **fields: Any) -> bool:
    """Move a session in time or place; return whether it was news to those who come, who are then told.

    ``fields`` are those of ``courses.sessions.change``, which also says what may be raised. Raises
    NotNow where a session that people expect would be moved into the past, of which nobody could be told.
    """
    run = lock(session.run_id)
    now = now or timezone.now()
    was_coming = Session.objects.filter(pk=session.pk, ends_at__gt=now).exists()
    material = sessions.change(session, **fields)
    if was_coming and session.ends_at <= now and run.state != RunState.DRAFT:
        raise runs.NotNow(_("That time is past. Choose a time to come, or cancel the session."))
    log(run, "courses.change_session", user=by, data={"session": session.pk})
    if material and session.ends_at > now:
        tell(run=run, kind=NoticeKind.SESSION_CHANGED, sessions=[session])
        lending.tell_guests(session=session, kind=NoticeKind.SESSION_CHANGED)
        tell_teachers(run=run, sessions=[session], by=by, is_off=False)
    return material


@transaction.atomic
def cancel_session(*, session: Session, by: User, reason: str = "", now: datetime | None = None) -> bool:
    """Cancel one session and tell those who would have come; False where it was cancelled already.

    Raises ``courses.runs.NotNow`` where it has been held.
    """
    run = lock(session.run_id)
    if not sessions.cancel(session, reason=reason, now=now):
        return False
    log(run, "courses.cancel_session", user=by, data={"session": session.pk, "reason": reason})
    tell(run=run, kind=NoticeKind.SESSION_CANCELLED, sessions=[session], reason=reason)
    tell_teachers(run=run, sessions=[session], by=by, is_off=True)
    lending.follow(run=run, session=session, now=now or timezone.now())
    return True


def _active(run: CourseRun) -> list[Enrolment]:
    rows = list(Enrolment.objects.filter(run=run, state__in=ACTIVE).select_related("person").order_by("pk"))
    for row in rows:
        row.run = run
    return rows

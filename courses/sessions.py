"""Make, change and cancel the sessions of a class. Whom it concerns is told by ``enrolment.changes``.

All arithmetic of dates is done in local wall time: what starts at 13 starts at 13 after the clocks change.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.honorarium import following
from courses.models import CourseRun, Session, Venue
from courses.runs import NotNow
from courses.states import RunState

MOST_IN_A_SERIES = 60
"""More than a session a week for a year is a slip of the finger."""

OVER: frozenset[str] = frozenset({RunState.CANCELLED, RunState.FINISHED})
"""States of a class that gets no more sessions."""


def moved(moment: datetime, by: timedelta) -> datetime:
    """Return the moment ``by`` later on the wall clock of the school, whatever the clocks did between."""
    wall = timezone.make_naive(moment) + by
    return timezone.make_aware(wall)


def weekly_starts(
    *, first_start: datetime, count: int, skip: Collection[date] = (), every_weeks: int = 1
) -> Iterator[datetime]:
    """Yield ``count`` starts at the same weekday and local hour; a skipped date moves the rest on."""
    found = week = 0
    while found < count:
        start = moved(first_start, timedelta(weeks=week * every_weeks))
        week += 1
        if timezone.localdate(start) not in skip:
            found += 1
            yield start


@transaction.atomic
def add_weekly(
    *,
    run: CourseRun,
    first_start: datetime,
    minutes: int,
    count: int,
    skip: Collection[date] = (),
    every_weeks: int = 1,
) -> list[Session]:
    """Give a class ``count`` sessions of ``minutes`` each, one every ``every_weeks`` weeks.

    ``skip`` holds local dates without a session (holidays); they do not count. Raises NotNow where the class
    is over or already has a session at one of the times.
    """
    if not 1 <= count <= MOST_IN_A_SERIES or minutes < 1 or every_weeks < 1:
        raise ValueError(
            f"A series of {count} sessions of {minutes} minutes every {every_weeks} weeks makes no sense"
        )
    locked = CourseRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    if locked.state in OVER:
        raise NotNow(_("The class is over and gets no more sessions."))
    starts = list(weekly_starts(first_start=first_start, count=count, skip=skip, every_weeks=every_weeks))
    clash = run.sessions.filter(starts_at__in=starts).first()
    if clash is not None:
        when = timezone.localtime(clash.starts_at)
        raise NotNow(_("The class already has a session on %(when)s.") % {"when": f"{when:%d.%m.%Y %H:%M}"})
    return Session.objects.bulk_create(
        Session(run=run, starts_at=start, ends_at=start + timedelta(minutes=minutes)) for start in starts
    )


@transaction.atomic
def change(
    session: Session,
    *,
    starts_at: datetime,
    ends_at: datetime,
    venue: Venue | None,
    room: str,
    online_url: str,
) -> bool:
    """Move a session in time or place; return whether those who come must know.

    Writing down as the session's own what the class has anyway is no news and raises no ``sequence``.
    Raises NotNow for a cancelled session, ValidationError where times do not fit together.
    """
    locked = _locked(session)
    if locked.is_cancelled:
        raise NotNow(_("The session is cancelled. Make a new one instead."))
    before = _what_people_know(locked, locked.run)
    locked.starts_at, locked.ends_at = starts_at, ends_at
    locked.venue, locked.room, locked.online_url = venue, room, online_url
    locked.validate_constraints()
    material = _what_people_know(locked, locked.run) != before
    fields = ["starts_at", "ends_at", "venue", "room", "online_url"]
    if material:
        # Else calendars stay as they are, to the byte.
        locked.sequence += 1
        fields += ["sequence", "changed_at"]
    locked.save(update_fields=fields)
    _follow(session, locked, fields)
    following.follow(locked)
    return material


@transaction.atomic
def cancel(session: Session, *, reason: str, now: datetime | None = None) -> bool:
    """Cancel one session; return whether that was news (a cancelled session stays as it is).

    Raises NotNow where the session has been held.
    """
    locked = _locked(session)
    now = now or timezone.now()
    if locked.is_cancelled:
        return False
    if locked.ends_at <= now:
        raise NotNow(_("The session has been held already."))
    locked.cancelled_at, locked.cancelled_reason = now, reason
    locked.sequence += 1
    fields = ["cancelled_at", "cancelled_reason", "sequence", "changed_at"]
    locked.save(update_fields=fields)
    _follow(session, locked, fields)
    following.follow(locked, now=now)
    return True


@transaction.atomic
def remove(session: Session) -> None:
    """Delete a session nobody has heard of: one of a draft. Raises NotNow for others, which are cancelled."""
    run = CourseRun.objects.select_for_update(of=("self",), no_key=True).get(pk=session.run_id)
    if run.state != RunState.DRAFT:
        raise NotNow(_("People know of this session: cancel it instead, and they are told."))
    session.delete()
    following.follow_run(run.pk)


@transaction.atomic
def follow_class(*, run: CourseRun, before: CourseRun, now: datetime) -> list[Session]:
    """Raise ``sequence`` of the coming sessions whose place changes with that of the class; return them.

    ``before`` is the class as it was. A session with a place of its own stays where it is.
    """
    coming = run.sessions.select_for_update().filter(cancelled_at__isnull=True, ends_at__gt=now)
    followers = [s for s in coming if _what_people_know(s, run) != _what_people_know(s, before)]
    for session in followers:
        session.sequence += 1
        session.save(update_fields=["sequence", "changed_at"])
    return followers


def _locked(session: Session) -> Session:
    """Return the stored row, locked, with the class it belongs to."""
    return (
        Session.objects.select_for_update(of=("self",), no_key=True).select_related("run").get(pk=session.pk)
    )


def _what_people_know(session: Session, run: CourseRun) -> tuple[object, ...]:
    """Return when and where the session is, counting what it takes over from its class."""
    return (
        session.starts_at,
        session.ends_at,
        session.venue_id or run.venue_id,
        # The room of the class is a room of its venue.
        session.room or ("" if session.venue_id else run.room),
        session.online_url or run.online_url,
    )


def _follow(session: Session, stored: Session, fields: list[str]) -> None:
    """Let the caller's object show what was stored."""
    for field in fields:
        setattr(session, field, getattr(stored, field))

"""Make a class and move it from state to state.

Cancelling is ``enrolment.changes.cancel_run``, which tells everybody and then moves the class here.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from courses.honorarium import following
from courses.models import CoursePage, CourseRun, RunSeats, StaffingOverride, Term, Venue
from courses.models.runs import new_access_key
from courses.refusals import NotNow, NotStaffed
from courses.staffing import set_teachers
from courses.staffing.opening import bases_of, words_for
from courses.states import RUN_TRANSITIONS, RunAccess, RunState
from peers.models import Contributor

__all__ = ["MAY_OVERRIDE", "NotNow", "NotStaffed", "create", "move", "renew_link", "set_teachers"]

MAY_OVERRIDE = "courses.add_staffingoverride"
"""Who may let a class open without both kinds of teachers: leaders."""


@transaction.atomic
def create(
    *,
    course: CoursePage,
    term: Term,
    capacity: int,
    venue: Venue | None = None,
    room: str = "",
    online_url: str = "",
    label: str = "",
    access: str = RunAccess.PUBLIC,
    teachers: Iterable[Contributor] = (),
    enrolment_opens_at: datetime | None = None,
    enrolment_closes_at: datetime | None = None,
    by: User | None,
) -> CourseRun:
    """Make a class in draft with its seats, and teachers who said yes; ``by`` is None for a program."""
    run = CourseRun(
        course=course,
        term=term,
        label=label,
        access=access,
        venue=venue,
        room=room,
        online_url=online_url,
        enrolment_opens_at=enrolment_opens_at,
        enrolment_closes_at=enrolment_closes_at,
    )
    run.save(force_insert=True)
    RunSeats.objects.create(run=run, capacity=capacity)
    log(run, "wagtail.create", user=by)
    set_teachers(run=run, teachers=teachers, by=by)
    return run


@transaction.atomic
def renew_link(*, run: CourseRun, by: User | None) -> str:
    """Give a class by invitation a new secret link; the old one is dead at once."""
    locked = CourseRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    locked.access_key = run.access_key = new_access_key()
    locked.save(update_fields=["access_key"])
    log(locked, "wagtail.edit", user=by)
    return locked.access_key


@transaction.atomic
def move(
    *,
    run: CourseRun,
    transition: str,
    by: User | None,
    reason: str = "",
    override: str = "",
    now: datetime | None = None,
) -> CourseRun:
    """Open, close, cancel or finish a class and return it as stored.

    The move is judged on the locked row, never on ``run`` as it was read. ``reason`` is for cancelling;
    ``override`` is why a leader opens a class without both kinds of teachers, and is kept.
    Raises KeyError for an unknown transition, NotNow where the class is not in a state for it, and NotStaffed
    where it would open without one lived and one professional teacher.
    """
    step = RUN_TRANSITIONS[transition]
    rows = CourseRun.objects.select_for_update(of=("self",), no_key=True).select_related("course")
    locked = rows.get(pk=run.pk)
    if locked.state not in step.sources:
        raise NotNow(_refused(transition, RunState(locked.state)))
    if step.target == RunState.OPEN:
        _must_be_ready(locked)
        _must_be_staffed(locked, by=by, override=override.strip())
    # What was held until now was held, whatever becomes of the rest.
    following.follow_run(locked.pk, by=by, now=now)
    locked.state = step.target
    locked.cancelled_reason = reason if step.target == RunState.CANCELLED else ""
    locked.save(update_fields=["state", "cancelled_reason"])
    why = reason or override.strip()
    log(locked, f"courses.{transition}", user=by, data={"reason": why} if why else None)
    following.follow_run(locked.pk, by=by, now=now)
    run.state, run.cancelled_reason = locked.state, locked.cancelled_reason
    return locked


def _must_be_ready(run: CourseRun) -> None:
    """Raise NotNow unless people could come: somewhere to go and a time to be there."""
    if not run.venue_id and not run.online_url:
        raise NotNow(_("Choose a venue or write an online link before the class opens."))
    if not run.sessions.filter(cancelled_at__isnull=True).exists():
        raise NotNow(_("Give the class at least one session before it opens."))


def _must_be_staffed(run: CourseRun, *, by: User | None, override: str) -> None:
    """Raise NotStaffed without both kinds of teachers; a leader's reason stands in for them, and is kept."""
    missing = words_for(bases_of([run])[run.pk])
    if not missing:
        return
    if not override or by is None or not by.has_perm(MAY_OVERRIDE):
        raise NotStaffed(missing)
    StaffingOverride.objects.create(run=run, by=by, reason=override)


def _refused(transition: str, state: RunState) -> str:
    """Say why a class in ``state`` cannot make the move."""
    if transition == "open" and state == RunState.OPEN:
        return _("The class is open already.")
    messages = {
        RunState.DRAFT: _("The class is a draft: open it first."),
        RunState.OPEN: _("The class is open."),
        RunState.CLOSED: _("The class is closed already."),
        RunState.CANCELLED: _("The class is cancelled, and stays so. Copy it to try again."),
        RunState.FINISHED: _("The class is finished, and stays so. Copy it to hold it again."),
    }
    return messages[state]

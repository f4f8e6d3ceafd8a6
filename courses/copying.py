"""Copy a class, or all classes of a term, to another term. Nothing of those in it is copied.

Those who taught are asked again, once each, unless the copier says that they have said yes already.

Sessions keep weekday and local hour: they move by whole weeks, from the week the one term starts in to the
week the other does.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from courses import runs, staffing
from courses.models import CourseRun, Session, TeachingAssignment, Term
from courses.refusals import NotNow
from courses.sessions import moved
from courses.staffing import letters
from courses.states import RunState


@dataclass(frozen=True)
class PlannedCopy:
    """What copying one class would give: its first and last date, and whether it was copied before."""

    run: CourseRun
    starts: tuple[datetime, ...]
    is_copied: bool
    outside_term: bool

    @classmethod
    def of(cls, *, run: CourseRun, term: Term, is_copied: bool) -> Self:
        """Plan from a class with its sessions loaded."""
        shift = shift_between(run=run, term=term)
        starts = tuple(moved(session.starts_at, shift) for session in run.sessions.all())
        outside = any(not term.starts_on <= timezone.localdate(start) <= term.ends_on for start in starts)
        return cls(run, starts, is_copied, outside)


def plan_term(*, source: Term, target: Term) -> list[PlannedCopy]:
    """Return what ``copy_term`` would do, class by class; writes nothing. Three queries."""
    copied = _copied(source, target)
    runs_there = _to_copy(source)
    return [PlannedCopy.of(run=run, term=target, is_copied=run.pk in copied) for run in runs_there]


@transaction.atomic
def copy_term(
    *,
    source: Term,
    target: Term,
    by: User | None,
    only: Collection[int] | None = None,
    agreed: bool = False,
) -> list[CourseRun]:
    """Copy the classes of ``source`` to ``target`` as drafts, and return the new ones.

    Cancelled classes and those copied to ``target`` before are left out, so doing it twice doubles nothing;
    ``only`` narrows it to classes with these ids. Raises NotNow where the terms are one.
    """
    if source.pk == target.pk:
        raise NotNow(_("Choose another term to copy to."))
    # Two people copying at once would otherwise both see nothing copied yet.
    Term.objects.select_for_update(no_key=True).get(pk=target.pk)
    copied = _copied(source, target)
    made: list[CourseRun] = []
    asked: list[TeachingAssignment] = []
    for run in _to_copy(source):
        if run.pk not in copied and (only is None or run.pk in only):
            copy = _copy(run=run, term=target, shift=shift_between(run=run, term=target), by=by)
            asked += staffing.ask_again(source=run, copy=copy, by=by, agreed=agreed)
            made.append(copy)
    letters.tell_of_copies(asked)
    return made


@transaction.atomic
def copy_run(
    *,
    run: CourseRun,
    term: Term,
    first_start: datetime | None = None,
    by: User | None,
    agreed: bool = False,
) -> CourseRun:
    """Copy one class to ``term`` as a draft; the first session at ``first_start``, the others as far from it.

    Without ``first_start`` the dates follow the terms; in the same term that would be the same times again,
    which raises NotNow.
    """
    first = run.sessions.order_by("starts_at").first()
    if first is None:
        shift = timedelta()
    elif first_start is not None:
        shift = timezone.make_naive(first_start) - timezone.make_naive(first.starts_at)
    elif term.pk == run.term_id:
        raise NotNow(_("Say when the copy is to start, or choose another term."))
    else:
        shift = shift_between(run=run, term=term)
    copy = _copy(run=run, term=term, shift=shift, by=by)
    letters.tell_of_copies(staffing.ask_again(source=run, copy=copy, by=by, agreed=agreed))
    return copy


def shift_between(*, run: CourseRun, term: Term) -> timedelta:
    """Return the whole weeks that carry the class from its own term to ``term``.

    A week more where the class would start before a term that begins in the middle of a week.
    """
    weeks = _monday(term.starts_on) - _monday(run.term.starts_on)
    starts = [timezone.localdate(session.starts_at) for session in run.sessions.all()]
    if starts and min(starts) >= run.term.starts_on and min(starts) + weeks < term.starts_on:
        weeks += timedelta(weeks=1)
    return weeks


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _copied(source: Term, target: Term) -> set[int | None]:
    """Return the ids of the classes of ``source`` that ``target`` has a copy of."""
    copies = CourseRun.objects.filter(term=target, copied_from__term=source)
    return set(copies.values_list("copied_from", flat=True))


def _to_copy(source: Term) -> QuerySet[CourseRun]:
    """Return the classes of ``source`` worth holding again."""
    return (
        CourseRun.objects.filter(term=source)
        .exclude(state=RunState.CANCELLED)
        .select_related("course", "term", "venue", "seats")
        .prefetch_related("sessions")
        .order_by("course__title", "pk")
    )


def _copy(*, run: CourseRun, term: Term, shift: timedelta, by: User | None) -> CourseRun:
    copy = runs.create(
        course=run.course,
        term=term,
        capacity=run.seats.capacity,
        venue=run.venue,
        room=run.room,
        online_url=run.online_url,
        label=run.label,
        access=run.access,
        enrolment_opens_at=run.enrolment_opens_at and moved(run.enrolment_opens_at, shift),
        enrolment_closes_at=run.enrolment_closes_at and moved(run.enrolment_closes_at, shift),
        by=by,
    )
    copy.copied_from = run
    copy.save(update_fields=["copied_from"])
    Session.objects.bulk_create(_moved_sessions(run, copy, shift))
    log(copy, "courses.copy", user=by, data={"source": run.pk})
    return copy


def _moved_sessions(run: CourseRun, copy: CourseRun, shift: timedelta) -> Iterator[Session]:
    """Yield the plan of ``run`` for ``copy``: a session cancelled last time was still part of the plan."""
    for session in run.sessions.all():
        yield Session(
            run=copy,
            starts_at=moved(session.starts_at, shift),
            ends_at=moved(session.ends_at, shift),
            venue_id=session.venue_id,
            room=session.room,
            online_url=session.online_url,
        )

"""Ask somebody to teach, take their answer, end it. Every move is in ``ASSIGNMENT_MOVES``, logged and told.

The row of the class is locked first, as for every change of a class.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from courses.honorarium import following, handing_on
from courses.models import CourseRun, Handover, Session, TeachingAssignment
from courses.refusals import NotNow
from courses.staffing import letters
from courses.staffing.opening import lacks
from courses.states import (
    ASSIGNMENT_MOVES,
    RUNS_THE_CLASS,
    AssignmentState,
    HandoverState,
    RunState,
    TeachingRole,
)
from peers.models import Contributor

OVER: frozenset[str] = frozenset({RunState.CANCELLED, RunState.FINISHED})
MAY_ANSWER_FOR = "courses.change_teachingassignment"
"""Who may write down an answer that somebody gave by word of mouth."""


class NotYours(Exception):
    """Only who is asked answers, or a coordinator who heard the answer."""


@transaction.atomic
def offer(
    *,
    run: CourseRun,
    contributor: Contributor,
    role: str,
    by: User | None,
    session: Session | None = None,
    agreed: bool = False,
    now: datetime | None = None,
) -> TeachingAssignment:
    """Ask somebody to teach a class, or to be there at one session; ``agreed`` where they said yes already.

    Who said no, or was taken off, can be asked again. Raises NotNow where the class or the session is over,
    and where the person is asked already, or contributes no longer.
    """
    locked, moment = lock(run.pk), now or timezone.now()
    if contributor.has_stopped:
        raise NotNow(_("%(name)s contributes no longer.") % {"name": contributor})
    _must_be_to_come(locked, session, moment)
    row = _row(locked, contributor, session)
    if row.pk and row.state not in ASSIGNMENT_MOVES["offer_again"].sources:
        raise NotNow(_("%(name)s is asked already.") % {"name": contributor})
    row.role, row.offered_at, row.offered_by = TeachingRole(role), moment, by
    row.state = AssignmentState.ACCEPTED if agreed else AssignmentState.OFFERED
    row.answered_at = moment if agreed else None
    row.save()
    _log(row, "accept" if agreed else "offer", by)
    letters.tell_of_offer(row, now=moment)
    return row


@transaction.atomic
def answer(
    *, assignment: TeachingAssignment, accept: bool, by: User, now: datetime | None = None
) -> TeachingAssignment:
    """Say yes or no, on one's own behalf or as a coordinator who heard it; the same answer twice is one.

    No reason is asked. Who asked hears of a no; all coordinators do where an open class is left without one
    of the two kinds. Raises NotYours, and NotNow where the question is gone or the class is over.
    """
    run, moment = lock(assignment.run_id), now or timezone.now()
    row = _again(assignment)
    is_own = row.contributor.person_id is not None and row.contributor.person_id == by.pk
    if not is_own and not by.has_perm(MAY_ANSWER_FOR):
        raise NotYours
    step = ASSIGNMENT_MOVES["accept" if accept else "decline"]
    if row.state == step.target:
        return row
    if row.state not in step.sources:
        raise NotNow(_("The question is not open any more."))
    _must_be_to_come(run, row.session, moment)
    had_both = not lacks(run)
    _move(row, "accept" if accept else "decline", by=by, now=moment)
    if not accept and is_own:
        letters.tell_of_no(row)
    _tell_if_lost(run, had_both=had_both)
    return row


@transaction.atomic
def end(*, assignment: TeachingAssignment, by: User, now: datetime | None = None) -> TeachingAssignment:
    """Take somebody off, who is told; twice is once. Raises NotNow for one who has said no."""
    run, moment = lock(assignment.run_id), now or timezone.now()
    row = _again(assignment)
    if row.state == AssignmentState.ENDED:
        return row
    if row.state not in ASSIGNMENT_MOVES["end"].sources:
        raise NotNow(_("%(name)s has said no already.") % {"name": row.contributor})
    had_both = not lacks(run)
    _move(row, "end", by=by, now=moment)
    letters.tell_of_end(row, now=moment)
    _tell_if_lost(run, had_both=had_both)
    return row


@transaction.atomic
def set_teachers(
    *,
    run: CourseRun,
    teachers: Iterable[Contributor],
    by: User | None = None,
    now: datetime | None = None,
) -> None:
    """Let exactly these run the class, as agreed by word of mouth; who stays keeps their row and role."""
    locked, moment = lock(run.pk), now or timezone.now()
    wanted = {teacher.pk: teacher for teacher in teachers}
    rows = locked.assignments.select_for_update(of=("self",)).filter(session__isnull=True)
    present = {row.contributor_id: row for row in rows.select_related("contributor__person")}
    had_both = not lacks(locked)
    for pk in sorted(wanted.keys() - _teaching(present.values())):
        row = present.get(pk) or TeachingAssignment(run=locked, contributor=wanted[pk])
        row.run = locked
        row.role = row.role if row.role in RUNS_THE_CLASS else TeachingRole.TEACHER
        row.state, row.answered_at = AssignmentState.ACCEPTED, moment
        row.offered_by = by
        row.save()
        _log(row, "accept", by)
        letters.tell_of_offer(row, now=moment)
    for pk in sorted(_teaching(present.values()) - wanted.keys()):
        row = present[pk]
        row.run = locked
        _move(row, "end", by=by, now=moment)
        letters.tell_of_end(row, now=moment)
    _tell_if_lost(locked, had_both=had_both)


@transaction.atomic
def ask_again(
    *, source: CourseRun, copy: CourseRun, by: User | None, agreed: bool
) -> list[TeachingAssignment]:
    """Ask those of ``source`` to teach its copy; ``letters.tell_of_copies`` tells them, once for all."""
    rows = TeachingAssignment.objects.accepted().filter(run=source, session__isnull=True)
    return TeachingAssignment.objects.bulk_create(
        TeachingAssignment(
            run=copy,
            contributor=row.contributor,
            role=row.role,
            state=AssignmentState.ACCEPTED if agreed else AssignmentState.OFFERED,
            offered_by=by,
            answered_at=timezone.now() if agreed else None,
        )
        for row in rows.select_related("contributor__person").order_by("pk")
    )


def _teaching(rows: Iterable[TeachingAssignment]) -> set[int]:
    return {
        row.contributor_id
        for row in rows
        if row.state == AssignmentState.ACCEPTED and row.role in RUNS_THE_CLASS
    }


def _row(run: CourseRun, contributor: Contributor, session: Session | None) -> TeachingAssignment:
    """Return the one row of this person here, locked, or a new one."""
    rows = TeachingAssignment.objects.select_for_update(of=("self",))
    row = rows.filter(run=run, contributor=contributor, session=session).first()
    found = row or TeachingAssignment(session=session)
    found.run, found.contributor = run, contributor
    return found


def _again(assignment: TeachingAssignment) -> TeachingAssignment:
    rows = TeachingAssignment.objects.select_for_update(of=("self",))
    rows = rows.select_related("contributor__person", "session", "offered_by", "run__course", "run__term")
    return rows.get(pk=assignment.pk)


def _move(row: TeachingAssignment, move: str, *, by: User | None, now: datetime) -> None:
    # What was held until now was theirs.
    following.follow_run(row.run_id, now=now)
    row.state, row.answered_at = AssignmentState(ASSIGNMENT_MOVES[move].target), now
    row.save(update_fields=["state", "answered_at"])
    _log(row, move, by)
    if row.state != AssignmentState.ACCEPTED:
        _let_go(row, now)
    following.follow_run(row.run_id, by=by, now=now)


def _let_go(row: TeachingAssignment, now: datetime) -> None:
    """Ask again about the sessions to come that somebody took over, who is no longer of the class.

    The school is told, where nobody takes them in time, as of every other.
    """
    mine = TeachingAssignment.objects.accepted().filter(run=row.run_id, contributor=row.contributor_id)
    if mine.exists():
        return
    tired = Handover.objects.filter(session=OuterRef("session"), contributor=OuterRef("taken_by"))
    taken = Handover.objects.filter(
        session__run=row.run_id, session__ends_at__gt=now, taken_by=row.contributor_id
    )
    taken = taken.exclude(Exists(tired.exclude(state=HandoverState.WITHDRAWN)))
    back = list(taken.select_related("session", "contributor"))
    taken.update(state=HandoverState.ASKED, taken_by=None, ended_at=None, school_told_at=None)
    for one in back:
        handing_on.give_back(session=one.session, contributor=one.contributor, now=now)


def _log(row: TeachingAssignment, move: str, by: User | None) -> None:
    data = {"contributor": row.contributor_id, "role": row.role, "session": row.session_id}
    log(row.run, f"courses.teaching_{move}", user=by, data=data)


def _tell_if_lost(run: CourseRun, *, had_both: bool) -> None:
    """Tell the coordinators where a class that people can sign up for lost its only one of a kind."""
    if had_both and run.state in {RunState.OPEN, RunState.CLOSED} and lacks(run):
        letters.tell_of_loss(run)


def _must_be_to_come(run: CourseRun, session: Session | None, now: datetime) -> None:
    if run.state in OVER:
        raise NotNow(_("The class is over."))
    if session is None:
        return
    if session.run_id != run.pk:
        raise ValueError("The session is of another class")
    if session.is_cancelled or session.ends_at <= now:
        raise NotNow(_("The session is over, or cancelled."))


def lock(run_id: int) -> CourseRun:
    """Lock the row of a class, with its course and term."""
    rows = CourseRun.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("course", "term").get(pk=run_id)

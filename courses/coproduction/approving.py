"""Asking for the two approvals of a course, giving them, and asking for changes instead.

Every change locks the page's row first. Wagtail's workflow follows what is written here, and is what holds
the text still while it is read.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from accounts.models import User
from courses.coproduction import approvers, gate, gate_told, proposals, teams
from courses.coproduction.approvers import Waiting, asked, may_approve, waiting_for
from courses.models import Approval, ChangeWish, CoursePage, EmergencyPublication
from courses.refusals import NotNow
from courses.states import ApprovalKind
from peers.models import Contributor

__all__ = [
    "AlreadyBy",
    "NotYours",
    "Stale",
    "Waiting",
    "approve",
    "ask_for_changes",
    "asked",
    "may_approve",
    "submit",
    "take_back",
    "waiting_for",
]


class Stale(NotNow):
    """The revision is no longer the one that waits for approval, or says something else by now."""


class NotYours(NotNow):
    """Whoever approves is neither in the team nor a named approver, on that basis."""


class AlreadyBy(NotNow):
    """Somebody has approved on that behalf already, or this person on another."""


@transaction.atomic
def submit(*, page: CoursePage, by: User) -> Revision:
    """Ask for the approvals of the latest draft, which nobody can write in meanwhile; return it.

    Asked already: nothing changes. Raises NotNow where the draft is not finished, is live already or
    scheduled, or where nobody could approve on some behalf.
    """
    fresh = lock(page)
    state = fresh.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return _of(state)
    revision = _finished(fresh, by)
    if state is not None:
        state.resume(user=by)
        return revision
    workflow = fresh.get_workflow()
    if workflow is None:
        raise NotNow(_("The workflow of approvals is switched off. An administrator can switch it on."))
    workflow.start(fresh, by)
    return revision


def begun(task: TaskState, *, by: User | None) -> None:
    """A task of the workflow begins, from here or from Wagtail's editor: tell those who are asked, once.

    Called by the task itself. What somebody has approved already is done at once.
    """
    state, kind = task.workflow_state, ApprovalKind(task.task.specific.kind)
    approval = gate.approvals(task.revision).filter(kind=kind).select_related("person").first()
    is_first = not state.task_states.filter(revision=task.revision).exclude(pk=task.pk).exists()
    if is_first:
        page = CoursePage.objects.get(pk=task.revision.object_id)
        gate_told.asked(page, approvers.able(page), missing=gate.missing(task.revision), by=by)
        if _is_source(page):
            proposals.follow(course=page, move="submit", by=by)
    if approval is not None:
        task.approve(user=approval.person, update=False)


@transaction.atomic
def take_back(*, page: CoursePage, by: User) -> None:
    """Go on writing instead of waiting for approvals. Raises NotNow where nothing waits."""
    fresh = lock(page)
    state = fresh.current_workflow_state
    if state is None:
        raise NotNow(_("The course is not being approved now."))
    state.cancel(user=by)
    if _is_source(fresh):
        proposals.follow(course=fresh, move="take_back", by=by)


@transaction.atomic
def approve(
    *, revision: Revision, contributor: Contributor, kind: str, by: User, comment: str = "", seen: str = ""
) -> Approval:
    """Say yes to this revision on behalf of one kind of experience.

    ``seen`` is ``gate.content_sum`` of what was read, where that was before now. With the second approval
    the course is ready. Raises Stale, NotYours and AlreadyBy.
    """
    page = _asked_about(revision)
    if contributor.person_id != by.pk or kind not in may_approve(page, by):
        raise NotYours(_("You cannot approve this course on that behalf."))
    _refuse_twice(revision, kind, by)
    try:
        with transaction.atomic():
            approval = gate.sign(
                revision=revision, contributor=contributor, kind=kind, comment=comment, seen=seen
            )
    except IntegrityError as refused:
        raise Stale(_("The course was changed while you read. Read it again.")) from refused
    _go_on(page, by=by)
    if not gate.missing(revision):
        emergencies = EmergencyPublication.objects.filter(revision=revision, ended_at=None)
        for one in emergencies:
            one.ended_at = timezone.now()
            one.save(update_fields=["ended_at"])
        if page.live_revision_id != revision.pk:
            gate_told.ready(page, by=by)
    return approval


@transaction.atomic
def ask_for_changes(*, revision: Revision, contributor: Contributor, by: User, comment: str) -> ChangeWish:
    """Say what should be changed before one can say yes; the team can write again, and is told.

    Raises Stale and NotYours, and NotNow without a comment.
    """
    page = _asked_about(revision)
    if contributor.person_id != by.pk or not may_approve(page, by):
        raise NotYours(_("You cannot approve this course."))
    if not comment.strip():
        raise NotNow(_("Write what should be changed."))
    wish = ChangeWish.objects.create(
        revision=revision, course=page, contributor=contributor, comment=comment.strip()
    )
    task = page.current_workflow_task_state
    if task is not None:
        task.reject(user=by, comment=comment.strip())
    if _is_source(page):
        proposals.follow(course=page, move="take_back", by=by)
    gate_told.changes_wished(page, wish, by=by)
    return wish


def lock(page: Page) -> CoursePage:
    """Return the page as stored, its row locked until the transaction ends."""
    Page.objects.select_for_update(of=("self",)).get(pk=page.pk)
    fresh: CoursePage = CoursePage.objects.select_related("locale", "latest_revision").get(pk=page.pk)
    return fresh


def _asked_about(revision: Revision) -> CoursePage:
    page = lock(Page(pk=int(revision.object_id)))
    waits = asked(page)
    if waits is None or waits.pk != revision.pk:
        raise Stale(_("This version no longer waits for approval. Look at the newest one."))
    return page


def _refuse_twice(revision: Revision, kind: str, by: User) -> None:
    for given in gate.approvals(revision):
        if given.person_id == by.pk:
            raise AlreadyBy(_("You have approved this version already."))
        if given.kind == kind:
            raise AlreadyBy(_("%(name)s has approved on that behalf already.") % {"name": given.contributor})


def _finished(page: CoursePage, by: Any) -> Revision:
    """Return the latest draft if it can be approved."""
    revision: Revision | None = page.latest_revision
    if revision is None:
        revision = page.save_revision(user=by, clean=False)
    if page.scheduled_revision is not None:
        raise NotNow(_("A version is approved and will be published at its time."))
    if page.live and page.live_revision_id == revision.pk and gate.is_open(revision):
        raise NotNow(_("There is nothing new to approve."))
    try:
        revision.as_object().full_clean()
    except ValidationError as faults:
        raise NotNow(" ".join(faults.messages)) from faults
    lacking = approvers.nobody_for(page)
    if lacking:
        raise NotNow(
            _("Nobody with an account can approve on behalf of: %(kind)s.") % {"kind": lacking[0].label}
        )
    return revision


def _go_on(page: CoursePage, *, by: User) -> None:
    """Let Wagtail's workflow catch up with the approvals, in whichever order they came."""
    task = page.current_workflow_task_state
    while task is not None and task.status == TaskState.STATUS_IN_PROGRESS:
        if task.task.specific.kind in gate.missing(task.revision):
            return
        task.approve(user=by)
        state = WorkflowState.objects.get(pk=task.workflow_state_id)
        task = state.current_task_state if state.status == WorkflowState.STATUS_IN_PROGRESS else None


def _of(state: WorkflowState) -> Revision:
    revision: Revision = state.current_task_state.revision
    return revision


def _is_source(page: CoursePage) -> bool:
    """Whether an idea follows this page: the one first written, not its translations."""
    return bool(teams.source_of(page).pk == page.pk)

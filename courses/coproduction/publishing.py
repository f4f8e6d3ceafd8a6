"""From approved to live: at a press, at a time, and what follows for those who made it.

Nothing here makes a course live without its approvals: the gate is asked first, so that there are words for
it, and the database is the one that holds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import workflows
from wagtail.models import Revision, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.models import User
from courses.coproduction import approvers, approving, gate, gate_told, proposals, teams
from courses.coproduction.gate import NotApproved
from courses.models import Approval, CoursePage, EmergencyPublication
from courses.refusals import NotNow
from courses.states import ApprovalKind

__all__ = ["NotApproved", "finish", "go_live", "may_publish", "publish", "ready", "schedule", "unschedule"]


def may_publish(page: CoursePage, person: User) -> bool:
    """Whether this person may press the button: Wagtail's right to publish, which needs the approvals too."""
    return bool(page.permissions_for_user(person).can_publish_approved())


def may_publish_any(person: User) -> bool:
    """Whether this person may publish pages; Wagtail's own menu asks the same, so it costs nothing there."""
    return bool(PagePermissionPolicy().user_has_permission(person, "publish"))


def ready(page: CoursePage) -> Revision | None:
    """Return the newest revision with both approvals that is newer than what is live."""
    return _ready([page]).get(page.pk)


@dataclass(frozen=True)
class AtTheGate:
    """Courses on their way: approved, approved with a time, and those that wait for somebody's yes."""

    ready: Sequence[CoursePage]
    scheduled: Sequence[tuple[CoursePage, datetime]]
    waiting: Sequence[tuple[CoursePage, tuple[ApprovalKind, ...]]]


def at_the_gate() -> AtTheGate:
    """Return every course that is on its way to be live; asks as often for one as for many."""
    asked = approvers.all_asked()
    scheduled = {
        int(row.object_id): row.approved_go_live_at
        for row in Revision.page_revisions.exclude(approved_go_live_at=None).only(
            "object_id", "approved_go_live_at"
        )
    }
    approved = Approval.objects.exclude(course__live=True, revision__lte=F("course__live_revision"))
    numbers = {*asked, *scheduled, *approved.values_list("course_id", flat=True)}
    pages = list(CoursePage.objects.filter(pk__in=numbers).order_by("draft_title", "pk"))
    done = _ready(pages)
    given = gate.kinds_of(asked.values())
    return AtTheGate(
        ready=[page for page in pages if page.pk in done and page.pk not in scheduled],
        scheduled=[(page, scheduled[page.pk]) for page in pages if page.pk in scheduled],
        waiting=[
            (page, tuple(kind for kind in ApprovalKind if kind not in given.get(asked[page.pk].pk, ())))
            for page in pages
            if page.pk in asked
        ],
    )


def _ready(pages: Sequence[CoursePage]) -> dict[int, Revision]:
    """Return the newest approved revision of each page that is newer than what is live; asks twice."""
    live = {page.pk: page.live_revision_id or 0 for page in pages if page.live}
    rows = Approval.objects.filter(course__in=pages, content_md5=gate.CONTENT)
    kinds: dict[tuple[int, int], set[str]] = {}
    for course, revision, kind in rows.values_list("course_id", "revision_id", "kind"):
        if revision > live.get(course, 0):
            kinds.setdefault((course, revision), set()).add(kind)
    newest: dict[int, int] = {}
    for (course, revision), given in kinds.items():
        if len(given) == len(ApprovalKind):
            newest[course] = max(revision, newest.get(course, 0))
    found = Revision.objects.select_related("user").in_bulk(newest.values())
    return {course: found[revision] for course, revision in newest.items()}


@transaction.atomic
def publish(*, revision: Revision, by: User) -> CoursePage:
    """Let an approved revision go live, and tell those who made it.

    Raises PermissionDenied, and NotApproved where an approval lacks.
    """
    page = approving.lock(_page_of(revision))
    if not may_publish(page, by):
        raise PermissionDenied
    return go_live(page=page, revision=revision, by=by)


def go_live(
    *, page: CoursePage, revision: Revision, by: User | None, log_action: bool | str = True
) -> CoursePage:
    """Let a revision of a locked page go live, whoever asked for it. Raises NotApproved."""
    missing = gate.missing(revision)
    if missing and gate.emergency(revision) is None:
        raise NotApproved(missing)
    try:
        revision.publish(user=by, log_action=log_action, skip_permission_checks=True)
        gate.check_now()
    except IntegrityError as refused:
        if gate.is_refusal(refused):
            raise NotApproved(missing) from refused
        raise
    page.refresh_from_db()
    if page.live and page.live_revision_id == revision.pk:
        _after(page, revision, by)
    return page


@transaction.atomic
def schedule(*, revision: Revision, at: datetime, by: User) -> CoursePage:
    """Let an approved revision go live at a time to come. Raises PermissionDenied, NotApproved, NotNow."""
    page = approving.lock(_page_of(revision))
    if not may_publish(page, by):
        raise PermissionDenied
    if at <= timezone.now():
        raise NotNow(_("Choose a time to come."))
    missing = gate.missing(revision)
    if missing:
        raise NotApproved(missing)
    page.revisions.exclude(pk=revision.pk).update(approved_go_live_at=None)
    # The text is not touched, nor is the time written into it: it would be another text than the approved.
    revision.approved_go_live_at = at
    revision.save(update_fields=["approved_go_live_at"])
    return page


@transaction.atomic
def unschedule(*, page: CoursePage, by: User) -> CoursePage:
    """Forget the time at which a course would go live; it stays ready. Raises PermissionDenied."""
    fresh = approving.lock(page)
    if not may_publish(fresh, by):
        raise PermissionDenied
    fresh.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
    return fresh


def finish(workflow_state: WorkflowState, *, by: User | None) -> None:
    """Both have said yes: the course is ready. One whose editor has set a time goes live at it."""
    page = workflow_state.content_object.specific
    if not isinstance(page, CoursePage):
        workflows.publish_workflow_state(workflow_state, user=by)
        return
    revision = workflow_state.current_task_state.revision
    at = revision.as_object().go_live_at
    if at is not None and at > timezone.now() and not gate.missing(revision):
        page.revisions.exclude(pk=revision.pk).update(approved_go_live_at=None)
        revision.approved_go_live_at = at
        revision.save(update_fields=["approved_go_live_at"])


def _after(page: CoursePage, revision: Revision, by: User | None) -> None:
    """What follows when a revision has gone live."""
    others = EmergencyPublication.objects.filter(course=page, ended_at=None).exclude(revision=revision)
    for one in others:
        one.ended_at = timezone.now()
        one.save(update_fields=["ended_at"])
    if teams.source_of(page).pk == page.pk:
        proposals.follow(course=page, move="publish", by=by)
    gate_told.published(page, by=by)


def _page_of(revision: Revision) -> CoursePage:
    return CoursePage(pk=int(revision.object_id))

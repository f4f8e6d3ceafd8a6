"""Who may approve a course, which revision they are asked about, and what waits for whom. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page, Revision, TaskState

from accounts.models import User
from courses.coproduction import gate, teams
from courses.coproduction.teams import STANDS_FOR
from courses.models import Approver, CoursePage, EmergencyPublication, TeamMember
from courses.states import ApprovalKind, MemberState
from peers.models import Contributor


@dataclass(frozen=True)
class Waiting:
    """A course that waits for somebody: which revision, on whose behalf, since when, and who asks."""

    page: CoursePage
    revision: Revision
    kinds: tuple[ApprovalKind, ...]
    since: datetime
    is_emergency: bool


def asked(page: Page) -> Revision | None:
    """Return the revision of a course that waits to be approved, if one does."""
    return _asked([page.pk]).get(page.pk)


def all_asked() -> dict[int, Revision]:
    """Return the revision that waits to be approved, by course."""
    return _asked()


def may_approve(page: CoursePage, person: User) -> list[ApprovalKind]:
    """Return on behalf of which experience this person may approve the course, asked or not."""
    bases = TeamMember.objects.filter(
        course__translation_key=page.translation_key, contributor__person=person, state=MemberState.JOINED
    ).values_list("basis", flat=True)
    named = Approver.objects.filter(contributor__person=person).values_list("basis", flat=True)
    return _kinds(bases.union(named))


def may_read(revision: Revision, page: CoursePage, person: User) -> bool:
    """Whether this person may read a version so as to approve it.

    The team reads every draft of its own. A named approver reads what is asked about now, and what somebody
    has approved or wished to be changed.
    """
    if not may_approve(page, person):
        return False
    waits = asked(page)
    return (
        teams.member_of(page, person) is not None
        or (waits is not None and waits.pk == revision.pk)
        or revision.approvals.exists()
        or revision.change_wishes.exists()
    )


def able(page: CoursePage) -> list[tuple[Contributor, tuple[ApprovalKind, ...]]]:
    """Return everybody with an account who may approve the course, with what they stand for; asks twice."""
    members = TeamMember.objects.filter(
        course__translation_key=page.translation_key,
        state=MemberState.JOINED,
        contributor__person__is_active=True,
    )
    named = Approver.objects.filter(contributor__person__is_active=True)
    found: dict[Contributor, set[str]] = {}
    rows: list[TeamMember | Approver] = list(members.select_related("contributor__person"))
    rows += named.select_related("contributor__person")
    for row in rows:
        found.setdefault(row.contributor, set()).update(STANDS_FOR[row.basis])
    return [(one, tuple(kind for kind in ApprovalKind if kind in kinds)) for one, kinds in found.items()]


def nobody_for(page: CoursePage) -> tuple[ApprovalKind, ...]:
    """Return on behalf of what nobody could approve the course, each person being able to do so once."""
    stand = [kinds for _one, kinds in able(page) if kinds]
    for kind in ApprovalKind:
        if not any(kind in kinds for kinds in stand):
            return (kind,)
    return () if len(stand) > 1 else (ApprovalKind.PROFESSIONAL,)


def waiting_for(person: User) -> list[Waiting]:
    """Return the courses that wait for this person's yes, the longest waiting first; few questions."""
    mine = dict(
        TeamMember.objects.filter(contributor__person=person, state=MemberState.JOINED).values_list(
            "course__translation_key", "basis"
        )
    )
    named = Approver.objects.filter(contributor__person=person).values_list("basis", flat=True)
    anywhere = _kinds(named)
    if not mine and not anywhere:
        return []
    revisions = _asked()
    pages = CoursePage.objects.filter(pk__in=revisions).select_related("locale")
    if not anywhere:
        pages = pages.filter(translation_key__in=mine)
    given = gate.kinds_of(revisions.values())
    found = []
    for page in pages:
        revision = revisions[page.pk]
        before = given.get(revision.pk, {})
        able_to = set(anywhere) | set(_kinds([mine.get(page.translation_key, "")]))
        kinds = tuple(kind for kind in ApprovalKind if kind in able_to and kind not in before)
        if kinds and person.pk not in before.values():
            found.append(
                Waiting(page, revision, kinds, revision.created_at, page.live_revision_id == revision.pk)
            )
    return sorted(found, key=lambda one: one.since)


def _asked(pages: Iterable[int] | None = None) -> dict[int, Revision]:
    """Return the revision asked about, by course: of the workflows under way, and of emergencies."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__approvaltask__isnull=False)
    emergencies = EmergencyPublication.objects.filter(ended_at=None)
    if pages is not None:
        states = states.filter(workflow_state__object_id__in=[str(pk) for pk in pages])
        emergencies = emergencies.filter(course__in=pages)
    found = {row.course_id: row.revision for row in emergencies.select_related("revision__user")}
    # A newer revision that is being approved will take the emergency's place.
    found.update(
        {int(row.revision.object_id): row.revision for row in states.select_related("revision__user")}
    )
    return found


def _kinds(bases: Iterable[str]) -> list[ApprovalKind]:
    able_to = {kind for basis in bases for kind in STANDS_FOR.get(basis, ())}
    return [kind for kind in ApprovalKind if kind in able_to]

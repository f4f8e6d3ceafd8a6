"""What somebody sees at the gate: a version, who made it, what changed, and who has said what. Reads only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Revision

from accounts.models import User
from courses.coproduction import approvers, contents, differences, gate, publishing, teams, versions
from courses.coproduction.gate_sql import compared
from courses.coproduction.merging import BODY
from courses.coproduction.versions import Change
from courses.models import Approval, ChangeWish, CoursePage, EmergencyPublication, TeamMember
from courses.states import ApprovalKind, MemberState

_OF_PAGE = {"locale", "translation_key"}
"""What a page is, and not what it says."""


@dataclass(frozen=True)
class Half:
    """One of the two approvals: whose, if it is given."""

    kind: ApprovalKind
    approval: Approval | None


@dataclass(frozen=True)
class Gate:
    """Where a version of a course stands."""

    page: CoursePage
    revision: Revision
    written: CoursePage
    halves: Sequence[Half]
    team: Sequence[TeamMember]
    wishes: Sequence[ChangeWish]
    emergency: EmergencyPublication | None

    @property
    def missing(self) -> list[ApprovalKind]:
        """On whose behalf nobody has said yes."""
        return [half.kind for half in self.halves if half.approval is None]

    @property
    def is_live(self) -> bool:
        """Whether this is what the public reads."""
        return bool(self.page.live and self.page.live_revision_id == self.revision.pk)

    @property
    def is_asked(self) -> bool:
        """Whether somebody is asked to approve this version now."""
        waits = approvers.asked(self.page)
        return waits is not None and waits.pk == self.revision.pk

    @property
    def author(self) -> str:
        """Who saved it."""
        return self.revision.user.chosen_name if self.revision.user else ""


def of(page: CoursePage, revision: Revision) -> Gate:
    """Gather what is to be seen of a version."""
    given = {row.kind: row for row in gate.approvals(revision)}
    return Gate(
        page=page,
        revision=revision,
        written=revision.as_object(),
        halves=[Half(kind, given.get(kind)) for kind in ApprovalKind],
        team=list(teams.of(page).filter(state=MemberState.JOINED)),
        wishes=list(revision.change_wishes.select_related("contributor")),
        emergency=gate.emergency(revision),
    )


def current(page: CoursePage) -> Revision | None:
    """Return the version one would look at: what is asked about, else what is ready, else the latest."""
    found = approvers.asked(page) or publishing.ready(page) or page.latest_revision
    revision: Revision | None = found
    return revision


def left_to(shown: Gate, person: User) -> tuple[ApprovalKind, ...]:
    """Return on behalf of what this person can still approve the version."""
    given = [half.approval for half in shown.halves if half.approval is not None]
    if not shown.is_asked or any(one.person_id == person.pk for one in given):
        return ()
    able = approvers.may_approve(shown.page, person)
    return tuple(kind for kind in shown.missing if kind in able)


def approved_before(revision: Revision) -> Revision | None:
    """Return the last version before this one that both approved; None for the first time."""
    rows = Approval.objects.filter(course_id=revision.object_id, revision_id__lt=revision.pk)
    for row in rows.select_related("revision").order_by("-revision_id"):
        if not gate.missing(row.revision):
            earlier: Revision = row.revision
            return earlier
    return None


def changes(old: Revision, new: Revision) -> list[Change]:
    """Return every difference between two versions, in words."""
    found = versions.changes(contents.of_version(old.content), contents.of_version(new.content))
    return found + _beside(old.content, new.content)


def _beside(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Return what differs in fields that are written in Wagtail alone: address, credits, search engines."""
    known = {*contents.FIELDS, contents.PICTURE, BODY} | _OF_PAGE
    fields = [field for field in compared(CoursePage) if field.name not in known]
    return [
        Change(str(field.verbose_name), differences.between(_text(old, field.name), _text(new, field.name)))
        for field in fields
        if _text(old, field.name) != _text(new, field.name)
    ]


def _text(content: Mapping[str, Any], name: str) -> str:
    value = content.get(name)
    return "" if value is None else str(value)

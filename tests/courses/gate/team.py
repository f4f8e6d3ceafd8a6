"""People who make a course, and what they do at the gate in one line."""

from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import Revision

from accounts.models import User
from courses.coproduction import approving, gate
from courses.models import Approval, CoursePage, TeamMember
from courses.states import ApprovalKind, MemberState
from peers.models import Contributor
from tests.factories import make_contributor, make_person


@dataclass(frozen=True)
class Team:
    """Those of the fixture."""

    peer: Contributor
    pro: Contributor
    partner: Contributor


def join(course: CoursePage, name: str, basis: str) -> Contributor:
    """Put somebody with an account into the team."""
    contributor = make_contributor(name, basis=basis, person=make_person(name))
    TeamMember.objects.create(
        course=course,
        contributor=contributor,
        basis=basis,
        state=MemberState.JOINED,
        joined_at=timezone.now(),
    )
    return contributor


def sign_both(revision: Revision, team: Team) -> Revision:
    """Let peer and professional sign a revision, without the workflow."""
    gate.sign(revision=revision, contributor=team.peer, kind=ApprovalKind.LIVED)
    gate.sign(revision=revision, contributor=team.pro, kind=ApprovalKind.PROFESSIONAL)
    return revision


def say_yes(revision: Revision, contributor: Contributor, kind: str, **more: str) -> Approval:
    """Approve as that contributor, on our page."""
    return approving.approve(
        revision=revision, contributor=contributor, kind=kind, by=account(contributor), **more
    )


def account(contributor: Contributor) -> User:
    """The account of a contributor; here each has one."""
    if contributor.person is None:
        raise ValueError(contributor)
    return contributor.person


def live_revision(course: CoursePage) -> int | None:
    """What is live now, by number; None if nothing is."""
    course.refresh_from_db()
    return course.live_revision_id if course.live else None

"""Who may build a course: those in its team, and the school's editors and coordinators."""

from accounts.models import User
from courses.models import CoursePage, TeamMember
from courses.states import MemberState

SEES_TEAMS = "courses.view_teammember"
"""Held by editors, coordinators and leaders."""


def membership(page: CoursePage, person: User) -> TeamMember | None:
    """The person's place in the team that makes the course, in any language; None once they have left."""
    return (
        TeamMember.objects.select_related("contributor")
        .filter(
            course__translation_key=page.translation_key,
            contributor__person=person,
            state=MemberState.JOINED,
        )
        .first()
    )


def may_build(person: User, member: TeamMember | None) -> bool:
    """Whether somebody with this place in the team may see and write the draft."""
    return member is not None or person.has_perm(SEES_TEAMS)

"""Who may build a course: those in its team, and the school's editors and coordinators."""

from accounts.models import User
from courses.models import TeamMember

SEES_TEAMS = "courses.view_teammember"
"""Held by editors, coordinators and leaders."""


def may_build(person: User, member: TeamMember | None) -> bool:
    """Whether somebody with this place in the team (None: no place, or left) may see and write the draft."""
    return member is not None or person.has_perm(SEES_TEAMS)

"""Whether a course page says in short what people said: both experiences agree, and nobody objects."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from courses.coproduction import teams
from courses.models import CoursePage, TeamMember
from courses.states import MemberState
from enrolment.models import ShownResult


class NotInTeam(Exception):
    """The person is not in the team of the course now."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in the team: ``agrees`` None until they have said anything."""

    member: TeamMember
    agrees: bool | None


@transaction.atomic
def agree(*, course: CoursePage, by: User, now: datetime | None = None) -> ShownResult:
    """Write down that a member of the team agrees; again is no change. Raises ``NotInTeam``."""
    return _say(course, by, agreed_at=now or timezone.now(), taken_back_at=None)


@transaction.atomic
def take_back(*, course: CoursePage, by: User, now: datetime | None = None) -> ShownResult:
    """Write down that a member does not agree, whoever else does. Raises ``NotInTeam``."""
    return _say(course, by, taken_back_at=now or timezone.now())


def voices(course: CoursePage) -> list[Voice]:
    """Return everybody who is in the team now, and what they say; two queries."""
    said = dict(_rows(course).values_list("contributor", "taken_back_at"))
    members = [row for row in teams.of(course) if row.state == MemberState.JOINED]
    return [
        Voice(row, said[row.contributor_id] is None if row.contributor_id in said else None)
        for row in members
    ]


def is_agreed(found: list[Voice]) -> bool:
    """Whether both experiences have said yes, and nobody in the team has taken it back."""
    if any(voice.agrees is False for voice in found):
        return False
    yes = [voice.member for voice in found if voice.agrees]
    return bool(yes) and not teams.lacks(yes)


def has_agreed(course: CoursePage) -> bool:
    """The same, asked of a course; one query where nobody has said anything."""
    return _rows(course).exists() and is_agreed(voices(course))


def _rows(course: CoursePage) -> QuerySet[ShownResult]:
    return ShownResult.objects.filter(course__translation_key=course.translation_key)


def _say(course: CoursePage, by: User, **said: datetime | None) -> ShownResult:
    member = teams.member_of(course, by)
    if member is None:
        raise NotInTeam
    row, is_new = ShownResult.objects.select_for_update().get_or_create(
        course=member.course, contributor=member.contributor, defaults=said
    )
    if not is_new and (row.taken_back_at is None) != (said["taken_back_at"] is None):
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=list(said))
    return row

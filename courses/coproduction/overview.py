"""What a team sees of its course at a glance."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from accounts.models import User
from courses.coproduction import comments, contents, durations, gate, hours, lacking, parts, teams
from courses.coproduction.drafts import Draft
from courses.coproduction.lacking import Lack
from courses.coproduction.merging import BLOCK, BODY
from courses.coproduction.parts import Part
from courses.models import Approval, ChangeWish, TeamMember
from courses.states import MemberState


@dataclass(frozen=True)
class Row:
    """A part in the list: whether something needed is missing, a taste of it, and comments that wait."""

    part: Part
    lacks: Sequence[str]
    taste: str
    waiting: int


@dataclass(frozen=True)
class Overview:
    """All of it. ``elsewhere`` counts comments on what is not written here, such as the picture.

    ``may_answer`` says whether the version still lacks a yes that whoever looks can give.
    """

    rows: Sequence[Row]
    lacks: Sequence[Lack]
    wishes: Sequence[Lack]
    elsewhere: int
    team: Sequence[TeamMember]
    approvals: Sequence[Approval]
    may_answer: bool
    changes_asked: Sequence[ChangeWish]
    hours: str
    my_hours: str
    saved_by: str
    saved_at: datetime | None

    @property
    def is_ready(self) -> bool:
        """Whether nothing that is needed is missing."""
        return not self.lacks


LONGEST_TASTE = 90


def of(draft: Draft, person: User, member: TeamMember | None) -> Overview:
    """Read everything; asks the same number of times however much there is."""
    threads = [one for one in comments.of(draft.page) if not one.is_settled]
    team = [one for one in teams.of(draft.page) if one.state in (MemberState.JOINED, MemberState.INVITED)]
    missing = lacking.of(draft.values, teams.lacks(team))
    revision = draft.page.latest_revision
    approvals = _approvals(draft)
    written = [parts.of_field(one.path) for one in threads]
    return Overview(
        rows=[_row(part, draft, missing, written.count(part)) for part in parts.PARTS],
        lacks=[one for one in missing if one.is_needed],
        wishes=[one for one in missing if not one.is_needed],
        elsewhere=written.count(None),
        team=team,
        approvals=approvals,
        may_answer=_may_answer(approvals, person, member),
        changes_asked=_changes_asked(draft),
        hours=_time(hours.total(draft.page)),
        my_hours=_time(hours.total(draft.page, member.contributor)) if member else "",
        saved_by=revision.user.chosen_name if revision and revision.user else "",
        saved_at=draft.page.latest_revision_created_at,
    )


def _time(minutes: int) -> str:
    return durations.words(minutes) if minutes else ""


def _row(part: Part, draft: Draft, missing: Sequence[Lack], waiting: int) -> Row:
    lacks = [one.words for one in missing if one.part == part.slug and one.is_needed]
    taste = _taste(part, draft)
    short = taste if len(taste) <= LONGEST_TASTE else f"{taste[:LONGEST_TASTE].rsplit(' ', 1)[0]} …"
    return Row(part, lacks, short, waiting)


def _taste(part: Part, draft: Draft) -> str:
    """The first words of a part; of one that is chosen from lists, nothing."""
    values = draft.values
    names = [f"{BLOCK}{key}" for key in values[BODY]] if BODY in part.fields else part.fields
    texts = (contents.plain(name, values[name]) for name in names if name not in _CHOSEN)
    lines = (_SIGNS.sub("", line).strip() for text in texts for line in text.splitlines())
    return " · ".join(line for line in lines if line)


_SIGNS = re.compile(r"^(#{2,3}|-|\d+\.) |\*\*")
"""Signs of the light markup, which say nothing in a taste."""

_CHOSEN = frozenset({*contents.CHOICES, *contents.TICKS, *contents.SEVERAL})


def _approvals(draft: Draft) -> list[Approval]:
    """The yeses to exactly the draft as it stands."""
    latest = draft.page.latest_revision
    return list(gate.approvals(latest).select_related("contributor").order_by("at")) if latest else []


def _may_answer(approvals: Sequence[Approval], person: User, member: TeamMember | None) -> bool:
    if member is None or any(one.person_id == person.pk for one in approvals):
        return False
    return bool(teams.STANDS_FOR[member.basis] - {one.kind for one in approvals})


def _changes_asked(draft: Draft) -> list[ChangeWish]:
    """What was asked for last, until a later version is sent or approved."""
    if draft.page.workflow_in_progress:
        return []
    judged = Approval.objects.filter(course_id=draft.page.pk).aggregate(last=Max("revision_id"))["last"] or 0
    rows = ChangeWish.objects.filter(course_id=draft.page.pk, revision_id__gte=judged)
    return list(rows.select_related("contributor").order_by("-at")[:3])

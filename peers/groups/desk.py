"""What coordinators see of a meeting: who comes, and what is agreed with each about honorarium."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from peers.groups import honorarium, members
from peers.groups.pages import OwnMeeting
from peers.models import GroupMember, Meeting, MeetingPresence
from peers.states import EngagementState, Presence, Relation


@dataclass(frozen=True, slots=True)
class Line:
    """A member and a meeting."""

    member: GroupMember
    own: OwnMeeting
    why_not: str
    """Why no honorarium is offered, where it should be; "" else."""

    @property
    def presence(self) -> str:
        """Whether they come, or came, in words; a yes to what was offered says that they come."""
        if self.own.meeting.held_at is None and self.own.comes:
            return str(Presence.COMING.label)
        return str(Presence(self.own.presence).label)

    @property
    def honorarium(self) -> str:
        """What is agreed, in words."""
        work = self.own.engagement
        if work is not None and work.state == EngagementState.CALLED_OFF and self.own.meeting.held_at:
            return _("None: was not there")
        if work is not None:
            terms = f" · {work.get_terms_display()}" if work.terms else ""
            return f"{work.get_state_display()}{terms}"
        if self.member.contributor.relation == Relation.EMPLOYED:
            return _("Employed: comes in working time")
        return _("Not offered") if honorarium.is_for(self.member) else _("Invited without honorarium")

    @property
    def has_to_be_told(self) -> bool:
        """Whether no letter reaches them."""
        return self.member.contributor.person_id is None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page of a meeting; ``coming`` and ``there`` are numbers of people."""

    meeting: Meeting
    lines: Sequence[Line]
    is_planned: bool
    has_begun: bool

    @classmethod
    def of(cls, meeting: Meeting, *, now: datetime | None = None) -> "MeetingPage":
        """Gather it in a constant number of questions."""
        moment = now or timezone.now()
        is_planned = meeting.held_at is None and meeting.cancelled_at is None
        whose = list(members.invited_to(meeting))
        said = dict(MeetingPresence.objects.filter(meeting=meeting).values_list("member", "presence"))
        work = honorarium.engagements([meeting], [one.contributor_id for one in whose])
        why = ""
        if is_planned and meeting.starts_at > moment:
            why = honorarium.why_not(meeting.group, timezone.localdate(meeting.starts_at))
        lines = []
        for one in whose:
            row = work.get((meeting.pk, one.contributor_id))
            lacks = is_planned and row is None and honorarium.is_for(one)
            own = OwnMeeting(meeting, said.get(one.pk, Presence.UNKNOWN), row)
            lines.append(Line(one, own, (why or _("It has not been offered yet.")) if lacks else ""))
        return cls(meeting, lines, is_planned, meeting.starts_at <= moment)

    @property
    def coming(self) -> int:
        """How many are expected."""
        return sum(line.own.comes for line in self.lines)

    @property
    def there(self) -> int:
        """How many were there."""
        return sum(line.own.presence == Presence.PRESENT for line in self.lines)

    @property
    def reasons(self) -> list[str]:
        """Why somebody is offered no honorarium, each reason once."""
        return sorted({line.why_not for line in self.lines if line.why_not})

    @property
    def unanswered(self) -> list[str]:
        """Who has not answered what they were offered, by name."""
        return [
            str(line.member.contributor)
            for line in self.lines
            if line.own.engagement is not None and line.own.engagement.state == EngagementState.OFFERED
        ]

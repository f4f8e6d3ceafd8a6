"""What a member reads: the next meeting first, then those after it, then what came of the earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.dates import span, unbroken
from accounts.models import User
from peers.groups import honorarium, members, pulse
from peers.models import Contributor, Engagement, GroupMember, Meeting, MeetingPresence, WorkingGroup
from peers.states import EngagementState, Presence


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """A meeting as one member meets it: what they have said, and what is agreed about honorarium."""

    meeting: Meeting
    presence: str = Presence.UNKNOWN
    engagement: Engagement | None = None

    @property
    def when(self) -> str:
        """Such as "torsdag den 7. januar kl. 13-15"."""
        return unbroken(span(self.meeting.starts_at, self.meeting.ends_at))

    @property
    def comes(self) -> bool:
        """Whether they come: they said so, or said yes to what they were offered for it."""
        return self.presence == Presence.COMING or (self.presence == Presence.UNKNOWN and self.is_agreed)

    @property
    def cannot(self) -> bool:
        """Whether they cannot come."""
        return self.presence == Presence.APOLOGY

    @property
    def is_agreed(self) -> bool:
        """Whether they have said yes to an offer."""
        return self.engagement is not None and self.engagement.state == EngagementState.ACCEPTED

    @property
    def is_offered(self) -> bool:
        """Whether an offer waits for their answer."""
        return self.engagement is not None and self.engagement.state == EngagementState.OFFERED


@dataclass(frozen=True, slots=True)
class GroupPage:
    """The page of a group. ``member`` is None for a coordinator who reads."""

    group: WorkingGroup
    member: GroupMember | None
    members: Sequence[GroupMember]
    coming: Sequence[OwnMeeting]
    earlier: Sequence[OwnMeeting]
    asked: Sequence[Meeting]
    said: Sequence[pulse.Said]

    @classmethod
    def of(cls, group: WorkingGroup, person: User, *, now: datetime | None = None) -> "GroupPage":
        """Gather it in a constant number of questions."""
        moment = now or timezone.now()
        everybody = list(members.now_in(group))
        member = next((one for one in everybody if one.contributor.person_id == person.pk), None)
        mine = own(list(group.meetings.select_related("group")), member)
        return cls(
            group,
            member,
            everybody,
            [one for one in mine if is_coming(one.meeting, moment)],
            [one for one in reversed(mine) if not is_coming(one.meeting, moment)],
            list(pulse.asked(person, now=moment).filter(group=group)),
            pulse.said_in(group, now=moment),
        )

    @property
    def next(self) -> OwnMeeting | None:
        """The next meeting that is not cancelled."""
        return next((one for one in self.coming if one.meeting.cancelled_at is None), None)

    @property
    def later(self) -> list[OwnMeeting]:
        """What comes beside the next meeting."""
        return [one for one in self.coming if one is not self.next]


def is_coming(meeting: Meeting, now: datetime) -> bool:
    """Whether a meeting is to come or going on."""
    return meeting.held_at is None and meeting.ends_at > now


def own(meetings: Sequence[Meeting], member: GroupMember | None) -> list[OwnMeeting]:
    """Put what a member has said and been offered beside each meeting, in two questions."""
    if member is None or not meetings:
        return [OwnMeeting(one) for one in meetings]
    said = dict(
        MeetingPresence.objects.filter(member=member, meeting__in=meetings).values_list("meeting", "presence")
    )
    work = honorarium.engagements(meetings, [member.contributor_id])
    return [
        OwnMeeting(one, said.get(one.pk, Presence.UNKNOWN), work.get((one.pk, member.contributor_id)))
        for one in meetings
    ]


def groups_of(person: User, *, now: datetime | None = None) -> QuerySet[WorkingGroup]:
    """Return the groups somebody sits in, each with its meetings to come in ``coming``."""
    moment = now or timezone.now()
    coming = Meeting.objects.filter(ends_at__gt=moment, held_at=None, cancelled_at=None)
    wanted = Prefetch("meetings", coming.order_by("starts_at"), to_attr="coming")
    return members.groups_of(person).prefetch_related(wanted).order_by("ended_on", "name")


def were_there(meeting: Meeting) -> list[Contributor]:
    """Return who was at a meeting, by name."""
    rows = meeting.presences.filter(presence=Presence.PRESENT).select_related("member__contributor")
    return sorted((row.member.contributor for row in rows), key=lambda one: one.public_name)

"""Planning a meeting, changing it, calling it off. The members are told, and offered honorarium."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from peers.groups import honorarium, members, told
from peers.groups.honorarium import NotOffered
from peers.groups.locking import locked_group, locked_meeting
from peers.groups.refusals import NotNow, Stale
from peers.models import GroupMember, Meeting, MeetingPresence, WorkingGroup

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of planning: the meetings, who is to be told by hand, and who was offered nothing and why."""

    meetings: Sequence[Meeting]
    to_call: Sequence[GroupMember]
    not_offered: Sequence[NotOffered]


@transaction.atomic
def plan(
    *,
    group: WorkingGroup,
    times: Iterable[Span],
    by: User,
    place: str = "",
    online_url: str = "",
    agenda: str = "",
    now: datetime | None = None,
) -> Planned:
    """Plan one meeting or a series, and tell the members: each gets one letter, and one offer, of them all.

    A meeting is planned where no honorarium can be offered, too. Raises NotNow for a group that has ended and
    for a time that has passed, ValidationError for a time the group meets at already.
    """
    row, now = locked_group(group), now or timezone.now()
    if row.ended_on is not None:
        raise NotNow(_("The group has ended."))
    made = [
        Meeting(group=row, starts_at=start, ends_at=end, place=place, online_url=online_url, agenda=agenda)
        for start, end in times
    ]
    for one in made:
        if one.starts_at <= now:
            raise NotNow(_("A meeting is planned before it is held. Choose a time to come."))
        one.full_clean()
        one.save()
    log(row, "peers.plan_meeting", user=by, data={"meetings": [one.pk for one in made]})
    invited = list(members.now_in(row))
    missing = honorarium.offer(group=row, meetings=made, members=invited, by=by, now=now)
    told.invited(made, invited, offered=honorarium.offered(made, invited))
    return Planned(made, _without_account(invited), missing)


@transaction.atomic
def offer_again(*, meeting: Meeting, by: User, now: datetime | None = None) -> list[NotOffered]:
    """Offer honorarium to those who should have been offered it and were not. Raises NotNow."""
    row, now = locked_meeting(meeting), now or timezone.now()
    _still_to_come(row, now)
    return honorarium.offer(
        group=row.group, meetings=[row], members=list(members.now_in(row.group)), by=by, now=now
    )


@transaction.atomic
def change(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    online_url: str,
    agenda: str,
    version: int,
    by: User,
    now: datetime | None = None,
) -> Meeting:
    """Change a meeting that is to come. At another time everybody is asked anew whether they come.

    Raises Stale where somebody else has changed it since ``version``, NotNow where it is held, cancelled or
    begun or would begin in the past, ValidationError for a time the group meets at already, and NoBudget or
    OverBudget where what is agreed cannot be paid at the new time.
    """
    row, now = locked_meeting(meeting), now or timezone.now()
    if row.version != version:
        raise Stale(row)
    _still_to_come(row, now)
    before = (row.starts_at, row.ends_at, row.place, row.online_url)
    row.starts_at, row.ends_at = starts_at, ends_at
    row.place, row.online_url, row.agenda = place, online_url, agenda
    if row.starts_at <= now:
        raise NotNow(_("A meeting is planned before it is held. Choose a time to come."))
    row.version += 1
    row.full_clean()
    row.save()
    log(row.group, "peers.change_meeting", user=by, data={"meeting": row.pk})
    told_by_offers: set[int] = set()
    if (starts_at, ends_at) != before[:2]:
        MeetingPresence.objects.filter(meeting=row).delete()
        told_by_offers = honorarium.move(meeting=row, by=by, now=now)
    if (starts_at, ends_at, place, online_url) != before:
        told.changed(row, _others(row.group, told_by_offers))
    return row


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by: User, now: datetime | None = None) -> Meeting:
    """Call a meeting off, and tell the members; what is called off too late is paid all the same.

    Again is no change. Raises NotNow for a meeting that was held.
    """
    row, now = locked_meeting(meeting), now or timezone.now()
    if row.cancelled_at is not None:
        return row
    if row.held_at is not None:
        raise NotNow(_("The meeting was held, so it cannot be cancelled."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write why, in a few words: the members read it.")})
    row.cancelled_at, row.cancelled_reason = now, reason.strip()
    row.version += 1
    row.save(update_fields=["cancelled_at", "cancelled_reason", "version"])
    log(row.group, "peers.cancel_meeting", user=by, data={"meeting": row.pk})
    told_by_offers = honorarium.call_off(meeting=row, by=by, now=now)
    told.cancelled(row, _others(row.group, told_by_offers))
    return row


def _still_to_come(meeting: Meeting, now: datetime) -> None:
    if meeting.cancelled_at is not None:
        raise NotNow(_("The meeting is cancelled."))
    if meeting.held_at is not None:
        raise NotNow(_("The meeting was held."))
    if meeting.starts_at <= now:
        raise NotNow(_("The meeting has begun."))


def _others(group: WorkingGroup, told: set[int]) -> list[GroupMember]:
    """Return the members who are not told already: nobody gets two letters of one thing."""
    return [one for one in members.now_in(group) if one.contributor_id not in told]


def _without_account(invited: Iterable[GroupMember]) -> list[GroupMember]:
    return [one for one in invited if one.contributor.person is None]

"""Who sits in a working group. A citizen's seat is a citizen's: no other seat is ever counted as one."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from peers.groups import honorarium, told
from peers.groups.honorarium import NotOffered
from peers.groups.locking import locked_group
from peers.groups.refusals import NotNow
from peers.models import Contributor, GroupMember, Meeting, Project, WorkingGroup
from peers.states import MemberPlace, Relation


@transaction.atomic
def found(*, name: str, purpose: str, citizen_seats: int, project: Project | None, by: User) -> WorkingGroup:
    """Begin a group with so many seats that are kept for citizens."""
    group = WorkingGroup.objects.create(
        name=name, purpose=purpose, citizen_seats=citizen_seats, project=project
    )
    log(group, "wagtail.create", user=by)
    return group


@transaction.atomic
def change(
    *, group: WorkingGroup, name: str, purpose: str, citizen_seats: int, project: Project | None, by: User
) -> WorkingGroup:
    """Change what a group is called, is for, keeps for citizens and pays from. What was offered stays so."""
    row = locked_group(group)
    row.name, row.purpose, row.citizen_seats, row.project = name, purpose, citizen_seats, project
    row.save(update_fields=["name", "purpose", "citizen_seats", "project"])
    log(row, "wagtail.edit", user=by)
    return row


@transaction.atomic
def end(*, group: WorkingGroup, by: User, now: datetime | None = None) -> WorkingGroup:
    """End a group; again is no change. Raises NotNow while a meeting is to come or to be written down."""
    row = locked_group(group)
    if row.ended_on is not None:
        return row
    if row.meetings.filter(held_at=None, cancelled_at=None).exists():
        raise NotNow(_("Cancel the meetings that are planned first, or write down that they were held."))
    row.ended_on = timezone.localdate(now)
    row.save(update_fields=["ended_on"])
    log(row, "peers.end_group", user=by)
    return row


@transaction.atomic
def join(
    *, group: WorkingGroup, contributor: Contributor, place: str, by: User, now: datetime | None = None
) -> tuple[GroupMember, list[NotOffered]]:
    """Give somebody a seat, and offer or invite them to what is planned.

    Return the member, and why no honorarium could be offered where one should be. Raises NotNow for who is
    a member, contributes no longer or is employed and would sit on a citizen's seat, and for a group that
    has ended.
    """
    row, now = locked_group(group), now or timezone.now()
    _check(row, contributor, place)
    member = GroupMember.objects.create(
        group=row, contributor=contributor, place=MemberPlace(place), since=timezone.localdate(now)
    )
    log(row, "peers.join_group", user=by, data={"place": str(member.place)})
    coming = list(row.meetings.filter(starts_at__gt=now, held_at=None, cancelled_at=None))
    missing = honorarium.offer(group=row, meetings=coming, members=[member], by=by, now=now)
    told.invited(coming, [member], offered=honorarium.offered(coming, [member]))
    return member, missing


@transaction.atomic
def leave(*, member: GroupMember, by: User, now: datetime | None = None) -> GroupMember:
    """End a seat today, and take back what was offered of meetings to come; again is no change."""
    group, now = locked_group(member.group), now or timezone.now()
    row = GroupMember.objects.select_for_update(of=("self",)).select_related("contributor").get(pk=member.pk)
    if row.until is not None:
        return row
    row.until = max(timezone.localdate(now), row.since)
    row.save(update_fields=["until"])
    log(group, "peers.leave_group", user=by, data={"place": str(row.place)})
    coming = group.meetings.filter(starts_at__gt=now, held_at=None, cancelled_at=None)
    honorarium.withdraw(meetings=coming, member=row, by=by)
    return row


def now_in(group: WorkingGroup) -> QuerySet[GroupMember]:
    """Return the members of today, by name."""
    return group.members.filter(until=None).select_related("contributor__person")


def on(group: WorkingGroup, day: date) -> QuerySet[GroupMember]:
    """Return who were members on a day, by name."""
    stayed = Q(until=None) | Q(until__gte=day)
    return group.members.filter(stayed, since__lte=day).select_related("contributor__person")


def invited_to(meeting: Meeting) -> QuerySet[GroupMember]:
    """Return whose meeting it is: before it begins the members of now, else those of its day."""
    if meeting.held_at is None and meeting.starts_at > timezone.now():
        return now_in(meeting.group)
    return on(meeting.group, timezone.localdate(meeting.starts_at))


def member_of(group: WorkingGroup, person: User) -> GroupMember | None:
    """Return the seat that a person has in a group today."""
    return now_in(group).filter(contributor__person=person).first()


def groups_of(person: User) -> QuerySet[WorkingGroup]:
    """Return the groups in which a person has a seat today."""
    seats = GroupMember.objects.filter(contributor__person=person, until=None)
    return WorkingGroup.objects.filter(pk__in=seats.values("group"))


def _check(group: WorkingGroup, contributor: Contributor, place: str) -> None:
    if group.ended_on is not None:
        raise NotNow(_("The group has ended."))
    if contributor.ended_on is not None:
        raise NotNow(_("%(name)s contributes no longer.") % {"name": contributor})
    if place == MemberPlace.CITIZEN and contributor.relation == Relation.EMPLOYED:
        words = _("%(name)s is employed. The citizens' seats are kept for citizens: choose another seat.")
        raise NotNow(words % {"name": contributor})
    if group.members.filter(contributor=contributor, until=None).exists():
        raise NotNow(_("%(name)s is a member already.") % {"name": contributor})

"""A working group with one on each kind of seat, a project with money, and meetings to come or just over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from peers import offers
from peers.groups import meetings, members
from peers.models import Contributor, Engagement, GroupMember, Meeting, MeetingPresence, WorkingGroup
from peers.states import Basis, MemberPlace, Presence, Relation
from tests.factories import days_from_now, make_contributor, make_people, make_person
from tests.peers.money import make_budget, make_rates

HOURS = timedelta(hours=2)


@dataclass
class Group:
    """The group, and who sits in it, by first name."""

    group: WorkingGroup
    by: User
    seats: dict[str, GroupMember]

    def person(self, name: str) -> User:
        person = self.seats[name].contributor.person
        assert person is not None
        return person

    def contributor(self, name: str) -> Contributor:
        return self.seats[name].contributor


def somebody(name: str, *, relation: str = Relation.HONORARIUM, **fields: Any) -> Contributor:
    return make_contributor(name, person=make_person(name), relation=relation, **fields)


def with_money(granted: int = 100_000, *, rates: bool = True) -> WorkingGroup:
    """A group whose project has money this year and next, at 250 kr. an hour."""
    budget = make_budget(granted)
    make_budget(granted, project=budget.project, year=budget.year + 1)
    if rates:
        make_rates(250)
    return WorkingGroup.objects.create(name="Styregruppen", project=budget.project)


def four_seats(by: User, group: WorkingGroup | None = None) -> Group:
    """Karen (citizen, honorarium), Lis (relative, volunteer), Mads (staff), Nor (partner)."""
    group = group or with_money()
    people = {
        "Karen": (MemberPlace.CITIZEN, Relation.HONORARIUM),
        "Lis": (MemberPlace.RELATIVE, Relation.VOLUNTEER),
        "Mads": (MemberPlace.STAFF, Relation.EMPLOYED),
        "Nor": (MemberPlace.PARTNER, Relation.VOLUNTEER),
    }
    seats = {
        name: members.join(group=group, contributor=somebody(name, relation=relation), place=place, by=by)[0]
        for name, (place, relation) in people.items()
    }
    return Group(group, by, seats)


def plan(group: WorkingGroup, by: User, *, days: int = 20, **fields: Any) -> Meeting:
    """One meeting of two hours."""
    start = days_from_now(days)
    return meetings.plan(group=group, times=[(start, start + HOURS)], by=by, **fields).meetings[0]


def work(meeting: Meeting, member: GroupMember) -> Engagement | None:
    return offers.by_reference(f"meeting:{meeting.pk}:{member.contributor_id}")


def accept(meeting: Meeting, member: GroupMember, terms: str = "paid") -> None:
    """Let a member say yes to what they were offered."""
    row = work(meeting, member)
    person = member.contributor.person
    assert row is not None
    assert row.offer is not None
    assert person is not None
    offers.answer(offer=row.offer, choices={row.pk: terms}, by=person)


def over(meeting: Meeting, *, ago: timedelta = timedelta(hours=1)) -> Meeting:
    """Let a meeting have ended so long ago, and the seats be older than that."""
    end: datetime = timezone.now() - ago
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=end - HOURS, ends_at=end)
    day = timezone.localdate(end - HOURS)
    GroupMember.objects.filter(group=meeting.group, since__gt=day).update(since=day)
    Engagement.objects.filter(reference__startswith=f"meeting:{meeting.pk}:").update(
        done_on=day, starts_at=end - HOURS
    )
    return Meeting.objects.select_related("group__project").get(pk=meeting.pk)


def many(four: Group, count: int = 30) -> None:
    """So many more members, meetings to come and held, and groups that Karen sits in; as bare rows."""
    people = Contributor.objects.bulk_create(
        Contributor(public_name=f"Ny {number}", basis=Basis.LIVED, person=person)
        for number, person in enumerate(make_people(count))
    )
    sitting = GroupMember.objects.bulk_create(
        GroupMember(group=four.group, contributor=one, place=MemberPlace.CITIZEN) for one in people
    )
    groups = WorkingGroup.objects.bulk_create(WorkingGroup(name=f"Gruppe {n}") for n in range(count))
    GroupMember.objects.bulk_create(
        GroupMember(group=group, contributor=four.contributor("Karen"), place=MemberPlace.CITIZEN)
        for group in groups
    )
    days = [*range(40, 40 + count), *range(-40 - count, -40)]
    meetings_of = [
        Meeting(
            group=group,
            starts_at=days_from_now(day),
            ends_at=days_from_now(day) + HOURS,
            held_at=days_from_now(day) + HOURS if day < 0 else None,
        )
        for group in (four.group, groups[0])
        for day in days
    ]
    held = [
        one for one in Meeting.objects.bulk_create(meetings_of) if one.held_at and one.group == four.group
    ]
    MeetingPresence.objects.bulk_create(
        MeetingPresence(meeting=one, member=seat, presence=Presence.PRESENT)
        for one, seat in zip(held, sitting, strict=True)
    )

"""Lets the working group sit down, meet, and say what it thought of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from demo.content import honorarium
from peers import claims, offers
from peers.groups import holding, meetings, members, pulse
from peers.models import Claim, Contributor, GroupMember, Meeting, Project, WorkingGroup
from peers.states import ClaimState, Terms, Worth

BEGAN = timedelta(days=100)
PLANNED_BEFORE = timedelta(days=20)
LASTS = timedelta(hours=2)
ANSWERS = (Worth.YES, Worth.YES, Worth.MOSTLY, Worth.YES, Worth.MOSTLY, Worth.LITTLE, Worth.YES)


@transaction.atomic
def gather(makers: dict[str, Contributor], project: Project, by: User, now: datetime) -> None:
    """Found the group, and hold what lies behind us."""
    name, purpose = honorarium.GROUP
    group = members.found(
        name=name, purpose=purpose, citizen_seats=honorarium.CITIZEN_SEATS, project=project, by=by
    )
    for key, place in honorarium.MEMBERS:
        members.join(group=group, contributor=makers[key], place=place, by=by, now=now - BEGAN)
    for days, agenda, minutes in honorarium.MEETINGS:
        meeting = _plan(group, agenda, days, by, now)
        if days > 0:
            _agree(meeting)
            _hold(meeting, minutes, by)


def _plan(group: WorkingGroup, agenda: str, days: int, by: User, now: datetime) -> Meeting:
    day = timezone.localtime(now - timedelta(days=days))
    starts_at = day.replace(hour=15, minute=0, second=0, microsecond=0)
    planned = meetings.plan(
        group=group,
        times=[(starts_at, starts_at + LASTS)],
        by=by,
        place="Medborgerhuset, lokale 2",
        agenda=agenda,
        now=min(starts_at - PLANNED_BEFORE, now - timedelta(days=1)),
    )
    return planned.meetings[0]


def _agree(meeting: Meeting) -> None:
    """Let everybody who was offered honorarium say yes."""
    for seat in GroupMember.objects.filter(group=meeting.group).exclude(contributor__person=None):
        piece = offers.by_reference(f"meeting:{meeting.pk}:{seat.contributor_id}")
        if piece is None or piece.offer is None or seat.contributor.person is None:
            continue
        said = {piece.pk: Terms.PAID}
        at = piece.offer.made_at + timedelta(days=1)
        offers.answer(offer=piece.offer, choices=said, by=seat.contributor.person, now=at)


def _hold(meeting: Meeting, minutes: str, by: User) -> None:
    there = list(members.on(meeting.group, timezone.localdate(meeting.starts_at)))
    at = meeting.ends_at + timedelta(hours=1)
    holding.hold(meeting=meeting, present=[one.pk for one in there], by=by, minutes_text=minutes, now=at)
    for said, seat in zip(ANSWERS, there, strict=False):
        if seat.contributor.person is not None:
            pulse.answer(meeting=meeting, person=seat.contributor.person, worth=said, now=at)
    for claim in Claim.objects.filter(engagement__starts_at=meeting.starts_at, state=ClaimState.READY):
        if claim.contributor.person is None or claim.activity != "meeting":
            continue
        (sent,) = claims.send(claims=[claim], by=claim.contributor.person, now=at + timedelta(days=1))
        claims.approve(claim=sent, by=by, now=at + timedelta(days=3))

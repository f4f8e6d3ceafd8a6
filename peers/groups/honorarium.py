"""What a meeting means for honorarium: offered before it, done when somebody was there.

Citizens and relatives are offered it, staff and partners are simply invited, and who is employed never is.
Nobody is punished for staying away: work that was agreed is called off without pay, and nothing else happens.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from peers import budgets, offers, rates
from peers.groups.locking import lock_money
from peers.models import Budget, Engagement, GroupMember, Meeting, WorkingGroup
from peers.offers.refusals import Refused
from peers.states import PLANNED, Activity, EngagementState, MemberPlace, Relation

OFFERED_TO: frozenset[str] = frozenset({MemberPlace.CITIZEN, MemberPlace.RELATIVE})
PAID_AS: frozenset[str] = frozenset({Relation.HONORARIUM, Relation.VOLUNTEER})

Pair = tuple[int, int]
"""A meeting and a contributor, by key."""


@dataclass(frozen=True, slots=True)
class NotOffered:
    """Who should have been offered honorarium and could not be, and why in a sentence."""

    member: GroupMember
    why: str


def is_for(member: GroupMember) -> bool:
    """Whether a member is offered honorarium for meetings."""
    return member.place in OFFERED_TO and member.contributor.relation in PAID_AS


def origin(group: WorkingGroup) -> str:
    """Return how offers call a group."""
    return f"group:{group.pk}"


def reference(meeting_id: int, contributor_id: int) -> str:
    """Return how work calls somebody's part in a meeting."""
    return f"meeting:{meeting_id}:{contributor_id}"


def engagements(meetings: Iterable[Meeting], contributors: Iterable[int]) -> dict[Pair, Engagement]:
    """Return what was offered of these meetings to these people, in one question."""
    pairs = {reference(one.pk, person): (one.pk, person) for one in meetings for person in contributors}
    rows = Engagement.objects.filter(reference__in=list(pairs)).select_related("offer", "contributor")
    return {pairs[row.reference]: row for row in rows}


def offered(meetings: Iterable[Meeting], members: Iterable[GroupMember]) -> set[int]:
    """Return which contributors have an offer of these meetings that waits for their answer."""
    found = engagements(meetings, [one.contributor_id for one in members]).values()
    return {row.contributor_id for row in found if row.state == EngagementState.OFFERED}


def offer(
    *,
    group: WorkingGroup,
    meetings: Sequence[Meeting],
    members: Collection[GroupMember],
    by: User,
    now: datetime,
) -> list[NotOffered]:
    """Offer these meetings to those they are paid to; return whom they could not be offered to, and why.

    What is offered or answered already stays. Expects the group's lock.
    """
    wanted = [one for one in members if is_for(one)]
    if not wanted or not meetings:
        return []
    reasons = {why_not(group, timezone.localdate(one.starts_at)) for one in meetings} - {""}
    able = [one for one in meetings if not why_not(group, timezone.localdate(one.starts_at))]
    if not able:
        return [NotOffered(one, why) for one in wanted for why in sorted(reasons)]
    lock_money((one.contributor_id for one in wanted), _budgets(group, able))
    known = engagements(able, [one.contributor_id for one in wanted])
    missing = [NotOffered(one, why) for one in wanted for why in sorted(reasons)]
    for member in wanted:
        try:
            _offer_to(member, group=group, meetings=able, known=known, by=by, now=now)
        except (Refused, budgets.NoBudget, budgets.OverBudget) as no:
            missing.append(NotOffered(member, str(no)))
    return missing


def why_not(group: WorkingGroup, day: date) -> str:
    """Return why no meeting of the group can be offered with honorarium on a day; "" where it can."""
    if group.project is None:
        return _("The group has no project that honorarium is paid from.")
    if rates.rate_of(Activity.MEETING, day) is None:
        return _("There is no rate for meetings on that day. A leader writes it under Rates.")
    try:
        budgets.budget_for(group.project, day)
    except budgets.NoBudget as no:
        return str(no)
    return ""


def withdraw(*, meetings: Iterable[Meeting], member: GroupMember, by: User) -> None:
    """Take back what somebody who leaves was offered."""
    found = engagements(meetings, [member.contributor_id])
    for row in _planned(found.values()):
        offers.withdraw(engagement=row, by=by)


def move(*, meeting: Meeting, by: User, now: datetime) -> set[int]:
    """Let what was offered follow a meeting to its new time; return the contributors who are told of it."""
    rows = _planned(_of(meeting))
    for row in rows:
        offers.move(
            engagement=row,
            done_on=timezone.localdate(meeting.starts_at),
            starts_at=meeting.starts_at,
            minutes=_minutes(meeting),
            by=by,
            now=now,
        )
    return {row.contributor_id for row in rows}


def call_off(*, meeting: Meeting, by: User, now: datetime) -> set[int]:
    """Call the work of a cancelled meeting off; what was agreed and is cancelled too late is paid anyway.

    Return the contributors who are told of it.
    """
    rows = _planned(_of(meeting))
    for row in rows:
        offers.call_off(engagement=row, by=by, now=now)
    return {row.contributor_id for row in rows}


def settle(*, meeting: Meeting, present: Collection[int], by: User | None, now: datetime) -> None:
    """Finish what those who were there (contributors, by key) had said yes to; call off what others had.

    An offer that somebody who was there has not answered stays open: they may still answer it.
    """
    for row in _planned(_of(meeting)):
        if row.contributor_id not in present:
            offers.call_off(engagement=row, by=by, now=now, without_pay=True)
        elif row.state == EngagementState.ACCEPTED:
            offers.finish(engagement=row, by=by, now=now)


def agreed_meetings() -> set[int]:
    """Return the meetings, by key, with work that somebody has said yes to and that is not done."""
    rows = Engagement.objects.filter(state=EngagementState.ACCEPTED, reference__startswith="meeting:")
    return {int(name.split(":")[1]) for name in rows.values_list("reference", flat=True)}


def _of(meeting: Meeting) -> QuerySet[Engagement]:
    return Engagement.objects.filter(reference__startswith=f"meeting:{meeting.pk}:")


def _budgets(group: WorkingGroup, meetings: Iterable[Meeting]) -> set[int]:
    """Return the budgets, by key, that meetings are paid from: those that there are."""
    years = {timezone.localdate(one.starts_at).year for one in meetings}
    found = Budget.objects.filter(project=group.project_id, year__in=years)
    return set(found.values_list("pk", flat=True))


def _planned(rows: Iterable[Engagement]) -> list[Engagement]:
    """Return what is still to come, its people and budgets locked in one go."""
    found = [row for row in rows if row.state in PLANNED]
    lock_money({row.contributor_id for row in found}, {row.budget_id for row in found if row.budget_id})
    return found


def _offer_to(
    member: GroupMember,
    *,
    group: WorkingGroup,
    meetings: Sequence[Meeting],
    known: dict[Pair, Engagement],
    by: User,
    now: datetime,
) -> None:
    new = [one for one in meetings if (one.pk, member.contributor_id) not in known]
    if new and group.project is not None:
        with override(settings.LANGUAGE_CODE):
            offers.make(
                contributor=member.contributor,
                task=_("Meetings of %(group)s") % {"group": group.name},
                pieces=[_piece(one, member) for one in new],
                project=group.project,
                by=by,
                words=group.purpose,
                origin=origin(group),
                key=uuid4(),
                now=now,
            )
    for one in meetings:
        row = known.get((one.pk, member.contributor_id))
        # Whoever said no is not asked again; whoever left and is back is.
        if row is not None and row.state in {EngagementState.WITHDRAWN, EngagementState.CALLED_OFF}:
            offers.offer_again(engagement=row, by=by, now=now)


def _piece(meeting: Meeting, member: GroupMember) -> offers.Piece:
    return offers.Piece(
        activity=Activity.MEETING,
        about=_("Meeting of %(group)s") % {"group": meeting.group.name},
        done_on=timezone.localdate(meeting.starts_at),
        minutes=_minutes(meeting),
        reference=reference(meeting.pk, member.contributor_id),
        starts_at=meeting.starts_at,
    )


def _minutes(meeting: Meeting) -> int:
    return max(1, round((meeting.ends_at - meeting.starts_at).total_seconds() / 60))

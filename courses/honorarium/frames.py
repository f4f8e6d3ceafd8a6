"""A frame of paid hours for making a course: offered to one of the team, and drawn on by the hours they note.

Without a frame hours are noted all the same, unpaid, as they always were.
"""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.honorarium import wording
from courses.models import TeamMember
from courses.refusals import NotNow
from courses.states import MemberState
from peers import claims, offers, rates
from peers.claims import correcting
from peers.models import Claim, Contributor, Engagement, Offer, Project
from peers.offers import Piece
from peers.states import LIVE, PLANNED, Activity, ClaimState, EngagementState, Terms

SHORTEST, LONGEST = 30, 200 * 60
"""Minutes of a frame."""

IN_IT: frozenset[str] = frozenset({MemberState.INVITED, MemberState.JOINED})
"""Who may be offered hours of a team."""


class Sent(Exception):
    """The hours are on their way to be paid; says in words what to do instead."""

    def __init__(self) -> None:
        super().__init__(
            _("These hours are sent to be paid. Take them back under your honorarium first, or call us.")
        )


def origin(course_id: int) -> str:
    """Return what offers for making a course are known by."""
    return f"course:{course_id}"


@transaction.atomic
def offer(
    *,
    member: TeamMember,
    minutes: int,
    project: Project,
    by: User,
    key: uuid.UUID,
    words: str = "",
    answer_by: date | None = None,
    now: datetime | None = None,
) -> Offer:
    """Offer one of the team so many minutes of paid work on the course; the same ``key`` again is one offer.

    One frame is open at a time. Raises NotNow for that, and for who is not asked or in the team, and what
    ``peers.offers.make`` raises.
    """
    row = TeamMember.objects.select_for_update(of=("self",)).select_related("course").get(pk=member.pk)
    said = Offer.objects.filter(key=key, contributor=row.contributor_id).first()
    if said is not None:
        return said
    if row.state not in IN_IT:
        raise NotNow(_("Only who is in the team is offered hours of it."))
    if any(one.state in PLANNED and offers.left_of(one) for one in of(row.course_id, row.contributor_id)):
        raise NotNow(_("There is a frame with hours left already."))
    made = piece(row, minutes=minutes, now=now)
    return offers.make(
        contributor=row.contributor,
        task=made.about,
        pieces=[made],
        project=project,
        by=by,
        words=words,
        origin=origin(row.course_id),
        answer_by=answer_by,
        key=key,
        now=now,
    )


def piece(member: TeamMember, *, minutes: int, now: datetime | None = None) -> Piece:
    """Return the frame that would be offered to one of a team, in the words of who is asked."""
    with wording.spoken_to(member.contributor):
        title = member.course.draft_title or member.course.title
        about = (_("Making “%(title)s”") % {"title": title})[: wording.LONGEST]
    number = of(member.course_id, member.contributor_id).count() + 1
    return Piece(
        activity=Activity.CO_DESIGN,
        about=about,
        done_on=timezone.localdate(now),
        minutes=minutes,
        reference=_reference(member.course_id, member.contributor_id, number),
        is_frame=True,
    )


def of(course_id: int, contributor_id: int | None = None) -> QuerySet[Engagement]:
    """Return every frame of a course, or of one in its team, the newest last."""
    rows = Engagement.objects.filter(offer__origin=origin(course_id), is_frame=True).order_by("pk")
    if contributor_id is not None:
        rows = rows.filter(contributor=contributor_id)
    return rows.select_related("contributor", "offer__made_by")


def open_frame(course_id: int, contributor: Contributor) -> Engagement | None:
    """Return the frame that hours draw on: agreed with honorarium, and something left of it; or None."""
    rows = of(course_id, contributor.pk).filter(state=EngagementState.ACCEPTED, terms=Terms.PAID)
    return next((row for row in rows if offers.left_of(row)), None)


@transaction.atomic
def end(*, member: TeamMember, by: User | None, now: datetime | None = None) -> None:
    """Give back what is left of the frames of somebody who is in the team no longer; twice is once."""
    for row in of(member.course_id, member.contributor_id):
        if row.state == EngagementState.ACCEPTED:
            offers.finish(engagement=row, by=by, now=now)
        elif row.state == EngagementState.OFFERED and row.offer is not None:
            offers.withdraw(engagement=row, by=by or row.offer.made_by, now=now)


def is_paid(row: Engagement) -> bool:
    """Whether noted hours were drawn on a frame."""
    return row.frame_id is not None


@transaction.atomic
def correct(*, row: Engagement, done_on: date, minutes: int, about: str, by: User) -> Engagement:
    """Put paid hours right while their claim is in hand; at most what the frame has left. Raises Sent.

    The contributor's row is locked by the caller.
    """
    claim = _in_hand(row)
    frames = Engagement.objects.select_for_update(of=("self",))
    frame = frames.get(logged=row)
    locked = Engagement.objects.select_for_update(of=("self",)).select_related("budget").get(pk=row.pk)
    locked.minutes = min(minutes, offers.left_of(frame) + locked.minutes)
    locked.done_on, locked.about = done_on, about or locked.about
    locked.amount = rates.worth(locked.unit, locked.unit_amount, locked.minutes)
    locked.save(update_fields=["minutes", "done_on", "about", "amount", "amount_currency"])
    values = {
        "minutes": locked.minutes,
        "agreed_minutes": locked.minutes,
        "amount": locked.amount,
        "agreed_amount": locked.amount,
        "done_on": locked.done_on,
        "about": locked.about,
    }
    correcting.put(claim, values, by, None)
    return locked


@transaction.atomic
def remove(*, row: Engagement, by: User) -> None:
    """Give up the claim of paid hours that were noted by mistake, and give them back to the frame.

    The row stays for the history of the claim, as work that nobody is owed anything for. Raises Sent.
    """
    claim = _in_hand(row)
    correcting.put(claim, {"explanation": _("Noted by mistake, and removed.")}, by, None)
    claims.drop(claim=claim, by=by)
    locked = Engagement.objects.select_for_update(of=("self",)).get(pk=row.pk)
    locked.frame = locked.budget = locked.amount = locked.unit_amount = None
    locked.terms = ""
    locked.save(update_fields=["frame", "budget", "amount", "unit_amount", "terms"])


def _in_hand(row: Engagement) -> Claim:
    """Return the claim of paid hours while nobody is to approve it; a cost of theirs is another claim.

    Raises Sent.
    """
    work = row.claims.exclude(activity=Activity.COST)
    claim = work.filter(state__in=sorted(LIVE)).order_by("-pk").first()
    if claim is None or claim.state not in {ClaimState.READY, ClaimState.RETURNED}:
        raise Sent
    return claim


def _reference(course_id: int, contributor_id: int, number: int) -> str:
    frame = "frame" if number == 1 else f"frame{number}"
    return f"course:{course_id}:codesign:{contributor_id}:{frame}"

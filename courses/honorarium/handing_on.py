"""Whoever takes a session over is offered what the other was offered for it; and asked, not told."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from courses.honorarium import references, wording
from courses.honorarium.standing import Standing
from courses.models import Session
from courses.states import TeachingRole
from peers import budgets, offers
from peers.models import Contributor, Engagement
from peers.offers import Piece
from peers.states import EngagementState, Relation

REFUSED: tuple[type[Exception], ...] = (offers.Refused, budgets.NoBudget, budgets.OverBudget)
"""Why something cannot be offered, or moved; each says so in a sentence."""

_KEYS = uuid.UUID("6d3f3c0e-5a51-4c55-9a0f-3f1f6f0f2a77")
"""Names what is offered by what it is for, so that the same is offered once however often it is tried."""


@dataclass(frozen=True)
class NotOffered:
    """Somebody stands in at a session, and what the other was offered could not be offered to them."""

    session: Session
    contributor: Contributor
    why: str


def hand_on(standing: Standing, work: list[Engagement], *, now: datetime) -> list[NotOffered]:
    """Offer each session to come that changed hands to who has it now, once; return where that could not be.

    Who is employed works in working time; who is offered something for the session already keeps that.
    """
    refused = []
    for session in standing.sessions.values():
        if session.is_cancelled or session.ends_at <= now or standing.is_off:
            continue
        for first, taker in _takers(standing, session):
            before = _of(first.pk, session, work)
            if before is None or taker.relation == Relation.EMPLOYED or _of(taker.pk, session, work):
                continue
            try:
                _offer(standing, session, before, taker, now)
            except REFUSED as no:
                refused.append(NotOffered(session, taker, str(no)))
    return refused


@transaction.atomic
def give_back(*, session: Session, contributor: Contributor, now: datetime) -> None:
    """Offer somebody their own session again, which nobody stands in at any more."""
    rows = Engagement.objects.filter(
        contributor=contributor,
        state=EngagementState.CALLED_OFF,
        reference__startswith=f"session:{session.pk}:",
        offer__isnull=False,
    )
    for row in rows.select_related("offer__made_by").order_by("pk"):
        if row.offer is None:
            continue
        try:
            offers.offer_again(engagement=row, by=row.offer.made_by, now=now)
        except REFUSED:
            # The teachers' screen says that nothing is offered for it.
            continue


def _takers(standing: Standing, session: Session) -> list[tuple[Contributor, Contributor]]:
    """Return who handed the session on, with who has it in the end: a stand-in may have a bad day too."""
    rows = [row for row in standing.handovers if row.session_id == session.pk and row.taken_by is not None]
    to = {row.contributor_id: row.taken_by for row in rows}
    found = []
    for row in rows:
        last, seen = row.taken_by, {row.contributor_id}
        while last is not None and last.pk in to and last.pk not in seen:
            seen.add(last.pk)
            last = to[last.pk]
        if last is not None and last.pk not in seen:
            found.append((row.contributor, last))
    return found


def _of(contributor_id: int, session: Session, work: list[Engagement]) -> Engagement | None:
    """Return what somebody was ever offered for being at the session."""
    for row in work:
        place = references.read(row.reference)
        if place is None or place.is_preparation or place.session != session.pk:
            continue
        if place.contributor == contributor_id:
            return row
    return None


def _offer(
    standing: Standing, session: Session, before: Engagement, taker: Contributor, now: datetime
) -> None:
    if before.offer is None or before.budget is None:
        return
    reference = references.of_session(session.pk, TeachingRole.SUBSTITUTE, taker.pk)
    with wording.spoken_to(taker) as language:
        piece = Piece(
            activity=before.activity,
            about=wording.about(standing.run, language=language),
            done_on=before.done_on,
            minutes=before.minutes,
            reference=reference,
            starts_at=session.starts_at,
        )
        offers.make(
            contributor=taker,
            task=wording.task(standing.run, [session], language=language),
            pieces=[piece],
            project=before.budget.project,
            # The school offers it, as it did to the other; who takes the session offers nothing.
            by=before.offer.made_by,
            words=_("You take this session over. It is yours whatever you answer here."),
            origin=references.origin(standing.run.pk),
            key=uuid.uuid5(_KEYS, reference),
            now=now,
        )

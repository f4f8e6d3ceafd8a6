"""The one place where a piece of work changes state: by the table, under its lock, and logged."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from peers.models import Contributor, Engagement, EngagementStep
from peers.offers.refusals import NotNow
from peers.states import ENGAGEMENT_MOVES, EngagementState

OFFER = "offer"
"""How the log calls the first step of a piece of work, which no state comes before."""


def lock(contributor_id: int) -> Contributor:
    """Lock the person's row, before everything else: budgets, then offers and work, come after it."""
    return Contributor.objects.select_for_update(of=("self",), no_key=True).get(pk=contributor_id)


def lock_work(contributor: Contributor, ids: Iterable[int]) -> dict[int, Engagement]:
    """Lock pieces of work of somebody whose row is locked, by number, and return them as stored."""
    rows = Engagement.objects.select_for_update(of=("self",)).filter(
        contributor=contributor, pk__in=list(ids)
    )
    return {row.pk: row for row in rows.select_related("offer", "budget__project").order_by("pk")}


def locked(engagement: Engagement) -> Engagement:
    """Lock the person, then this piece of work, and return it as stored."""
    contributor = lock(engagement.contributor_id)
    row = lock_work(contributor, [engagement.pk]).get(engagement.pk)
    if row is None:
        raise Engagement.DoesNotExist
    row.contributor = contributor
    return row


def may(engagement: Engagement, name: str) -> bool:
    """Whether the table has this move from where the work stands."""
    return engagement.state in ENGAGEMENT_MOVES[name].sources


def move(
    engagement: Engagement, name: str, *, by: User | None, now: datetime | None = None, **fields: Any
) -> Engagement:
    """Move locked work, write ``fields`` with it, and log who did it. Raises NotNow."""
    if not may(engagement, name):
        raise NotNow(why_not(engagement))
    source, engagement.state = engagement.state, ENGAGEMENT_MOVES[name].target
    for field, value in fields.items():
        setattr(engagement, field, value)
    engagement.save(update_fields=["state", *fields])
    note(engagement, name, source=source, by=by, now=now)
    return engagement


def note(
    engagement: Engagement, name: str, *, source: str, by: User | None, now: datetime | None = None
) -> EngagementStep:
    """Log a step."""
    return EngagementStep.objects.create(
        engagement=engagement,
        move=name,
        source=source,
        target=engagement.state,
        terms=engagement.terms,
        by=by,
        at=now or timezone.now(),
    )


def why_not(engagement: Engagement) -> str:
    """Return why nothing can be done about it any more, in a sentence."""
    said = {
        EngagementState.OFFERED: _("It has not been answered yet."),
        EngagementState.ACCEPTED: _("It has been answered already."),
        EngagementState.DECLINED: _("The answer was no thank you."),
        EngagementState.WITHDRAWN: _("The school has taken the offer back in the meantime."),
        EngagementState.CALLED_OFF: _("It has been called off in the meantime."),
        EngagementState.DONE: _("It is done already."),
    }
    return said[EngagementState(engagement.state)]

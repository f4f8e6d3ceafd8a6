"""Everything of ``/honorar/``, gathered in a few questions however long the history is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from peers import ceiling, offers
from peers.claims.words import Line, lines_of, sums
from peers.models import Claim, Contributor, Engagement, Offer
from peers.states import ClaimState, EngagementState, Terms

_IN_HAND = (ClaimState.RETURNED, ClaimState.READY)
_ON_ITS_WAY = (ClaimState.IN_PAYMENT, ClaimState.APPROVED, ClaimState.SENT)


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year of what is over; what was paid counts in the year it was paid."""

    year: int
    lines: Sequence[Line]

    @property
    def paid(self) -> str:
        """What was paid in all, in words; "" for nothing."""
        return sums([one.claim.amount for one in self.lines if one.claim.state == ClaimState.PAID])


@dataclass(frozen=True, slots=True)
class Overview:
    """The page, in the order it is shown. ``forecast`` is of ``peers.ceiling``, for this year."""

    offers: Sequence[Offer]
    lines: Sequence[Line]
    coming: Sequence[Engagement]
    forecast: Any
    today: date

    @property
    def ready(self) -> list[Line]:
        """What can be sent now, or lacks its receipt."""
        return [one for one in self.lines if one.claim.state == ClaimState.READY]

    @property
    def sendable(self) -> list[Line]:
        """What can be sent as it is."""
        return [one for one in self.ready if one.is_ready]

    @property
    def returned(self) -> list[Line]:
        """What came back with a reason."""
        return [one for one in self.lines if one.claim.state == ClaimState.RETURNED]

    @property
    def on_its_way(self) -> list[Line]:
        """What others have in hand, the nearest to being paid first."""
        found = [one for one in self.lines if one.claim.state in _ON_ITS_WAY]
        return sorted(found, key=lambda one: (_ON_ITS_WAY.index(one.claim.state), one.claim.pay_month))

    @property
    def years(self) -> list[Year]:
        """What is over, by year, the latest first."""
        over = [one for one in self.lines if one.claim.state not in {*_IN_HAND, *_ON_ITS_WAY}]
        years = sorted({_year(one.claim) for one in over}, reverse=True)
        return [Year(year, [one for one in over if _year(one.claim) == year]) for year in years]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all yet."""
        return not (self.offers or self.lines or self.coming)

    @property
    def waits(self) -> int:
        """How many things wait for the person."""
        return len(self.offers) + len(self.ready) + len(self.returned)


def of(contributor: Contributor, *, now: datetime | None = None) -> Overview:
    """Gather the page of a contributor."""
    today = timezone.localdate(now)
    return Overview(
        offers=list(offers.open_for(contributor)),
        lines=lines_of(claims_of(contributor), today=today),
        coming=_coming(contributor),
        forecast=ceiling.forecast(contributor, today.year, now=now),
        today=today,
    )


def claims_of(contributor: Contributor) -> list[Claim]:
    """Return all claims of somebody, the latest work first."""
    return list(Claim.objects.filter(contributor=contributor).order_by("-done_on", "-pk"))


def waits_for(person: User) -> int:
    """Return how many offers and claims wait for somebody; 0 for who is no contributor. Two questions."""
    claims = Claim.objects.filter(contributor__person=person, state__in=_IN_HAND).count()
    asked = Offer.objects.filter(
        contributor__person=person, engagements__state=EngagementState.OFFERED
    ).distinct()
    return claims + asked.count()


def has_any(person: User) -> bool:
    """Whether somebody was ever offered or owed anything, also one who contributes no longer."""
    rows = Engagement.objects.filter(contributor__person=person).exclude(offer=None)
    return rows.exists() or Claim.objects.filter(contributor__person=person).exists()


def _coming(contributor: Contributor) -> list[Engagement]:
    """Return the work that is agreed as paid, or with costs paid, and not done yet; the next first."""
    rows = Engagement.objects.filter(contributor=contributor, state=EngagementState.ACCEPTED)
    return list(rows.exclude(terms="").order_by("done_on", "starts_at", "pk"))


def may_cost(contributor: Contributor) -> list[Engagement]:
    """Return the work a cost may belong to: accepted or done, also for costs alone; the latest first."""
    rows = Engagement.objects.filter(
        contributor=contributor,
        state__in=(EngagementState.ACCEPTED, EngagementState.DONE),
        terms__in=Terms.values,
    )
    return list(rows.exclude(is_frame=True).order_by("-done_on", "-pk")[:60])


def _year(claim: Claim) -> int:
    return (claim.paid_on or claim.done_on).year

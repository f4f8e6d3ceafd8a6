"""A claim makes itself when agreed work is done."""

from datetime import datetime

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from peers import budgets, ceiling
from peers.claims.refusals import NotNow, NotOwed, NotYours
from peers.models import Claim, Contributor, Engagement
from peers.states import LIVE, EngagementState, Terms


@transaction.atomic
def make(*, engagement: Engagement, now: datetime | None = None) -> Claim:
    """Return the claim for a piece of work that is done and was agreed as paid; made once.

    The amount is what was agreed, and already counted in the budget. Asked again, also after the claim was
    dropped or reversed, it returns the newest there is. Raises NotOwed.
    """
    row = _locked(engagement)
    if row.state != EngagementState.DONE or row.terms != Terms.PAID or row.is_frame:
        raise NotOwed
    found = _claims_of(row).first()
    return found or _create(row, now=now)


@transaction.atomic
def again(*, engagement: Engagement, by: User, now: datetime | None = None) -> Claim:
    """Claim work anew whose claim was given up or reversed; it counts in budget and ceiling once more.

    Raises NotYours, NotOwed, NotNow, and what ``ceiling.check`` and ``budgets.reserve`` raise.
    """
    contributor: Contributor = engagement.contributor
    if contributor.person_id != by.pk:
        raise NotYours
    if engagement.budget is None or engagement.amount is None or engagement.pay_month is None:
        raise NotOwed
    ceiling.lock(contributor)
    ceiling.check(contributor=contributor, items=[(engagement.pay_month, engagement.amount)], now=now)
    budgets.reserve(budget=engagement.budget, amount=engagement.amount)
    row = _locked(engagement)
    if not _claims_of(row).exists() or _claims_of(row).filter(state__in=sorted(LIVE)).exists():
        raise NotNow
    return _create(row, now=now)


def _locked(engagement: Engagement) -> Engagement:
    rows = Engagement.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("contributor", "budget").get(pk=engagement.pk)


def _claims_of(engagement: Engagement) -> models.QuerySet[Claim]:
    return Claim.objects.filter(engagement=engagement, minutes__isnull=False).order_by("-pk")


def _create(row: Engagement, *, now: datetime | None) -> Claim:
    if row.budget is None or row.pay_month is None:
        raise NotOwed
    claim = Claim.objects.create(
        contributor=row.contributor,
        engagement=row,
        activity=row.activity,
        about=row.about,
        done_on=row.done_on,
        minutes=row.minutes,
        unit=row.unit,
        unit_amount=row.unit_amount,
        amount=row.amount,
        agreed_minutes=row.minutes,
        agreed_amount=row.amount,
        budget=row.budget,
        pay_month=row.pay_month,
        made_at=now or timezone.now(),
    )
    log(claim, "peers.claim_make", user=None, timestamp=claim.made_at)
    return claim

"""A cost: what somebody paid for the school out of their own pocket, and its receipt."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from moneyed import Money
from wagtail.log_actions import log

from accounts.models import User
from peers import budgets, ceiling
from peers.claims import receipts
from peers.claims.correcting import put
from peers.claims.refusals import NotAnAmount, NotYours
from peers.models import Budget, Claim, Contributor, Engagement, Project
from peers.states import Activity


@transaction.atomic
def add_cost(
    *,
    contributor: Contributor,
    about: str,
    done_on: date,
    amount: Money,
    by: User,
    key: UUID,
    receipt: bytes | str = "",
    engagement: Engagement | None = None,
    project: Project | None = None,
    now: datetime | None = None,
) -> Claim:
    """Write down a cost, ready to send; `key` again returns the same one.

    `receipt` is what was uploaded, or the name of what ``receipts.keep`` kept; ``budget_of`` says who pays.
    Raises NotYours, NotAnAmount, ``receipts.NotAReceipt``, ``budgets.NoBudget`` and ``budgets.OverBudget``.
    """
    _refuse(contributor, by, engagement, amount)
    ceiling.lock(contributor)
    found = _found(key, contributor)
    if found is not None:
        return found
    budget = budget_of(contributor, done_on, engagement, project)
    _reserve(budget, amount)
    claim = Claim.objects.create(
        contributor=contributor,
        engagement=engagement,
        activity=Activity.COST,
        about=about.strip(),
        done_on=done_on,
        amount=amount,
        receipt=_kept(receipt),
        budget=budget,
        pay_month=ceiling.months_to_choose(done_on, now)[0],
        key=key,
        made_at=now or timezone.now(),
    )
    log(claim, "peers.claim_make", user=None, timestamp=claim.made_at)
    return claim


@transaction.atomic
def change_cost(
    *,
    claim: Claim,
    about: str,
    done_on: date,
    amount: Money,
    by: User,
    version: int,
    receipt: bytes | str = "",
    engagement: Engagement | None = None,
) -> Claim:
    """Put a cost right that is not sent; `receipt` empty keeps the one that is there.

    Raises as ``add_cost``, and NotNow and Stale.
    """
    contributor = claim.contributor
    _refuse(contributor, by, engagement, amount)
    ceiling.lock(contributor)
    before = Claim.objects.select_related("budget__project", "contributor").get(pk=claim.pk)
    budget = before.budget
    if engagement != before.engagement or budget.year != done_on.year:
        budget = budget_of(contributor, done_on, engagement, before.budget.project)
    _reserve(budget, amount - before.amount if budget == before.budget else amount)
    values = {"about": about.strip(), "done_on": done_on, "amount": amount, "budget": budget}
    old = before.receipt.name
    if receipt:
        values["receipt"] = _kept(receipt)
    row = put(claim, {**values, "engagement": engagement}, by, version)
    if receipt and old:
        transaction.on_commit(lambda: receipts.delete(old))
    return row


def budget_of(
    contributor: Contributor,
    done_on: date,
    engagement: Engagement | None = None,
    project: Project | None = None,
) -> Budget:
    """Return the budget a cost of that day is paid from, of its year. Raises ``budgets.NoBudget``.

    It is the project's of the piece of work, else `project`'s, else the one that the person's work is usually
    paid from.
    """
    if engagement is not None and engagement.budget is not None:
        project = engagement.budget.project
    if project is not None:
        return budgets.budget_for(project, done_on)
    of_year = Budget.objects.filter(year=done_on.year, project__is_active=True)
    usual = of_year.filter(project__budgets__engagements__contributor=contributor)
    found = (
        usual.order_by("-project__budgets__engagements__pk").first() or of_year.order_by("project").first()
    )
    return found or budgets.budget_for(_any_project(), done_on)


def _found(key: UUID, contributor: Contributor) -> Claim | None:
    """Return what was written down under a key already. Raises NotYours."""
    found = Claim.objects.filter(key=key).select_related("contributor", "budget").first()
    if found is not None and found.contributor_id != contributor.pk:
        raise NotYours
    return found


def _any_project() -> Project:
    found = Project.objects.filter(is_active=True).order_by("pk").first()
    return found or Project()


def _refuse(contributor: Contributor, by: User, engagement: Engagement | None, amount: Money) -> None:
    if contributor.person_id != by.pk:
        raise NotYours
    if engagement is not None and engagement.contributor_id != contributor.pk:
        raise NotYours
    if amount.amount <= 0:
        raise NotAnAmount


def _reserve(budget: Budget, amount: Money) -> None:
    if amount.amount > 0:
        budgets.reserve(budget=budget, amount=amount)


def _kept(receipt: bytes | str) -> str:
    return receipts.keep(receipts.read(receipt)) if isinstance(receipt, bytes) else receipt

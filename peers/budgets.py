"""What a project may spend on the work of a year, what is promised of it, and the stop when it is used.

The row of the budget is the lock: whoever promises money of it calls ``reserve`` first, in the same
transaction. Only amounts in the budget's own currency are promised of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import DecimalField, ExpressionWrapper, F, Q, Sum
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from moneyed import Money
from wagtail.log_actions import log

from accounts.models import User
from peers.models import Budget, BudgetLift, Claim, Engagement, HonorariumSettings, Project
from peers.money import OtherCurrency, shown
from peers.states import ClaimState, EngagementState, Terms

PROMISED = Q(state=EngagementState.OFFERED) | Q(state=EngagementState.ACCEPTED, terms=Terms.PAID)
"""Work that is still to come and may cost: offered, or accepted with honorarium."""

UNAPPROVED: frozenset[str] = frozenset({ClaimState.READY, ClaimState.SENT, ClaimState.RETURNED})
APPROVED: frozenset[str] = frozenset({ClaimState.APPROVED, ClaimState.IN_PAYMENT})


@dataclass(frozen=True, slots=True)
class Figures:
    """What a budget holds, in its own currency. ``limit`` is what was granted and what lifts added."""

    granted: Money
    lifted: Money
    committed: Money
    approved: Money
    paid: Money
    warn_percent: int = 80

    @property
    def limit(self) -> Money:
        """How much may be promised in all."""
        return self.granted + self.lifted

    @property
    def used(self) -> Money:
        """How much is promised, approved or paid."""
        return self.committed + self.approved + self.paid

    @property
    def free(self) -> Money:
        """How much may still be promised; negative where less was granted later."""
        return self.limit - self.used

    @property
    def percent(self) -> int:
        """How much of the limit is used, in whole percent that are full."""
        if self.limit.amount <= 0:
            return 0 if self.used.amount <= 0 else 100
        return int(self.used.amount * 100 / self.limit.amount)

    @property
    def state(self) -> str:
        """``ok``, ``near`` from the warning on, ``over`` where nothing is left."""
        if self.free.amount <= 0:
            return "over"
        return "near" if self.percent >= self.warn_percent else "ok"

    def plus(self, amount: Money) -> "Figures":
        """Return the figures with so much more promised."""
        return replace(self, committed=self.committed + amount)


class NoBudget(Exception):
    """There is no budget of the project for that year; says so in words."""


class OverBudget(Exception):
    """The budget has too little left; ``figures`` say how it stands, and the words how much is left."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        left = max(figures.free, Money(0, figures.free.currency))
        super().__init__(
            _("The budget has %(free)s left, and that is too little. A leader can lift the stop.")
            % {"free": shown(left)}
        )


class ChangedMeanwhile(Exception):
    """Somebody else, or the same press twice, has changed the budget since it was shown; says so in words."""

    def __init__(self) -> None:
        super().__init__(_("It has changed since you opened it. Nothing of yours is saved. Open it again."))


def budget_for(project: Project, on: date) -> Budget:
    """Return the budget that work of a day is paid of. Raises NoBudget."""
    found = Budget.objects.filter(project=project, year=on.year).select_related("project").first()
    if found is None:
        raise NoBudget(
            _("%(project)s has no budget for %(year)s yet.") % {"project": project.name, "year": on.year}
        )
    return found


def figures(budget: Budget) -> Figures:
    """Return how a budget stands, as its row is now."""
    return figures_of([budget])[budget.pk]


def figures_of(budgets: Iterable[Budget]) -> dict[int, Figures]:
    """Return how each budget stands, by its id, in a constant number of questions."""
    rows = {budget.pk: budget for budget in budgets}
    lifts = BudgetLift.objects.filter(budget__in=rows)
    lifted = _sums(lifts.values_list("budget", "amount_currency").annotate(Sum("amount")))
    claimed = _claims(rows)
    promised = _promised(rows)
    warn = HonorariumSettings.current().warn_percent
    found = {}
    for pk, budget in rows.items():
        currency = str(budget.granted.currency)
        waiting, approved, paid = (
            Money(claimed.get((pk, currency, kind), 0), currency) for kind in ("waiting", "approved", "paid")
        )
        found[pk] = Figures(
            granted=budget.granted,
            lifted=Money(lifted.get((pk, currency), 0), currency),
            committed=waiting + Money(promised.get((pk, currency), 0), currency),
            approved=approved,
            paid=paid,
            warn_percent=warn,
        )
    return found


def _sums(rows: Iterable[tuple[int, str, Decimal]]) -> dict[tuple[int, str], Decimal]:
    return {(budget, currency): amount for budget, currency, amount in rows}


def _claims(budgets: Iterable[int]) -> dict[tuple[int, str, str], Decimal]:
    """Return what is claimed by budget, currency and how far it has come."""
    rows = Claim.objects.filter(budget__in=list(budgets)).order_by()
    sums = rows.values_list("budget", "amount_currency").annotate(
        waiting=Sum("amount", filter=Q(state__in=UNAPPROVED)),
        agreed=Sum("amount", filter=Q(state__in=APPROVED)),
        settled=Sum("amount", filter=Q(state=ClaimState.PAID)),
    )
    return {
        (budget, currency, kind): amount or Decimal(0)
        for budget, currency, *amounts in sums
        for kind, amount in zip(("waiting", "approved", "paid"), amounts, strict=True)
    }


def left_of_frame() -> ExpressionWrapper[CombinedExpression]:
    """Return what of a frame has not been logged yet; what was logged has claims of its own."""
    drawn = Coalesce(Sum("logged__amount"), Decimal(0), output_field=DecimalField())
    return ExpressionWrapper(F("amount") - drawn, output_field=DecimalField())


def _promised(budgets: Iterable[int]) -> dict[tuple[int, str], Decimal]:
    """Return what is offered or accepted; of a frame, what has not been logged."""
    rows = Engagement.objects.filter(PROMISED, budget__in=list(budgets)).order_by()
    single = rows.filter(is_frame=False)
    found = _sums(single.values_list("budget", "amount_currency").annotate(Sum("amount")))
    frames = rows.filter(is_frame=True).annotate(left=left_of_frame())
    for budget, currency, left in frames.values_list("budget", "amount_currency", "left"):
        key = (int(budget or 0), str(currency))
        found[key] = found.get(key, Decimal(0)) + max(Decimal(left), Decimal(0))
    return found


def reserve(*, budget: Budget, amount: Money) -> Figures:
    """Lock the budget and return how it stands with `amount` more; the caller then writes what it is for.

    Raises:
        OverBudget: there is less left than that, also after what leaders have added.
        OtherCurrency: a budget is never promised in another currency than its own.
        TransactionManagementError: called outside a transaction, where no lock would hold.
    """
    row = locked(budget)
    if amount.currency != row.granted.currency:
        raise OtherCurrency(
            _("The budget is in %(currency)s, and the amount is not.") % {"currency": row.granted.currency}
        )
    now = figures(row)
    if now.used + amount > now.limit:
        raise OverBudget(now)
    return now.plus(amount)


def locked(budget: Budget) -> Budget:
    """Return the row as it is stored, locked until the transaction ends."""
    return Budget.objects.select_for_update(of=("self",), no_key=True).get(pk=budget.pk)


@transaction.atomic
def grant(*, project: Project, year: int, granted: Money, by: User, seen: Money | None = None) -> Budget:
    """Write what a project may spend on the work of a year; a smaller grant takes nothing back.

    Raises:
        ChangedMeanwhile: the grant is not what was ``seen``.
        OtherCurrency: there is a budget in another currency.
        IntegrityError: a negative grant, or a year that is none.
    """
    budget, is_new = Budget.objects.get_or_create(project=project, year=year, defaults={"granted": granted})
    if is_new:
        log(budget, "wagtail.create", user=by, data={"granted": str(granted.amount)})
        return budget
    row = locked(budget)
    if row.granted.currency != granted.currency:
        raise OtherCurrency(_("The budget has another currency, and keeps it."))
    if seen is not None and row.granted not in (seen, granted):
        raise ChangedMeanwhile
    if row.granted != granted:
        said = {"from": str(row.granted.amount), "to": str(granted.amount)}
        row.granted = granted
        row.save(update_fields=["granted", "granted_currency"])
        log(row, "peers.grant", user=by, data=said)
    return row


@transaction.atomic
def lift(*, budget: Budget, amount: Money, reason: str, by: User, seen: int | None = None) -> BudgetLift:
    """Lift the stop by so much more than was granted, and write down why.

    Raises:
        ChangedMeanwhile: there are other than the ``seen`` number of lifts.
        OtherCurrency: the amount is in another currency.
        IntegrityError: no reason, or no amount.
    """
    row = locked(budget)
    if seen is not None and row.lifts.count() != seen:
        raise ChangedMeanwhile
    if amount.currency != row.granted.currency:
        raise OtherCurrency(_("The budget has another currency, and keeps it."))
    made = BudgetLift.objects.create(budget=row, amount=amount, reason=reason.strip(), by=by)
    log(row, "peers.lift", user=by, data={"amount": str(amount.amount)})
    return made

"""Budgets added up from the first row, by hand, against the figures that stop and warn."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from peers import budgets
from peers.invariants.asking import rows
from peers.models import Budget
from peers.states import ClaimState, EngagementState, Terms

_PART = {
    ClaimState.READY: "committed",
    ClaimState.SENT: "committed",
    ClaimState.RETURNED: "committed",
    ClaimState.APPROVED: "approved",
    ClaimState.IN_PAYMENT: "approved",
    ClaimState.PAID: "paid",
}
_WORK = """
    SELECT id, budget_id, state, terms, amount FROM peers_engagement
    WHERE budget_id IS NOT NULL AND state IN ('offered', 'accepted')
"""

Sums = dict[tuple[int, str], Decimal]


def faults() -> Iterator[str]:
    """Yield the budgets whose figures are not what their work and claims come to."""
    counted = _counted()
    for pk, figures in budgets.figures_of(Budget.objects.all()).items():
        for part in ("committed", "approved", "paid"):
            said, found = getattr(figures, part).amount, counted[pk, part]
            if said != found:
                yield f"budget {pk} says {part} {said}, and its rows come to {found}"


def _counted() -> Sums:
    found: Sums = defaultdict(Decimal)
    for budget, state, amount in rows("SELECT budget_id, state, amount FROM peers_claim"):
        if state in _PART:
            found[budget, _PART[ClaimState(state)]] += amount
    logged: dict[int, Decimal] = defaultdict(Decimal)
    for frame, amount in rows("SELECT frame_id, amount FROM peers_engagement WHERE frame_id IS NOT NULL"):
        logged[frame] += amount
    for pk, budget, state, terms, amount in rows(_WORK):
        agreed = state == EngagementState.ACCEPTED and terms == Terms.PAID
        if state == EngagementState.OFFERED or agreed:
            found[budget, "committed"] += max(amount - logged[pk], Decimal(0))
    return found

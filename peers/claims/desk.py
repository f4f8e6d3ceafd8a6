"""Claims as those who approve see them: what differs from what was agreed, and what the budget holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _

from accounts.models import User
from peers import budgets
from peers.budgets import Figures
from peers.claims.words import about_time, differs, is_cost, sums
from peers.models import Budget, Claim
from peers.states import ClaimState

MOST = 200
"""Rows that are looked at at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim for the desk; ``is_own``: whoever looks is the one who is paid."""

    claim: Claim
    is_own: bool = False

    @property
    def ticket(self) -> str:
        """The id and the version that was looked at, as a form carries them."""
        return f"{self.claim.pk}:{self.claim.version}"

    @property
    def time(self) -> str:
        """How long it took; "" for a cost."""
        return about_time(self.claim)

    @property
    def differs(self) -> str:
        """What was agreed, where it is another."""
        return differs(self.claim)

    @property
    def state(self) -> str:
        """Its state, as the desk says it."""
        return state_of(self.claim)

    @property
    def is_cost(self) -> bool:
        """Whether there is a receipt to look at."""
        return is_cost(self.claim)


@dataclass(frozen=True, slots=True)
class Spent:
    """A budget of the rows, and what it holds."""

    budget: Budget
    figures: Figures


def state_of(claim: Claim) -> str:
    """Return its state as the desk says it: the person reads "sent back to you"."""
    return _("Sent back") if claim.state == ClaimState.RETURNED else str(claim.get_state_display())


def rows_of(claims: Iterable[Claim], *, by: User) -> list[Row]:
    """Put claims before somebody."""
    return [Row(one, one.contributor.person_id == by.pk) for one in claims]


def waiting() -> QuerySet[Claim]:
    """Return what waits for approval, what was sent first on top."""
    return every().filter(state=ClaimState.SENT).order_by("sent_at", "pk")


def every() -> QuerySet[Claim]:
    """Return all claims: those that wait first, the longest first; then the others, the latest first."""
    group = Case(When(state=ClaimState.SENT, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = Claim.objects.select_related("contributor__person", "budget__project", "approved_by", "engagement")
    waits_since = Case(When(state=ClaimState.SENT, then="sent_at"))
    return rows.annotate(group=group, waits_since=waits_since).order_by(
        "group", "waits_since", "-done_on", "-pk"
    )


def spent(claims: Sequence[Claim]) -> list[Spent]:
    """Return the budgets of claims and what each holds, in a constant number of questions."""
    found = {one.budget_id: one.budget for one in claims}
    figures = budgets.figures_of(found.values())
    return [Spent(found[pk], figures[pk]) for pk in sorted(found, key=lambda pk: str(found[pk]))]


def total(claims: Iterable[Claim]) -> str:
    """Return what claims are in all, each currency by itself."""
    return sums([one.amount for one in claims])

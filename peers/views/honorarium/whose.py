"""Whose claims are asked about, and what a refused change answers."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from accounts.visitors import signed_in
from peers import budgets, ceiling
from peers.claims import ClaimRefused
from peers.models import Claim
from peers.views.asking import UNPROCESSABLE, contributor_of

CONFLICT = 409

READS = ["GET", "HEAD", "POST"]
"""POST too, where something is only shown: another's is 404 whatever is sent, and no 405 tells of it."""

REFUSALS = (ClaimRefused, budgets.OverBudget, budgets.NoBudget, ceiling.AboveCeiling)
"""What can be said no to, each with its words."""


def own_claim(request: HttpRequest, claim_id: int) -> Claim:
    """Return a claim of whoever asks; another's is 404, as is one that never was."""
    rows = Claim.objects.select_related("contributor__person", "engagement", "budget__project")
    found = rows.filter(pk=claim_id, contributor__person=signed_in(request)).first()
    if found is None:
        raise Http404
    return found


def said_of(no: Exception) -> str:
    """Return why something cannot be done, as a contributor needs to know it."""
    if isinstance(no, budgets.OverBudget | budgets.NoBudget):
        return _("The school has not set aside money for so much. Call the coordinator, and nothing is lost.")
    if isinstance(no, ceiling.AboveCeiling):
        return _(
            "This would bring you above what you may be paid in a year. You can ask the school for more, or"
            " choose another month."
        )
    return str(no)


__all__ = ["CONFLICT", "READS", "REFUSALS", "UNPROCESSABLE", "contributor_of", "own_claim", "said_of"]

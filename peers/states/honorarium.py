"""From an offer to money: the states of a piece of work, and of the claim for it, as tables.

The work is agreed *before* it is done (``EngagementState``); what is owed for it is a claim of its own
(``ClaimState``), so that work for nothing never meets the money, and work paid wrongly can be claimed anew.
``docs/honorarium.md`` holds the pictures, made from these tables.
"""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TaxCode(models.TextChoices):
    """How the tax office sees a payment. The school decides for each activity.

    Meetings like those of a committee are A income (KSL § 43, 2 a; KSL order § 18, 1); teaching is usually B.
    There is no tax-free allowance for volunteers: it is for associations, not municipalities (LL § 7 M).
    """

    A_INCOME = "a", _("A income")
    B_INCOME = "b", _("B income")
    REIMBURSEMENT = "reimbursement", _("Reimbursement")


class RateUnit(models.TextChoices):
    HOUR = "hour", _("an hour")
    SESSION = "session", _("a session")
    FLAT = "flat", _("a task")


class Terms(models.TextChoices):
    """What somebody said yes to. Empty while nothing is accepted."""

    PAID = "paid", _("With honorarium")
    UNPAID = "unpaid", _("Without honorarium")
    EXPENSES = "expenses", _("Only my costs")


class EngagementState(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("work", "Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back by the school")
    CALLED_OFF = "called_off", _("Called off")
    DONE = "done", _("Done")


PLANNED: frozenset[str] = frozenset({EngagementState.OFFERED, EngagementState.ACCEPTED})
"""Work that is still to come; paid work of these states is in the budget's ``committed``."""


class EngagementMove(NamedTuple):
    """A move of a piece of work: from which states, to which, and who makes it."""

    sources: frozenset[str]
    target: str
    by: str
    """``contributor``, ``school`` or ``work`` (what happened: a session was held or cancelled)."""


_OFFERED, _ACCEPTED = EngagementState.OFFERED, EngagementState.ACCEPTED

ENGAGEMENT_MOVES: dict[str, EngagementMove] = {
    "accept": EngagementMove(frozenset({_OFFERED}), _ACCEPTED, "contributor"),
    # A plan may fall through, and a yes may become a no until the work is done.
    "decline": EngagementMove(frozenset({_OFFERED, _ACCEPTED}), EngagementState.DECLINED, "contributor"),
    "withdraw": EngagementMove(frozenset({_OFFERED, _ACCEPTED}), EngagementState.WITHDRAWN, "school"),
    "offer_again": EngagementMove(
        frozenset({EngagementState.DECLINED, EngagementState.WITHDRAWN, EngagementState.CALLED_OFF}),
        _OFFERED,
        "school",
    ),
    "finish": EngagementMove(frozenset({_ACCEPTED}), EngagementState.DONE, "work"),
    # Called off so late that it is paid all the same: done is what the claim is made of.
    "owe_anyway": EngagementMove(frozenset({_ACCEPTED}), EngagementState.DONE, "work"),
    "call_off": EngagementMove(frozenset({_OFFERED, _ACCEPTED}), EngagementState.CALLED_OFF, "work"),
}


class ClaimState(models.TextChoices):
    READY = "ready", _("Ready to send")
    SENT = "sent", _("Waits for approval")
    RETURNED = "returned", _("Sent back to you")
    APPROVED = "approved", _("Approved")
    IN_PAYMENT = "in_payment", _("On its way to payroll")
    PAID = "paid", _("Paid")
    REVERSED = "reversed", _("Reversed")
    DROPPED = "dropped", _("Given up")


LIVE: frozenset[str] = frozenset(ClaimState.values) - {ClaimState.REVERSED, ClaimState.DROPPED}
"""A piece of work has at most one claim in these states."""

MONEY: frozenset[str] = frozenset({ClaimState.APPROVED, ClaimState.IN_PAYMENT, ClaimState.PAID})
"""States in which the ledger holds what is owed or was paid."""


class ClaimMove(NamedTuple):
    """A move of a claim: from which states, to which, and who makes it."""

    sources: frozenset[str]
    target: str
    by: str
    """``contributor``, ``approver`` (not the payee) or ``payer`` (who approved none of the run's lines)."""


_READY, _SENT, _RETURNED = ClaimState.READY, ClaimState.SENT, ClaimState.RETURNED
_APPROVED, _IN_PAYMENT = ClaimState.APPROVED, ClaimState.IN_PAYMENT

CLAIM_MOVES: dict[str, ClaimMove] = {
    "send": ClaimMove(frozenset({_READY, _RETURNED}), _SENT, "contributor"),
    "take_back": ClaimMove(frozenset({_SENT}), _READY, "contributor"),
    "drop": ClaimMove(frozenset({_READY, _RETURNED}), ClaimState.DROPPED, "contributor"),
    "return": ClaimMove(frozenset({_SENT}), _RETURNED, "approver"),
    "approve": ClaimMove(frozenset({_SENT}), _APPROVED, "approver"),
    "freeze": ClaimMove(frozenset({_APPROVED}), _IN_PAYMENT, "payer"),
    "pay": ClaimMove(frozenset({_IN_PAYMENT}), ClaimState.PAID, "payer"),
    # Payroll said no (a wrong number): what is owed is owed still, and goes into a later run.
    "reject": ClaimMove(frozenset({_IN_PAYMENT}), _APPROVED, "payer"),
    # The run was taken back before it was sent to payroll.
    "thaw": ClaimMove(frozenset({_IN_PAYMENT}), _APPROVED, "payer"),
    "reverse": ClaimMove(frozenset({_APPROVED}), ClaimState.REVERSED, "approver"),
    "reverse_paid": ClaimMove(frozenset({ClaimState.PAID}), ClaimState.REVERSED, "payer"),
}

"""Payment runs and the kinds of accounts."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentRunState(models.TextChoices):
    """A payment run: picked, frozen (its file may be taken), settled when payroll has answered every line."""

    DRAFT = "draft", _("Being picked")
    FROZEN = "frozen", _("Frozen")
    SETTLED = "settled", _("Settled")
    CANCELLED = "cancelled", _("Cancelled")
    REVERSED = "reversed", _("Reversed")


class LineState(models.TextChoices):
    FROZEN = "frozen", _("Waits for payroll")
    PAID = "paid", _("Paid")
    REJECTED = "rejected", _("Rejected by payroll")
    TAKEN_OUT = "taken_out", _("Taken out before it was sent")
    REVERSED = "reversed", _("Reversed")


class RunMove(NamedTuple):
    """A move of a payment run or of one of its lines: from which states, to which."""

    sources: frozenset[str]
    target: str


RUN_MOVES: dict[str, RunMove] = {
    "freeze": RunMove(frozenset({PaymentRunState.DRAFT}), PaymentRunState.FROZEN),
    # Frozen: only before its file was taken.
    "cancel": RunMove(frozenset({PaymentRunState.DRAFT, PaymentRunState.FROZEN}), PaymentRunState.CANCELLED),
    "settle": RunMove(frozenset({PaymentRunState.FROZEN}), PaymentRunState.SETTLED),
    "reverse": RunMove(
        frozenset({PaymentRunState.FROZEN, PaymentRunState.SETTLED}), PaymentRunState.REVERSED
    ),
}

LINE_MOVES: dict[str, RunMove] = {
    "pay": RunMove(frozenset({LineState.FROZEN}), LineState.PAID),
    "reject": RunMove(frozenset({LineState.FROZEN}), LineState.REJECTED),
    "take_out": RunMove(frozenset({LineState.FROZEN}), LineState.TAKEN_OUT),
    "reverse": RunMove(frozenset({LineState.FROZEN, LineState.PAID}), LineState.REVERSED),
}


class JobKind(models.TextChoices):
    """What is done to a run of thousands of lines while nobody waits."""

    FREEZE = "freeze", _("Freezing")
    PAY = "pay", _("Writing down what is paid")
    ANSWER = "answer", _("Taking in payroll's answer")
    CANCEL = "cancel", _("Taking the run back")
    REVERSE = "reverse", _("Reversing the run")


class AccountKind(models.TextChoices):
    """Kinds of accounts. A debit is positive, a credit negative.

    Approved: expense + / owed -. Frozen: owed + / in payment -. Paid: in payment + / paid -.
    """

    EXPENSE = "expense", _("Honorarium of a budget")
    REIMBURSEMENT = "reimbursement", _("Reimbursed costs of a budget")
    OWED = "owed", _("Owed to contributor")
    IN_PAYMENT = "in_payment", _("In payment")
    PAID = "paid", _("Paid")

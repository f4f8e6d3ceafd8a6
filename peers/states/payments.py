"""Payment runs and the kinds of accounts."""

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


class AccountKind(models.TextChoices):
    """Kinds of accounts. A debit is positive, a credit negative.

    Approved: expense + / owed -. Frozen: owed + / in payment -. Paid: in payment + / paid -.
    """

    EXPENSE = "expense", _("Honorarium of a budget")
    REIMBURSEMENT = "reimbursement", _("Reimbursed costs of a budget")
    OWED = "owed", _("Owed to contributor")
    IN_PAYMENT = "in_payment", _("In payment")
    PAID = "paid", _("Paid")

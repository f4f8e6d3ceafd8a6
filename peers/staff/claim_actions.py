"""What the history of ``/redaktion/`` says of a claim."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from peers.claims.moving import ACTION

NAMES = {
    "make": (_("Write down honorarium"), _("Written down")),
    "correct": (_("Put honorarium right"), _("Put right")),
    "send": (_("Send to approval"), _("Sent to approval")),
    "take_back": (_("Take back"), _("Taken back to be put right")),
    "drop": (_("Give up honorarium"), _("Given up")),
    "return": (_("Send back with a question"), _("Sent back with a question")),
    "approve": (_("Approve honorarium"), _("Approved")),
    "freeze": (_("Put into a payment run"), _("Put into a payment run")),
    "pay": (_("Write down as paid"), _("Paid")),
    "reject": (_("Rejected by payroll"), _("Rejected by payroll")),
    "thaw": (_("Take out of a payment run"), _("Taken out of a payment run")),
    "reverse": (_("Reverse an approval"), _("Reversed the approval")),
    "reverse_paid": (_("Reverse a payment"), _("Reversed the payment")),
}
"""Of every move, and of what is written without one."""


def register(actions: LogActionRegistry) -> None:
    """Name what happens to a claim."""
    for name, (label, said) in NAMES.items():
        actions.register_action(ACTION + name, label, said)

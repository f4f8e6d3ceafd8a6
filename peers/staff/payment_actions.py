"""What the history says of payment runs, of payroll's numbers and formats."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

_ACTIONS = {
    "run_leave_out": (_("Leave out"), _("Left something out")),
    "run_take_in": (_("Take in again"), _("Took something in again")),
    "run_format": (_("Choose a format"), _("Chose a format")),
    "run_freeze": (_("Freeze"), _("Froze the run")),
    "run_cancel": (_("Take back"), _("Took the run back")),
    "run_export": (_("Take the file"), _("Took the file for the first time")),
    "run_answer": (_("Write down payroll's answer"), _("Wrote down payroll's answer")),
    "run_reverse": (_("Reverse the run"), _("Reversed the run")),
    "line_reverse": (_("Reverse a line"), _("Reversed a line")),
    "payroll_number": (_("Write the payroll number"), _("Wrote the payroll number")),
}


def register(actions: LogActionRegistry) -> None:
    """Name what is done."""
    for name, (label, said) in _ACTIONS.items():
        actions.register_action(f"peers.{name}", label, said)

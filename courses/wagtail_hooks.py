"""What the school's words are in Wagtail's history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what happens to a class."""
    actions.register_action("courses.open", _("Open class"), _("Opened the class"))
    actions.register_action("courses.close", _("Close class"), _("Closed the class for enrolment"))
    actions.register_action("courses.cancel", _("Cancel class"), _("Cancelled the class"))
    actions.register_action("courses.finish", _("Finish class"), _("Finished the class"))
    actions.register_action("courses.copy", _("Copy class"), _("Copied from another class"))

"""What is told of a contributor in the history of ``/redaktion/``; never what they show or hide."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what happens to a contributor."""
    actions.register_action("peers.change_basis", _("Change basis"), _("Changed the basis"))
    actions.register_action("peers.stop", _("Contributes no longer"), _("Contributes no longer"))
    actions.register_action("peers.start_again", _("Contributes again"), _("Contributes again"))

"""What was done with a group, when and by whom."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry

from accounts.desk import StaffPage
from peers.staff.group_screens import OfGroup

MOST = 200


class GroupHistory(OfGroup, StaffPage):
    """The latest acts first."""

    permission = "peers.view_workinggroup"
    page_title = gettext_lazy("History")
    header_icon = "history"
    template_name = "peers/groups/desk/history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the entries."""
        entries = registry.get_logs_for_instance(self.group).select_related("user", "content_type")
        return {**super().get_context_data(**kwargs), "entries": list(entries.order_by("-timestamp")[:MOST])}

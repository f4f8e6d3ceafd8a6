"""How a budget stands, in figures, a word and a bar."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from peers.budgets import Figures

MONEY = (
    ("granted", gettext_lazy("Granted")),
    ("committed", gettext_lazy("Committed")),
    ("approved", gettext_lazy("Approved")),
    ("paid", gettext_lazy("Paid")),
    ("free", gettext_lazy("Free to use")),
)
"""The figures of a budget in the order in which they come about."""


def used_words(figures: Figures) -> str:
    """Return how much is used, and a word where it is much."""
    said = {"percent": figures.percent}
    if figures.state == "over":
        return _("Used up: %(percent)s %%") % said
    if figures.state == "near":
        return _("Nearly used up: %(percent)s %%") % said
    return _("%(percent)s %% used") % said


class UsedColumn(Column):
    """A bar with its words; the accessor gives ``Figures``."""

    cell_template_name = "peers/staff/used_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> Any:
        """Add the words and how wide the bar is."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, **bar_of(context["value"])}


def bar_of(figures: Figures) -> dict[str, Any]:
    """Return what ``used.html`` shows of it."""
    return {"words": used_words(figures), "state": figures.state, "width": min(figures.percent, 100)}

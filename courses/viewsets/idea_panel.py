"""On the home of ``/redaktion/``: how many ideas wait for a word, and how long the longest has."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.admin.ui.components import Component

from courses.coproduction import proposals


class IdeasPanel(Component):
    """Shown to whoever answers ideas, and says nothing where none waits."""

    order = 10
    template_name = "courses/coproduction/desk/ideas_panel.html"

    def get_context_data(self, _parent_context: Any) -> dict[str, Any]:
        """Count, in one question."""
        waiting = proposals.silences()
        days = (timezone.now() - waiting[0][1]).days if waiting else 0
        promised = settings.IDEA_ANSWER_DAYS
        return {"count": len(waiting), "days": days, "promised": promised, "late": days > promised}

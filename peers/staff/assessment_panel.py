"""On the home of ``/redaktion/``: that a self-assessment is open, while whoever looks has things to score."""

from typing import Any

from wagtail.admin.ui.components import Component

from accounts.models import User
from peers.assessment import rounds
from peers.models import Principle


class AssessmentPanel(Component):
    """Says nothing where no round is open, or nothing is left to answer."""

    order = 15
    template_name = "peers/staff/assessment_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the open round: two questions at the most."""
        user: User = parent_context["request"].user
        assessment = rounds.current()
        if assessment is None:
            return {"round": None}
        left = Principle.objects.filter(is_used=True)
        left = left.exclude(scores__in=assessment.scores.filter(person=user))
        return {"round": assessment if left.exists() else None}

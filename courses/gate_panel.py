"""How far a course is at the gate, on top of its form in Wagtail."""

from typing import Any

from wagtail.admin.panels import Panel


class GatePanel(Panel):
    """Who has said yes, who is missing, and the way to the page where it is published."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one course."""

        template_name = "courses/coproduction/gate/editor_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the state of the version one would look at, of a course that is stored."""
            # The models of this app name their panels, so their panels cannot name the models any sooner.
            from courses.coproduction import gate_view, publishing

            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            revision = gate_view.current(page) if page.pk else None
            return {
                **context,
                "gate": gate_view.of(page, revision) if revision else None,
                "ready": publishing.ready(page) if page.pk else None,
                "may_publish": bool(page.pk) and publishing.may_publish(page, self.request.user),
            }

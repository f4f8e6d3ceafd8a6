"""Who makes a course, shown to its editors in Wagtail; it changes nothing there."""

from typing import Any

from wagtail.admin.panels import Panel


class TeamPanel(Panel):
    """A list to read, with the way to the page where the team is asked."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one course."""

        template_name = "courses/coproduction/desk/editor_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the team, of a course that is stored."""
            # The models of this app name their panels, so their panels cannot name the models any sooner.
            from courses.coproduction.teams import Team

            context: dict[str, Any] = super().get_context_data(parent_context)
            team = Team.of(self.instance) if self.instance.pk else None
            return {**context, "course": self.instance, "team": team}

        def is_shown(self) -> bool:
            """Show it to whoever may see teams."""
            return super().is_shown() and bool(self.request.user.has_perm("courses.view_teammember"))

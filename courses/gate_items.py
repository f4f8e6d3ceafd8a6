"""What the gate adds to Wagtail's editor and menus."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from courses.coproduction import emergency, publishing
from courses.models import CoursePage
from courses.viewsets.emergencies import EmergencyReport


class PublishApproved(ActionMenuItem):
    """The one way to publish a course from its editor: to the page where the approved version is."""

    label = _("Publish the approved version")
    name = "action-publish-approved"
    icon_name = "upload"
    order = 5

    def is_shown(self, context: Any) -> bool:
        """Show it where there is something approved that is not live, to whoever may publish."""
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, CoursePage):
            return False
        return publishing.may_publish(page, context["request"].user) and bool(publishing.ready(page))

    def get_url(self, parent_context: Any) -> str:
        """Return the page on which it is published."""
        return reverse("courses:publish", args=[parent_context["page"].pk])


class ReadyItem(MenuItem):
    """The list of what is ready, for those who may publish, and leaders."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask as the list does."""
        person: Any = request.user
        return publishing.may_publish_any(person) or bool(person.has_perm(emergency.RIGHT))


class EmergenciesItem(MenuItem):
    """Shown to whoever may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission of the report."""
        return bool(request.user.has_perm(EmergencyReport.permission))

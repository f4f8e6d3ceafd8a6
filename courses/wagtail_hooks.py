"""What the school adds to Wagtail: words in its history, sizes of its pictures."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from courses import tasks
from courses.coproduction import overwritten
from courses.gate_items import EmergenciesItem, PublishApproved, ReadyItem
from courses.models import CoursePage
from courses.viewsets.approvers import ApproverViewSet
from courses.viewsets.emergencies import EmergencyReport
from courses.viewsets.idea_panel import IdeasPanel


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what happens to a class."""
    actions.register_action("courses.open", _("Open class"), _("Opened the class"))
    actions.register_action("courses.close", _("Close class"), _("Closed the class for enrolment"))
    actions.register_action("courses.cancel", _("Cancel class"), _("Cancelled the class"))
    actions.register_action("courses.finish", _("Finish class"), _("Finished the class"))
    actions.register_action("courses.copy", _("Copy class"), _("Copied from another class"))
    actions.register_action("courses.add_sessions", _("Add sessions"), _("Added sessions"))
    actions.register_action("courses.message", _("Write to the class"), _("Wrote to the class"))
    actions.register_action("courses.change_session", _("Change session"), _("Changed a session"))
    actions.register_action("courses.cancel_session", _("Cancel session"), _("Cancelled a session"))
    actions.register_action("courses.remove_session", _("Remove session"), _("Removed a session"))
    actions.register_action("courses.teaching_offer", _("Ask to teach"), _("Asked somebody to teach"))
    actions.register_action(
        "courses.teaching_accept", _("Yes to teaching"), _("Somebody said yes to teaching")
    )
    actions.register_action(
        "courses.teaching_decline", _("No to teaching"), _("Somebody said no to teaching")
    )
    actions.register_action("courses.teaching_end", _("End teaching"), _("Took somebody off who taught"))
    actions.register_action("courses.handover_take", _("Stand in"), _("Took over a session"))
    actions.register_action("courses.hand_out", _("Hand out material"), _("Handed out material"))
    actions.register_action("courses.take_down", _("Take down material"), _("Took down material"))
    actions.register_action(
        "courses.publish_anyway", _("Publish without approvals"), _("Published without approvals")
    )


@hooks.register("register_admin_viewset")
def register_approvers() -> ApproverViewSet:
    """Add the list of named approvers to the settings."""
    return ApproverViewSet()


@hooks.register("register_page_action_menu_item")
def publish_approved() -> ActionMenuItem:
    """Let whoever may publish go from the editor to what is approved."""
    return PublishApproved()


@hooks.register("register_admin_menu_item")
def add_ready() -> MenuItem:
    """Put the list of what is ready beside the pages."""
    return ReadyItem(_("Publish courses"), reverse("courses:publishable"), icon_name="upload", order=160)


@hooks.register("register_admin_urls")
def register_emergencies() -> list[URLPattern]:
    """Add the report of what was published without approvals."""
    return [
        path("rapporter/udgivet-uden/", EmergencyReport.as_view(), name="emergencies"),
        path(
            "rapporter/udgivet-uden/results/",
            EmergencyReport.as_view(results_only=True),
            name="emergencies_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def add_emergencies() -> MenuItem:
    """Put the report into the menu of those who may read it."""
    return EmergenciesItem(
        _("Published without approvals"), reverse("emergencies"), icon_name="warning", order=810
    )


@hooks.register("construct_homepage_panels")
def add_ideas(request: HttpRequest, panels: list[Any]) -> None:
    """Show coordinators how many ideas wait for a word."""
    if request.user.has_perm("courses.change_proposal"):
        panels.insert(0, IdeasPanel())


@hooks.register("after_edit_page")
def tell_of_words_saved_over(request: HttpRequest, page: Page) -> None:
    """Tell an editor that somebody in the team wrote meanwhile, and where their words are."""
    left_out = overwritten.unseen(page, request.POST) if isinstance(page, CoursePage) else None
    if left_out is not None:
        who = left_out.user.chosen_name if left_out.user else ""
        words = _(
            "%(who)s saved while you wrote. Their words are not in your version, but among the versions."
        )
        address = reverse("courses:build_version", args=[page.pk, left_out.pk])
        see = messages.button(address, _("See what they wrote"))
        messages.warning(request, words % {"who": who or _("Somebody")}, buttons=[see])


@hooks.register("after_publish_page")
def make_sizes_of_its_picture(_request: HttpRequest, page: Page) -> None:
    """Let the worker make the sizes in which a course's picture is shown."""
    if isinstance(page, CoursePage) and page.picture_id:
        tasks.make_sizes.enqueue(page.picture_id)

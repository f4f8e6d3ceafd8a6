"""What the school adds to Wagtail: words in its history, sizes of its pictures."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from courses import tasks
from courses.models import CoursePage
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
    actions.register_action("courses.teaching_accept", _("Yes to teaching"), _("Somebody said yes to teaching"))
    actions.register_action("courses.teaching_decline", _("No to teaching"), _("Somebody said no to teaching"))
    actions.register_action("courses.teaching_end", _("End teaching"), _("Took somebody off who taught"))
    actions.register_action("courses.handover_ask", _("Ask for a stand-in"), _("Asked for a stand-in"))
    actions.register_action("courses.handover_take", _("Stand in"), _("Took over a session"))
    actions.register_action("courses.handover_withdraw", _("Comes after all"), _("Needed no stand-in"))
    actions.register_action("courses.hand_out", _("Hand out material"), _("Handed out material"))
    actions.register_action("courses.take_down", _("Take down material"), _("Took down material"))


@hooks.register("construct_homepage_panels")
def add_ideas(request: HttpRequest, panels: list[Any]) -> None:
    """Show coordinators how many ideas wait for a word."""
    if request.user.has_perm("courses.change_proposal"):
        panels.insert(0, IdeasPanel())


@hooks.register("after_publish_page")
def make_sizes_of_its_picture(_request: HttpRequest, page: Page) -> None:
    """Let the worker make the sizes in which a course's picture is shown."""
    if isinstance(page, CoursePage) and page.picture_id:
        tasks.make_sizes.enqueue(page.picture_id)

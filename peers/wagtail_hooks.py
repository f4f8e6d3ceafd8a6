"""What is told of a contributor in the history of ``/redaktion/``; never what they show or hide."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from peers.staff import claim_actions, payment_actions
from peers.staff.assessment_panel import AssessmentPanel
from peers.staff.menu import HonorariumGroup
from peers.staff.panel import MoneyPanel


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what happens to a contributor."""
    claim_actions.register(actions)
    payment_actions.register(actions)
    actions.register_action("peers.change_basis", _("Change basis"), _("Changed the basis"))
    actions.register_action("peers.stop", _("Contributes no longer"), _("Contributes no longer"))
    actions.register_action("peers.grant", _("Change the grant"), _("Changed the grant"))
    actions.register_action("peers.lift", _("Lift the stop"), _("Lifted the stop"))
    actions.register_action(
        "peers.answer_above_ceiling", _("Answer about the ceiling"), _("Answered about the ceiling")
    )
    actions.register_action("peers.start_again", _("Contributes again"), _("Contributes again"))
    actions.register_action("peers.join_group", _("Join a group"), _("Gave somebody a seat"))
    actions.register_action("peers.leave_group", _("Leave a group"), _("Ended a seat"))
    actions.register_action("peers.end_group", _("End a group"), _("Ended the group"))
    actions.register_action("peers.plan_meeting", _("Plan a meeting"), _("Planned a meeting"))
    actions.register_action("peers.change_meeting", _("Change a meeting"), _("Changed a meeting"))
    actions.register_action("peers.cancel_meeting", _("Cancel a meeting"), _("Cancelled a meeting"))
    actions.register_action(
        "peers.hold_meeting", _("Hold a meeting"), _("Wrote down that a meeting was held")
    )
    actions.register_action("peers.correct_presence", _("Put presence right"), _("Put right who was there"))
    actions.register_action("peers.write_minutes", _("Write minutes"), _("Wrote minutes"))


@hooks.register("register_admin_viewset")
def register_honorarium() -> HonorariumGroup:
    """Put the menu "Honorarium" up."""
    return HonorariumGroup()


@hooks.register("construct_homepage_panels")
def add_money(_request: HttpRequest, panels: list[Any]) -> None:
    """Say what waits about money, to whoever it waits for."""
    panels.insert(0, MoneyPanel())


@hooks.register("construct_homepage_panels")
def add_assessment(_request: HttpRequest, panels: list[Any]) -> None:
    """Ask whoever works at the desk how far the school is, while a round is open."""
    panels.append(AssessmentPanel())


@hooks.register("insert_global_admin_css")
def money_css() -> SafeString:
    """Add what tables of money, the bars of budgets and the ceiling need."""
    sheets = ((static(f"peers/{name}.css"),) for name in ("staff", "limits", "payments"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """Draw what Wagtail has no icons of."""
    own = ("money", "calculator", "undo", "redo")
    return [*icons, *(f"peers/icons/{name}.svg" for name in own)]

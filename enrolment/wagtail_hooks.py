"""What enrolment adds to ``/redaktion/``."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry

from enrolment.staff.agreements import AgreementViewSet
from enrolment.staff.evaluation_group import EvaluationGroup
from enrolment.staff.formats import FormatViewSet
from enrolment.staff.override_report import OverrideReport
from enrolment.staff.panels import TodayPanel
from enrolment.staff.teaching_panel import TeachingPanel
from enrolment.staff.viewsets import SchoolGroup


@hooks.register("register_admin_viewset")
def register_school() -> list[ViewSetGroup | ModelViewSet]:
    """Add the menu "Skolen", and what leaders decide among the settings."""
    return [SchoolGroup(), EvaluationGroup(), AgreementViewSet(), FormatViewSet()]


@hooks.register("construct_homepage_panels")
def add_today(request: HttpRequest, panels: list[Any]) -> None:
    """Begin the day of a coordinator with today's classes."""
    if request.user.has_perm("enrolment.view_enrolment"):
        panels.insert(0, TodayPanel())
    if request.user.has_perm("courses.view_teachingassignment"):
        panels.insert(1, TeachingPanel())


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    """Add the report of classes that opened without both kinds of teachers."""
    return [
        path("rapporter/uden-begge/", OverrideReport.as_view(), name="staffing_overrides"),
        path(
            "rapporter/uden-begge/results/",
            OverrideReport.as_view(results_only=True),
            name="staffing_overrides_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def add_report() -> MenuItem:
    """Put the report into the menu of those who may read it."""
    return OverridesItem(
        _("Opened without both"), reverse("staffing_overrides"), icon_name="warning", order=800
    )


class OverridesItem(MenuItem):
    """Shown to whoever may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission of the report."""
        return bool(request.user.has_perm(OverrideReport.permission))


@hooks.register("insert_global_admin_css")
def staff_css() -> SafeString:
    """Add the few rules our tables need beside Wagtail's."""
    sheets = ((static(f"enrolment/{name}.css"),) for name in ("staff", "staff_sharing", "staff_evaluation"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what happens to a drop-in, and what is set aside."""
    actions.register_action(
        "enrolment.waive", _("Set aside what comes first"), _("Set aside what a course asks for")
    )
    actions.register_action("enrolment.open_kiosk", _("Open the kiosk"), _("Opened the kiosk"))
    actions.register_action("enrolment.close_kiosk", _("Close the kiosk"), _("Closed the kiosk"))
    actions.register_action("enrolment.send_evaluation", _("Send an evaluation"), _("Sent an evaluation"))
    actions.register_action(
        "enrolment.correct_drop_in", _("Put right"), _("Put right how many came to a session")
    )

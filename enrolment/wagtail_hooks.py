"""What enrolment adds to ``/redaktion/``."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from enrolment.staff.agreements import AgreementViewSet
from enrolment.staff.formats import FormatViewSet
from enrolment.staff.panels import TodayPanel
from enrolment.staff.viewsets import SchoolGroup


@hooks.register("register_admin_viewset")
def register_school() -> list[ViewSetGroup | ModelViewSet]:
    """Add the menu "Skolen", and what leaders decide among the settings."""
    return [SchoolGroup(), AgreementViewSet(), FormatViewSet()]


@hooks.register("construct_homepage_panels")
def add_today(request: HttpRequest, panels: list[Any]) -> None:
    """Begin the day of a coordinator with today's classes."""
    if request.user.has_perm("enrolment.view_enrolment"):
        panels.insert(0, TodayPanel())


@hooks.register("insert_global_admin_css")
def staff_css() -> SafeString:
    """Add the few rules our tables need beside Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("enrolment/staff.css"))

"""The report of what was published without its approvals, and until when."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from accounts.screens import Hidden, SafeExport
from courses.models import EmergencyPublication
from courses.words import moment


def _by(row: EmergencyPublication) -> str:
    return row.by.chosen_name if row.by else ""


def _state(row: EmergencyPublication) -> str:
    """Return how it ended, or that it has not."""
    if row.ended_at is not None:
        return _("Over")
    return _("Is taken down tonight") if row.until <= timezone.now() else _("Waits for approvals")


def _until(row: EmergencyPublication) -> str:
    """Return the day in words: Wagtail's own column says how long ago, and this is ahead."""
    return moment(row.until)


class EmergencyReport(Hidden, SafeExport, ReportView):
    """Who published which course without its approvals, why, until when, and how it ended."""

    permission = "courses.view_emergencypublication"
    page_title = gettext_lazy("Published without approvals")
    header_icon = "warning"
    index_url_name = "emergencies"
    index_results_url_name = "emergencies_results"
    default_ordering = "-at"
    is_searchable = False
    export_filename = "udgivet-uden-godkendelser"
    export_values: ClassVar[dict[str, Any]] = {
        "course": (gettext_lazy("Course"), lambda row: row.course.title),
        "reason": (gettext_lazy("Reason"), lambda row: row.reason),
        "by": (gettext_lazy("By"), _by),
        "at": (gettext_lazy("When"), lambda row: row.at),
        "until": (gettext_lazy("Approved before"), lambda row: row.until),
        "ended": (gettext_lazy("Ended"), lambda row: row.ended_at),
    }

    @property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn("course", label=_("Course"), accessor="course.title", get_url=_url),
            Column("reason", label=_("Reason"), accessor="reason"),
            Column("by", label=_("By"), accessor=_by),
            DateColumn("at", label=_("When"), accessor="at"),
            Column("until", label=_("Approved before"), accessor=_until),
            Column("state", label=_("State"), accessor=_state),
        ]

    def get_base_queryset(self) -> QuerySet[EmergencyPublication]:
        """Return all of them, over or not."""
        return EmergencyPublication.objects.select_related("course", "by")


def _url(row: EmergencyPublication) -> str:
    return reverse("courses:publish", args=[row.course_id])

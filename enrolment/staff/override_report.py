"""The report of classes that a leader let open without both kinds of teachers, counted for each term."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from accounts.screens import Hidden, SafeExport
from courses.models import StaffingOverride, Term
from courses.staffing.opening import bases_of, words_for
from enrolment.staff.columns import WordsColumn


class OverrideFilter(WagtailFilterSet):
    """Narrows the report to a term."""

    term = django_filters.ModelChoiceFilter(
        field_name="run__term", queryset=Term.objects.all(), label=_("Term")
    )

    class Meta:
        model = StaffingOverride
        fields: ClassVar[list[str]] = []


class OverrideReport(Hidden, SafeExport, ReportView):
    """Who let which class open, why, and what it lacks today."""

    permission = "courses.view_staffingoverride"
    page_title = _("Opened without both kinds of teachers")
    header_icon = "warning"
    index_url_name = "staffing_overrides"
    index_results_url_name = "staffing_overrides_results"
    template_name = "enrolment/staff/override_report.html"
    filterset_class = OverrideFilter
    default_ordering = "-at"
    is_searchable = False
    export_filename = "aabnet-uden-begge"
    export_values: ClassVar[dict[str, Any]] = {
        "class": (_("Class"), lambda row: str(row.run)),
        "term": (_("Term"), lambda row: row.run.term.name),
        "reason": (_("Reason"), lambda row: row.reason),
        "by": (_("By"), lambda row: row.by.chosen_name),
        "at": (_("When"), lambda row: row.at),
    }

    @property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn("class", label=_("Class"), accessor=lambda row: str(row.run), get_url=_url),
            WordsColumn("reason", label=_("Reason"), accessor="reason"),
            WordsColumn("by", label=_("By"), accessor="by.chosen_name"),
            DateColumn("at", label=_("When"), accessor="at"),
            WordsColumn("now", label=_("Today"), accessor=lambda row: row.lacks_today or _("Has both")),
        ]

    def get_base_queryset(self) -> QuerySet[StaffingOverride]:
        """Return every time it was done."""
        return StaffingOverride.objects.select_related("run__course", "run__term", "by")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Add what each class lacks today, with one question."""
        bases = bases_of({row.run_id: row.run for row in object_list}.values())
        for row in object_list:
            row.lacks_today = words_for(bases[row.run_id])
        return object_list

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how often it was done in each term."""
        return {**super().get_context_data(*args, **kwargs), "terms": by_term()}


def by_term() -> QuerySet[Term]:
    """Return the terms in which it was done, the latest first, with how many classes."""
    counted = Term.objects.annotate(overrides=Count("runs__staffing_overrides__run", distinct=True))
    return counted.filter(overrides__gt=0).order_by("-starts_on")


def _url(row: StaffingOverride) -> str:
    return reverse("runs:teachers", args=[row.run_id])

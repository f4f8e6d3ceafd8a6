"""Payment runs, ``/redaktion/udbetaling/``: the newest stands first."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from moneyed import Money
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import ListViewSet
from accounts.screens import Hidden, SafeExport
from peers.models import PaymentRun
from peers.money import shown
from peers.staff import (
    payment_acts,
    payment_answers,
    payment_lines,
    payment_new,
    payment_numbers,
    payment_screens,
)
from peers.staff.payment_screens import ACTS, ADDS, SEES, title_of
from peers.states import LineState, PaymentRunState

_IN_IT = ~Q(lines__state=LineState.TAKEN_OUT)


class RunIndex(Hidden, SafeExport, generic.IndexView):
    """Every run, with how many lines it has and what they sum to."""

    permission = SEES
    page_title = gettext_lazy("Payment runs")
    is_searchable = False
    default_ordering = "-number"
    no_results_message = gettext_lazy("No payment runs yet. Begin one when claims are approved.")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "number",
                label=_("Run"),
                accessor=title_of,
                get_url=lambda run: reverse("payments:show", args=[run.pk]),
                sort_key="number",
            ),
            Column(
                "pay_date",
                label=_("Date of payment"),
                accessor=lambda run: f"{run.pay_date:%d.%m.%Y}",
                sort_key="pay_date",
            ),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                sort_key="state",
                primary=lambda run: run.state == PaymentRunState.FROZEN,
            ),
            Column("count", label=_("Lines"), accessor=_count, classname="staff-figure"),
            Column("total", label=_("Amount"), accessor=_total, classname="staff-figure staff-nowrap"),
            Column(
                "waits",
                label=_("Wait for payroll"),
                accessor=lambda run: run.waits or "–",
                classname="staff-figure",
            ),
            Column("frozen_by", label=_("Frozen by"), accessor=_frozen_by, classname="staff-words"),
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to a new run, and to those who lack a number."""
        found = []
        if self.request.user.has_perm(ADDS):
            found.append(HeaderButton(_("New payment run"), url=reverse("payments:new"), icon_name="plus"))
        if self.request.user.has_perm(ACTS):
            numbers = reverse("payments:numbers")
            found.append(HeaderButton(_("Payroll numbers"), url=numbers, icon_name="user"))
        return found

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return what each column of the spreadsheet is called and holds."""
        return {
            "number": (_("Run"), lambda run: run.number),
            "title": (_("Title"), lambda run: run.title),
            "pay_date": (_("Date of payment"), lambda run: run.pay_date),
            "state": (_("State"), lambda run: run.get_state_display()),
            "count": (_("Lines"), lambda run: run.count),
            "total": (_("Amount"), lambda run: run.total or 0),
            "currency": (_("Currency"), lambda run: run.currency),
            "frozen_by": (_("Frozen by"), _frozen_by),
            "frozen_at": (_("Frozen"), lambda run: run.frozen_at or ""),
        }

    def get_base_queryset(self) -> QuerySet[PaymentRun]:
        """Return every run with its figures."""
        return PaymentRun.objects.select_related("frozen_by").annotate(
            count=Count("lines", filter=_IN_IT),
            total=Sum(F("lines__amount"), filter=_IN_IT, output_field=DecimalField()),
            waits=Count("lines", filter=Q(lines__state=LineState.FROZEN)),
        )

    def get_list_more_buttons(self, _run: PaymentRun) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


def _count(run: Any) -> Any:
    """Return its lines; a draft has none before it is frozen, whatever it picks."""
    return "–" if run.state == PaymentRunState.DRAFT else run.count


def _total(run: Any) -> str:
    return shown(Money(run.total, run.currency)) if run.total else "–"


def _frozen_by(run: PaymentRun) -> str:
    return run.frozen_by.chosen_name if run.frozen_by else "–"


class PaymentRunViewSet(ListViewSet):
    """What is paid together."""

    model = PaymentRun
    name = url_namespace = "payments"
    url_prefix = "udbetaling"
    icon = "download"
    menu_label = gettext_lazy("Payment runs")
    index_view_class = RunIndex
    export_filename = "udbetaling"
    row_url_name = "payments:show"

    def own_urls(self) -> list[URLPattern]:
        """Return the page of a run, what is done from there, and payroll's numbers."""
        acts, answers = payment_acts, payment_answers
        lines, numbers = payment_lines, payment_numbers
        return [
            path("ny/", payment_new.NewRun.as_view(), name="new"),
            path("numre/", numbers.NumbersPage.as_view(), name="numbers"),
            path("numre/<int:contributor_id>/", numbers.WriteNumber.as_view(), name="number"),
            path("<int:pk>/", payment_screens.RunPage.as_view(), name="show"),
            path("<int:pk>/format/", payment_new.ChooseFormat.as_view(), name="format"),
            path("<int:pk>/udelad/", payment_screens.LeaveOut.as_view(), name="leave_out"),
            path("<int:pk>/tag-med/", payment_screens.TakeIn.as_view(), name="take_in"),
            path("<int:pk>/frys/", acts.Freeze.as_view(), name="freeze"),
            path("<int:pk>/tag-tilbage/", acts.Cancel.as_view(), name="cancel"),
            path("<int:pk>/fil/<slug:kind>/", payment_screens.File.as_view(), name="file"),
            path("<int:pk>/betalt/", lines.Paid.as_view(), name="paid"),
            path("<int:pk>/afvist/", lines.Rejected.as_view(), name="rejected"),
            path("<int:pk>/svar/", answers.TakeAnswer.as_view(), name="answer"),
            path("<int:pk>/svar/<int:job_id>/fejl/", answers.Faults.as_view(), name="faults"),
            path("<int:pk>/tilbagefoer/", lines.ReverseRun.as_view(), name="reverse"),
            path("<int:pk>/linje/<int:line_id>/", lines.ReverseLine.as_view(), name="reverse_line"),
        ]

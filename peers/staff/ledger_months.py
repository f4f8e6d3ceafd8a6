"""The months: which are closed, and closing the next one."""

import datetime as dt
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm
from peers import ledger
from peers.claims.words import month as month_words
from peers.ledger import movements
from peers.ledger.movements import Moved, Span
from peers.ledger.periods import next_month
from peers.models import Entry, Period
from peers.staff import ledger_span
from peers.staff.ledger_frame import LedgerPage, Row, above
from peers.staff.ledger_sheets import Sheet
from peers.states import AccountKind


def span_of(month: dt.date) -> Span:
    """Return the days of a month."""
    return Span(month, next_month(month) - dt.timedelta(days=1))


class MonthsPage(LedgerPage):
    """Every month in which something is booked, the newest first."""

    template_name = "peers/staff/ledger_months.html"
    page_title = gettext_lazy("Months")

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer a payer to close the next one, where there is one."""
        if not self.request.user.has_perm(CloseMonth.permission) or ledger.next_to_close() is None:
            return []
        return [HeaderButton(_("Close a month"), url=reverse("ledger:close"), icon_name="lock")]

    def months(self) -> list[dict[str, Any]]:
        """Return each with the number of its entries, and when and by whom it was closed."""
        counted = Entry.objects.annotate(month=TruncMonth("date")).values("month").order_by("-month")
        closed = {one.month: one for one in Period.objects.select_related("closed_by")}
        return [
            {
                "month": row["month"],
                "entries": row["entries"],
                "closed": closed.get(row["month"]),
                "url": reverse("ledger:index") + ledger_span.query_of(span_of(row["month"])),
                "journal": reverse("ledger:journal") + ledger_span.query_of(span_of(row["month"])),
            }
            for row in counted.annotate(entries=Count("pk"))
        ]

    def sheet(self) -> Sheet:
        """Return the months."""
        rows = [
            (row["month"], row["entries"], *(_closed(row["closed"]) if row["closed"] else ("", "")))
            for row in self.months()
        ]
        headings = (_("Month"), _("Entries"), _("Closed"), _("Closed by"))
        return Sheet(f"{_('Ledger')} {_('Months')}", headings, rows)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the months."""
        return {**super().get_context_data(**kwargs), "months": self.months()}


def _closed(period: Period) -> tuple[dt.date, str]:
    return period.closed_at.date(), str(period.closed_by or "")


class MonthForm(forms.Form):
    """The month that was looked at, so that a second press closes no other."""

    month = forms.DateField(widget=forms.HiddenInput)


class CloseMonth(StaffForm):
    """Close the oldest open month, after a look at what it holds."""

    permission = "peers.add_period"
    template_name = "peers/staff/ledger_close.html"
    header_icon = "lock"
    form_class = MonthForm
    is_danger = True
    page_title = gettext_lazy("Close a month")
    submit_label = gettext_lazy("Close the month for ever")
    refusals: ClassVar[tuple[type[Exception], ...]] = (ledger.LedgerError,)

    @cached_property
    def month(self) -> dt.date | None:
        """The month to close; None where there is none."""
        return ledger.next_to_close()

    def get_initial(self) -> dict[str, Any]:
        """Note which month is looked at."""
        return {"month": self.month}

    def get_page_subtitle(self) -> str:
        """Name it."""
        return month_words(self.month) if self.month else ""

    def trail(self) -> list[Crumb]:
        """Stand below the months."""
        return [*above(), {"url": self.back_url(), "label": _("Months")}]

    def back_url(self) -> str:
        """Go back to the months."""
        return reverse("ledger:months")

    def consequences(self) -> list[str]:
        """Say what closing does."""
        if self.month is None:
            return [_("There is no month to close: only months that are over can be closed.")]
        return [
            _("Nothing can be booked in this month any more, nor in any before it."),
            _("A mistake that is found later is reversed in an open month."),
            _("It cannot be opened again."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Close it."""
        period = ledger.close(month=form.cleaned_data["month"], by=self.by)
        return _("%(month)s is closed.") % {"month": month_words(period.month).capitalize()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template what moved in the month."""
        rows = list(_rows(self.month)) if self.month else []
        return {
            **super().get_context_data(**kwargs),
            "is_shut": self.month is None,
            "rows": rows,
            "totals": movements.total(row.moved for row in rows),
            "sums_to_zero": True,
        }


def _rows(month: dt.date) -> list[Row]:
    """Return what moved in a month, by kind, each leading to its accounts."""
    span = span_of(month)
    query = ledger_span.query_of(span)
    found: list[tuple[str, Moved]] = [
        (kind, one) for kind, rows in movements.by_kind(span).items() for one in rows
    ]
    return [
        Row(str(AccountKind(kind).label), reverse("ledger:kind", args=[kind]) + query, one)
        for kind, one in found
    ]

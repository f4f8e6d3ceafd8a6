"""What the screens of the ledger share: who may see them, their span, their table and their spreadsheet."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Crumb, StaffPage
from peers.ledger.movements import Moved, Span, total
from peers.models import Account
from peers.payments.columns import Value
from peers.staff import ledger_sheets, ledger_span
from peers.staff.ledger_sheets import Sheet
from peers.states import Activity

SEES = "peers.view_entry"
PER_PAGE = 100


class Row(NamedTuple):
    """A line of the table: what it is, where it opens, and what moved in one currency."""

    label: str
    url: str
    moved: Moved

    def values(self) -> list[Value]:
        """Return the cells of the spreadsheet."""
        one = self.moved
        return [self.label, one.currency, one.before, one.debit, one.credit, one.after]


def above() -> list[Crumb]:
    """Return the step to the front of the ledger."""
    return [{"url": reverse("ledger:index"), "label": _("Ledger")}]


def name_of(account: Account) -> str:
    """Return whose account it is; its kind is said beside it."""
    if account.budget is None:
        return str(account.contributor)
    return f"{account.budget}, {Activity(account.activity).label}"


class LedgerPage(StaffPage, ABC):
    """A page of the ledger: read by payers, leaders and auditors."""

    permission = SEES
    header_icon = "calculator"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or send it as a spreadsheet."""
        kind = request.GET.get("export", "")
        if kind in ledger_sheets.KINDS:
            return ledger_sheets.answer(self.sheet(), kind)
        return super().get(request, *args, **kwargs)

    @abstractmethod
    def sheet(self) -> Sheet:
        """Return what the page shows as rows."""

    def trail(self) -> list[Crumb]:
        """Stand below the front."""
        return above()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the addresses of the spreadsheets."""
        query = self.request.GET.copy()
        exports = []
        for kind in ledger_sheets.KINDS:
            query["export"] = kind
            exports.append((kind.upper(), f"?{query.urlencode()}"))
        return {**super().get_context_data(**kwargs), "exports": exports}


class SpannedPage(LedgerPage, ABC):
    """A page about some days."""

    @cached_property
    def span_form(self) -> ledger_span.SpanForm:
        """What was asked for."""
        return ledger_span.asked(self.request.GET)

    @property
    def span(self) -> Span:
        """From which day to which."""
        return self.span_form.span

    def to(self, name: str, *args: Any) -> str:
        """Return the address of another screen of the ledger, about the same days."""
        return reverse(f"ledger:{name}", args=args) + ledger_span.query_of(self.span)

    def get_page_subtitle(self) -> str:
        """Say which days."""
        return ledger_span.words_of(self.span)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the form and what is often asked for."""
        return {
            **super().get_context_data(**kwargs),
            "span_form": self.span_form,
            "span_choices": ledger_span.choices(),
        }


class MovementsPage(SpannedPage, ABC):
    """A table of accounts, or kinds of them: what they had, what moved, what they have."""

    template_name = "peers/staff/ledger_movements.html"
    sums_to_zero = False
    """Whether it is all accounts there are."""

    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """Return the lines."""

    def sheet(self) -> Sheet:
        """Return the table, with its sums."""
        rows = self.rows()
        sums = [Row(_("In all"), "", one) for one in total(row.moved for row in rows)]
        headings = (_("Account"), _("Currency"), _("Opening balance"), _("Debit"), _("Credit"), _("Balance"))
        name = f"{_('Accounts')} {self.get_page_title()} {ledger_span.words_of(self.span)}"
        return Sheet(name, headings, [row.values() for row in (*rows, *sums)])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the lines and their sums."""
        rows = self.rows()
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "totals": total(row.moved for row in rows),
            "sums_to_zero": self.sums_to_zero,
        }

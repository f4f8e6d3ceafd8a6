"""The trial balance, opened into accounts and postings; the statement of a contributor or a budget."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb
from peers.danish import in_order
from peers.ledger import movements
from peers.ledger.movements import Moved
from peers.models import Account, Budget, Contributor, Posting
from peers.staff import ledger_span
from peers.staff.ledger_frame import PER_PAGE, MovementsPage, Row, SpannedPage, above, name_of
from peers.staff.ledger_sheets import Sheet
from peers.states import AccountKind


def _accounts() -> QuerySet[Account]:
    return Account.objects.select_related("contributor", "budget__project")


class TrialBalance(MovementsPage):
    """All accounts by kind; what they sum to is nothing, or something is wrong."""

    page_title = gettext_lazy("Trial balance")
    sums_to_zero = True

    def trail(self) -> list[Crumb]:
        """Be the front."""
        return []

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to the entries of the days, and to the months."""
        return [
            HeaderButton(_("Journal"), url=self.to("journal"), icon_name="list-ul"),
            HeaderButton(_("Months"), url=reverse("ledger:months"), icon_name="calendar"),
        ]

    def rows(self) -> Sequence[Row]:
        """Return a line for each kind and currency."""
        found = movements.by_kind(self.span).items()
        return [
            Row(str(AccountKind(kind).label), self.to("kind", kind), moved)
            for kind, rows in found
            for moved in rows
        ]


class KindPage(MovementsPage):
    """The accounts of a kind."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the kind; Http404 for a word that is none."""
        super().setup(request, *args, **kwargs)
        if kwargs["kind"] not in AccountKind.values:
            raise Http404
        self.kind = AccountKind(kwargs["kind"])

    def get_page_title(self) -> str:
        """Name the kind."""
        return str(self.kind.label)

    def rows(self) -> Sequence[Row]:
        """Return a line for each account and currency, by name."""
        accounts = {account.pk: account for account in _accounts().filter(kind=self.kind)}
        moved = movements.of_accounts(accounts.values(), self.span)
        lines = [
            Row(name_of(accounts[number]), self.to("account", number), one)
            for number, rows in moved.items()
            for one in rows
        ]
        return sorted(lines, key=lambda row: (in_order(row.label), row.url, row.moved.currency))


class AccountPage(SpannedPage):
    """The postings of an account, each with what the account had then."""

    template_name = "peers/staff/ledger_account.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the account."""
        super().setup(request, *args, **kwargs)
        self.account = get_object_or_404(_accounts(), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """Name the account."""
        return f"{self.account.get_kind_display()}: {name_of(self.account)}"

    def trail(self) -> list[Crumb]:
        """Stand below its kind."""
        kind = {"url": self.to("kind", self.account.kind), "label": self.account.get_kind_display()}
        return [*above(), kind]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to all accounts of whom it belongs to."""
        whose = "contributor" if self.account.budget_id is None else "budget"
        number = self.account.contributor_id or self.account.budget_id
        return [HeaderButton(_("Statement"), url=self.to(whose, number), icon_name="list-ul")]

    @cached_property
    def moved(self) -> list[Moved]:
        """What moved in the span, for each currency."""
        return movements.of_accounts([self.account], self.span).get(self.account.pk, [])

    def lines(self, postings: Iterable[Posting]) -> list[dict[str, Any]]:
        """Return postings with the balance after each."""
        before = {one.currency: one.before for one in self.moved}
        return [
            {"posting": one, "running": before[str(one.amount.currency)] + _running(one)} for one in postings
        ]

    def sheet(self) -> Sheet:
        """Return every posting of the span."""
        headings = (_("Day"), _("Entry"), _("Text"), _("Currency"), _("Amount"), _("Balance"))
        name = f"{_('Accounts')} {self.get_page_title()} {ledger_span.words_of(self.span)}"
        opening = [("", "", _("Opening balance"), one.currency, Decimal(0), one.before) for one in self.moved]
        rows = (
            (
                *(one.date, one.entry.reference, one.entry.text, str(one.amount.currency)),
                *(one.amount.amount, line["running"]),
            )
            for line in self.lines(movements.postings_of(self.account, self.span))
            for one in [line["posting"]]
        )
        return Sheet(name, headings, [*opening, *rows])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template a page of postings."""
        page = self._page()
        return {
            **super().get_context_data(**kwargs),
            "account": self.account,
            "moved": self.moved,
            "page": page,
            "lines": self.lines(page.object_list),
            "span_query": ledger_span.query_of(self.span),
        }

    def _page(self) -> Page[Posting]:
        pages = Paginator(movements.postings_of(self.account, self.span), PER_PAGE)
        return pages.get_page(self.request.GET.get("side"))


def _running(posting: Posting) -> Decimal:
    """Return what ``movements.postings_of`` wrote beside it."""
    running: Decimal = posting.running  # type: ignore[attr-defined]  # an annotation
    return running


class Statement(MovementsPage, ABC):
    """All accounts of one contributor, or one budget."""

    @abstractmethod
    def accounts(self) -> QuerySet[Account]:
        """Return them, in any order."""

    def rows(self) -> Sequence[Row]:
        """Return a line for each account and currency."""
        order = AccountKind.values
        accounts = sorted(self.accounts(), key=lambda one: (order.index(one.kind), one.activity, one.pk))
        moved = movements.of_accounts(accounts, self.span)
        return [
            Row(_label(account), self.to("account", account.pk), one)
            for account in accounts
            for one in moved.get(account.pk, [])
        ]


def _label(account: Account) -> str:
    """Return what an account of one contributor or budget is called."""
    kind = account.get_kind_display()
    return f"{kind}: {account.get_activity_display()}" if account.activity else str(kind)


class ContributorStatement(Statement):
    """What a contributor is owed, what is on its way, and what they got."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the contributor."""
        super().setup(request, *args, **kwargs)
        self.contributor = get_object_or_404(Contributor, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """Name the contributor."""
        return str(self.contributor)

    def accounts(self) -> QuerySet[Account]:
        """Return the contributor's accounts."""
        return _accounts().filter(contributor=self.contributor)


class BudgetStatement(Statement):
    """What a budget has spent, by activity."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the budget."""
        super().setup(request, *args, **kwargs)
        self.budget: Budget = get_object_or_404(Budget.objects.select_related("project"), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """Name the budget."""
        return str(self.budget)

    def accounts(self) -> QuerySet[Account]:
        """Return the budget's accounts."""
        return _accounts().filter(budget=self.budget)

"""The ledger, ``/redaktion/regnskab/``: read by payers, leaders and auditors, changed by nobody."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from peers.staff import ledger_months, ledger_screens
from peers.staff.ledger_entries import EntryPage
from peers.staff.ledger_frame import SEES
from peers.staff.ledger_journal import JournalPage


class LedgerItem(MenuItem):
    """Shown to whoever may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(SEES))


class LedgerViewSet(ViewSet):
    """Everything that is read of the ledger, and the closing of months."""

    name = url_namespace = "ledger"
    url_prefix = "regnskab"
    icon = "calculator"
    menu_label = gettext_lazy("Ledger")
    menu_item_class = LedgerItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses."""
        return [
            path("", ledger_screens.TrialBalance.as_view(), name="index"),
            path("konti/<slug:kind>/", ledger_screens.KindPage.as_view(), name="kind"),
            path("konto/<int:pk>/", ledger_screens.AccountPage.as_view(), name="account"),
            path("postering/<int:pk>/", EntryPage.as_view(), name="entry"),
            path("bidragyder/<int:pk>/", ledger_screens.ContributorStatement.as_view(), name="contributor"),
            path("budget/<int:pk>/", ledger_screens.BudgetStatement.as_view(), name="budget"),
            path("journal/", JournalPage.as_view(), name="journal"),
            path("maaneder/", ledger_months.MonthsPage.as_view(), name="months"),
            path("maaneder/luk/", ledger_months.CloseMonth.as_view(), name="close"),
        ]

"""The list of claims, ``/redaktion/honorar/``: what has waited longest for approval stands first."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from moneyed import Money
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import ListViewSet
from accounts.screens import Hidden, SafeExport
from peers.claims import desk
from peers.claims.words import about_time, differs, month, sums
from peers.models import Claim
from peers.money import shown
from peers.staff import claim_bulk, claim_screens
from peers.staff.claim_filters import ClaimFilter
from peers.staff.claim_screens import ACTS, SEES
from peers.states import ClaimState


class ClaimIndex(Hidden, SafeExport, generic.IndexView):
    """Every claim, with the sum of what is shown."""

    permission = SEES
    page_title = gettext_lazy("Claims")
    is_searchable = True
    results_template_name = "peers/staff/claims_results.html"
    no_results_message = gettext_lazy("No claims here. They make themselves when agreed work is done.")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "about",
                label=_("What"),
                accessor="about",
                get_url=lambda claim: reverse("claims:show", args=[claim.pk]),
                classname="money-whole",
            ),
            Column("who", label=_("Who"), accessor=lambda one: str(one.contributor), classname="money-whole"),
            Column("kind", label=_("Activity"), accessor=_kind, classname="money-whole"),
            Column(
                "amount",
                label=_("Amount"),
                accessor=lambda one: shown(one.amount),
                classname="staff-figure staff-nowrap",
                sort_key="amount",
            ),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor=desk.state_of,
                sort_key="state",
                primary=lambda one: one.state == ClaimState.SENT,
            ),
            Column(
                "pay_month",
                label=_("Paid in"),
                accessor=lambda one: month(one.pay_month),
                sort_key="pay_month",
                classname="money-whole",
            ),
            DateColumn("sent_at", label=_("Sent"), accessor=_sent, sort_key="sent_at"),
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to what waits, narrowed as the list is."""
        if not self.request.user.has_perm(ACTS):
            return []
        narrowed = self.request.GET.urlencode()
        address = reverse("claims:waiting") + (f"?{narrowed}" if narrowed else "")
        return [HeaderButton(_("Approve several"), url=address, icon_name="check")]

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return what each column of the spreadsheet is called and holds."""
        return {
            "pk": (_("Number"), lambda one: one.pk),
            "who": (_("Who"), lambda one: str(one.contributor)),
            "about": (_("What"), lambda one: one.about),
            "kind": (_("Activity"), lambda one: one.get_activity_display()),
            "done_on": (_("Day"), lambda one: one.done_on),
            "minutes": (pgettext("time", "Minutes"), lambda one: one.minutes or ""),
            "amount": (_("Amount"), lambda one: one.amount.amount),
            "currency": (_("Currency"), lambda one: one.amount.currency.code),
            "agreed": (_("Agreed amount"), lambda one: one.agreed_amount.amount if one.agreed_amount else ""),
            "explanation": (_("Explanation"), lambda one: one.explanation),
            "budget": (_("Budget"), lambda one: str(one.budget)),
            "state": (_("State"), desk.state_of),
            "pay_month": (_("Paid in"), lambda one: one.pay_month),
            "paid_on": (_("Paid"), lambda one: one.paid_on or ""),
        }

    def get_base_queryset(self) -> QuerySet[Claim]:
        """Return every claim in the order in which they want attention."""
        return desk.every()

    def search_queryset(self, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        """Find by what it is about and by name; every word somewhere."""
        for word in self.search_query.split() if self.is_searching else ():
            queryset = queryset.filter(Q(about__icontains=word) | Q(contributor__public_name__icontains=word))
        return queryset

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the sum of everything that the list holds, on all its pages."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "total": total_of(self.object_list)}

    def get_list_more_buttons(self, _claim: Claim) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


def total_of(rows: QuerySet[Claim]) -> str:
    """Return the sum of a list by currency, in one question."""
    found = Claim.objects.filter(pk__in=rows.order_by().values("pk")).order_by()
    summed = found.values("amount_currency").annotate(sum=Sum("amount"))
    return sums([Money(one["sum"], one["amount_currency"]) for one in summed])


def _sent(claim: Claim) -> datetime | None:
    """Return when it was sent; nothing where it was taken back to be put right."""
    return None if claim.state == ClaimState.READY else claim.sent_at


def _kind(claim: Claim) -> str:
    """Return such as "Undervisning, 3 timer. Aftalt: 2 timer, 850,00 kr. “Vi blev ved”"."""
    done = ", ".join(filter(None, (str(claim.get_activity_display()), about_time(claim))))
    agreed = differs(claim)
    return f"{done}. {agreed} “{claim.explanation}”" if agreed else done


class ClaimViewSet(ListViewSet):
    """What contributors are owed."""

    model = Claim
    name = url_namespace = "claims"
    url_prefix = "honorar"
    icon = "money"
    menu_label = gettext_lazy("Claims")
    index_view_class = ClaimIndex
    filterset_class = ClaimFilter
    export_filename = "honorar"
    row_url_name = "claims:show"

    def own_urls(self) -> list[URLPattern]:
        """Return the page of a claim, what is done from there, and what waits."""
        return [
            path("venter/", claim_bulk.ApproveMany.as_view(), name="waiting"),
            path("<int:pk>/", claim_screens.ClaimPage.as_view(), name="show"),
            path("<int:pk>/godkend/", claim_screens.Approve.as_view(), name="approve"),
            path("<int:pk>/send-tilbage/", claim_screens.GiveBack.as_view(), name="give_back"),
            path("<int:pk>/tilbagefoer/", claim_screens.Reverse.as_view(), name="reverse"),
            path("<int:pk>/kvittering/", claim_screens.ReceiptPicture.as_view(), name="receipt"),
        ]

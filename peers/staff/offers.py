"""The list of offers, ``/redaktion/tilbud/``: what waits for an answer stands first. For coordinators alone.

Who said no stands here and nowhere else, so whoever may only read the money does not come in.
"""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, Count, IntegerField, Min, Q, QuerySet, Value, When
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts import dates
from accounts.desk import ListViewSet
from accounts.screens import Hidden, SafeExport
from peers.models import Offer
from peers.money import shown
from peers.offers import asking, words
from peers.staff import offer_done, offer_new, offer_screens
from peers.states import EngagementState, Terms

MAY = "peers.add_offer"

WAITS, ANSWERED, ENDED = "waits", "answered", "ended"
STATES = {
    WAITS: gettext_lazy("Waits for an answer"),
    ANSWERED: gettext_lazy("Answered"),
    ENDED: gettext_lazy("Nothing left of it"),
}

_ALIVE = [EngagementState.OFFERED, EngagementState.ACCEPTED, EngagementState.DONE]


def state_of(offer: Any) -> str:
    """Return where an offer of the list stands."""
    if offer.waiting:
        return WAITS
    return ANSWERED if offer.alive else ENDED


def counts(offer: Any) -> str:
    """Return how many pieces were answered how: "3 med honorar, 1 nej"."""
    parts = (
        (offer.paid, _("with honorarium")),
        (offer.unpaid, _("without")),
        (offer.expenses, _("only costs")),
        (offer.declined, _("no")),
        (offer.gone, _("called off or taken back")),
        (offer.waiting, _("not answered")),
    )
    return ", ".join(f"{number} {word}" for number, word in parts if number)


def amount(offer: Offer) -> str:
    """Return what is offered or agreed with honorarium, in all."""
    alive = [row for row in offer.pieces if row.state in _ALIVE and row.terms in {"", Terms.PAID}]  # type: ignore[attr-defined]  # fetched along
    return shown(words.total(alive))


class OfferFilter(WagtailFilterSet):
    """Narrows the list to states."""

    state = django_filters.MultipleChoiceFilter(
        choices=list(STATES.items()),
        label=gettext_lazy("State"),
        widget=CheckboxSelectMultiple,
        method="in_states",
    )
    mine = django_filters.BooleanFilter(label=gettext_lazy("Made by me"), method="made_by_me")

    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = []

    def in_states(self, rows: QuerySet[Offer], _name: str, wanted: list[str]) -> QuerySet[Offer]:
        """Keep those of any of the states."""
        kept = Q()
        for state in wanted:
            kept |= {
                WAITS: Q(waiting__gt=0),
                ANSWERED: Q(waiting=0, alive__gt=0),
                ENDED: Q(waiting=0, alive=0),
            }[state]
        return rows.filter(kept) if wanted else rows

    def made_by_me(self, rows: QuerySet[Offer], _name: str, value: bool) -> QuerySet[Offer]:
        """Keep those of whoever looks."""
        mine = Q(made_by=self.request.user)
        return rows.filter(mine if value else ~mine)


class OfferIndex(Hidden, SafeExport, generic.IndexView):
    """Every offer: those that wait, the oldest first; then the others, the newest first."""

    permission = MAY
    page_title = gettext_lazy("Offers")
    is_searchable = True
    no_results_message = gettext_lazy("No offers here.")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "task",
                label=_("Task"),
                accessor="task",
                get_url=lambda one: reverse("offers:show", args=[one.pk]),
            ),
            Column("who", label=_("Who"), accessor="contributor.public_name", classname="staff-words"),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor=lambda one: STATES[state_of(one)],
                primary=lambda one: bool(one.waiting),
            ),
            Column("counts", label=_("Answers"), accessor=counts, classname="staff-words"),
            Column("amount", label=_("Amount"), accessor=amount, classname="staff-figure"),
            Column(
                "first",
                label=_("First day"),
                accessor=lambda one: dates.day(one.first_day) if one.first_day else "",
            ),
            DateColumn("made_at", label=_("Made"), sort_key="made_at"),
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to a new offer."""
        return [HeaderButton(_("New offer"), url=reverse("offers:new"), icon_name="plus")]

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return what each column of the spreadsheet is called and holds."""
        return {
            "task": (_("Task"), lambda one: one.task),
            "who": (_("Who"), lambda one: one.contributor.public_name),
            "state": (_("State"), lambda one: str(STATES[state_of(one)])),
            "counts": (_("Answers"), counts),
            "amount": (_("Amount"), amount),
            "first": (_("First day"), lambda one: one.first_day),
            "by": (_("Made by"), lambda one: one.made_by.chosen_name),
            "made": (_("Made"), lambda one: one.made_at),
            "answered": (_("Answered"), lambda one: one.answered_at),
        }

    def get_base_queryset(self) -> QuerySet[Offer]:
        """Return every offer in the order in which they want attention."""
        pieces = Q(engagements__frame__isnull=True)

        def number(**facts: Any) -> Count:
            found = Q(**{f"engagements__{name}": value for name, value in facts.items()})
            return Count("engagements", filter=pieces & found)

        rows = Offer.objects.select_related("contributor", "made_by").annotate(
            waiting=number(state=EngagementState.OFFERED),
            alive=number(state__in=_ALIVE),
            paid=number(terms=Terms.PAID, state__in=_ALIVE),
            unpaid=number(terms=Terms.UNPAID, state__in=_ALIVE),
            expenses=number(terms=Terms.EXPENSES, state__in=_ALIVE),
            declined=number(state=EngagementState.DECLINED),
            gone=number(state__in=[EngagementState.WITHDRAWN, EngagementState.CALLED_OFF]),
            first_day=Min("engagements__done_on", filter=pieces),
            group=Case(When(waiting__gt=0, then=Value(0)), default=Value(1), output_field=IntegerField()),
        )
        return rows.prefetch_related(asking.with_pieces()).order_by("group", "-made_at", "-pk")

    def search_queryset(self, queryset: QuerySet[Offer]) -> QuerySet[Offer]:
        """Find by task and by name; every word somewhere."""
        for word in self.search_query.split() if self.is_searching else ():
            queryset = queryset.filter(Q(task__icontains=word) | Q(contributor__public_name__icontains=word))
        return queryset

    def get_list_more_buttons(self, _offer: Offer) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


class OfferItem(MenuItem):
    """In the menu of those who make offers; others have no page to come to."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether whoever looks may make offers."""
        return bool(request.user.has_perm(MAY))


class OfferViewSet(ListViewSet):
    """Offers of work, and what became of them."""

    model = Offer
    name = url_namespace = "offers"
    url_prefix = "tilbud"
    icon = "mail"
    menu_label = gettext_lazy("Offers")
    index_view_class = OfferIndex
    filterset_class = OfferFilter
    export_filename = "tilbud"
    row_url_name = "offers:show"
    menu_item_class = OfferItem
    add_to_reference_index = False

    def own_urls(self) -> list[URLPattern]:
        """Return a new offer, the page of one, and what is done from there."""
        return [
            path("nyt/", offer_new.NewOffer.as_view(), name="new"),
            path("<int:pk>/", offer_screens.OfferPage.as_view(), name="show"),
            path("<int:pk>/tag-tilbage/", offer_screens.Withdraw.as_view(), name="withdraw"),
            path("<int:pk>/igen/", offer_screens.OfferAgain.as_view(), name="again"),
            path("<int:pk>/gjort/", offer_done.Done.as_view(), name="done"),
            path("<int:pk>/timer/", offer_done.LogHours.as_view(), name="log"),
        ]

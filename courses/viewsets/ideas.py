"""The list of ideas, ``/redaktion/ideer/``: who has waited longest for a word stands first."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, Value, When
from django.forms import CheckboxSelectMultiple
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import ListViewSet
from accounts.screens import Hidden, SafeExport
from courses.models import Proposal
from courses.states import WAITS_FOR_THE_SCHOOL, ProposalState
from courses.viewsets import frame_screens, idea_screens, team_list, team_screens

SEES_WHO = "courses.change_proposal"
"""Who answers ideas sees who sent them; an editor reads the ideas alone."""

UNDER_WAY = (ProposalState.BUILDING, ProposalState.APPROVING)


def who(idea: Proposal) -> str:
    """Return what whoever sent an idea is called, and whom they come from."""
    name = (idea.person.chosen_name if idea.person else idea.name) or _("Somebody without a name")
    return f"{name}, {idea.organisation}" if idea.organisation else name


def days(idea: Proposal) -> int | None:
    """Return for how many days nothing was said, where the school is to say something."""
    if idea.state not in WAITS_FOR_THE_SCHOOL:
        return None
    return (timezone.now() - (idea.heard_at or idea.created_at)).days  # type: ignore[attr-defined]  # annotated


class IdeaFilter(WagtailFilterSet):
    """Narrows the list to states."""

    state = django_filters.MultipleChoiceFilter(
        choices=ProposalState.choices, label=gettext_lazy("State"), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Proposal
        fields: ClassVar[list[str]] = []


class IdeaIndex(Hidden, SafeExport, generic.IndexView):
    """Every idea: those that wait for a word, then those under way, then the ended ones."""

    permission = "courses.view_proposal"
    page_title = gettext_lazy("Ideas")
    is_searchable = True
    no_results_message = gettext_lazy("No ideas here. They are sent on the page “Make courses with us”.")

    @property
    def sees_who(self) -> bool:
        """Whether names are shown."""
        return bool(self.request.user.has_perm(SEES_WHO))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        of_whom = [Column("who", label=_("Who"), accessor=who, classname="staff-words")]
        return [
            TitleColumn(
                "idea",
                label=_("Idea"),
                accessor=str,
                get_url=lambda idea: reverse("ideas:show", args=[idea.pk]),
            ),
            *(of_whom if self.sees_who else []),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                sort_key="state",
                primary=lambda idea: idea.state in WAITS_FOR_THE_SCHOOL,
            ),
            Column(
                "days",
                label=_("Days without a word"),
                accessor=lambda idea: "–" if days(idea) is None else days(idea),
                classname="staff-figure",
                sort_key="heard_at",
            ),
            Column("more", label=_("Also"), accessor=marks, classname="staff-words"),
            DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to the teams."""
        if not self.request.user.has_perm("courses.view_teammember"):
            return []
        return [HeaderButton(_("Teams behind courses"), url=reverse("ideas:teams"), icon_name="group")]

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return what each column of the spreadsheet is called and holds."""
        of_whom = {"who": (_("Who"), who)} if self.sees_who else {}
        return {
            "what": (_("What"), lambda idea: idea.what),
            "for_whom": (_("For whom"), lambda idea: idea.for_whom),
            "why": (_("Why it matters"), lambda idea: idea.why),
            **of_whom,
            "state": (_("State"), lambda idea: idea.get_state_display()),
            "days": (_("Days without a word"), days),
            "sent": (_("Sent"), lambda idea: idea.created_at),
        }

    def get_base_queryset(self) -> QuerySet[Proposal]:
        """Return every idea in the order in which they want attention."""
        group = Case(
            When(state__in=sorted(WAITS_FOR_THE_SCHOOL), then=Value(0)),
            When(state__in=UNDER_WAY, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        rows = Proposal.objects.select_related("person").annotate(
            group=group, heard_at=Max("steps__at"), added=Count("additions", distinct=True)
        )
        return rows.order_by("group", "heard_at", "pk")

    def search_queryset(self, queryset: QuerySet[Proposal]) -> QuerySet[Proposal]:
        """Find by the words of the idea, and by name where names are seen; every word somewhere."""
        for word in self.search_query.split() if self.is_searching else ():
            of_idea = Q(what__icontains=word) | Q(for_whom__icontains=word) | Q(why__icontains=word)
            of_whom = Q(name__icontains=word) | Q(person__chosen_name__icontains=word)
            queryset = queryset.filter(of_idea | of_whom if self.sees_who else of_idea)
        return queryset

    def get_list_more_buttons(self, _idea: Proposal) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


def marks(idea: Proposal) -> str:
    """Return what else a coordinator wants to know at a glance."""
    found = [_("would like to help make it")] if idea.wants_to_join else []
    if idea.added:  # type: ignore[attr-defined]  # annotated
        found.append(_("has added something"))
    return ", ".join(found)


class IdeaViewSet(ListViewSet):
    """Ideas for courses, and the teams that build them."""

    model = Proposal
    name = url_namespace = "ideas"
    url_prefix = "ideer"
    icon = "edit"
    menu_label = gettext_lazy("Ideas")
    index_view_class = IdeaIndex
    filterset_class = IdeaFilter
    export_filename = "ideer"
    row_url_name = "ideas:show"

    def own_urls(self) -> list[URLPattern]:
        """Return the page of an idea, what is done from there, and the teams."""
        return [
            path("<int:pk>/", idea_screens.IdeaPage.as_view(), name="show"),
            path("<int:pk>/led/", idea_screens.LookForPartner.as_view(), name="look"),
            path("<int:pk>/skriv/", idea_screens.WriteToProposer.as_view(), name="write"),
            path("<int:pk>/byg/", idea_screens.StartBuilding.as_view(), name="build"),
            path("<int:pk>/afslag/", idea_screens.Decline.as_view(), name="decline"),
            path("<int:pk>/genoptag/", idea_screens.Reopen.as_view(), name="reopen"),
            path("hold/", team_list.TeamsPage.as_view(), name="teams"),
            path("hold/<int:course_id>/", team_screens.TeamPage.as_view(), name="team"),
            path("hold/<int:course_id>/spoerg/", team_screens.Ask.as_view(), name="ask"),
            path(
                "hold/<int:course_id>/<int:member_id>/",
                team_screens.WriteDownAnswer.as_view(),
                name="member",
            ),
            path(
                "hold/<int:course_id>/<int:member_id>/timer/",
                frame_screens.OfferHours.as_view(),
                name="offer_hours",
            ),
        ]

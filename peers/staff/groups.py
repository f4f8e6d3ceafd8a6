"""The list of working groups, ``/redaktion/arbejdsgrupper/``: seats, who comes, and when they meet next."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.dates import span
from accounts.desk import ListViewSet
from accounts.screens import Hidden, SafeExport
from peers.groups import representation
from peers.groups.representation import Representation
from peers.models import WorkingGroup
from peers.staff import group_history, group_meetings, group_presence, group_screens


def taken(group: WorkingGroup) -> str:
    """Return how many of the citizens' seats are taken; "–" for a group that has ended."""
    return "–" if group.ended_on else Representation.of(group).taken


def next_meeting(group: WorkingGroup) -> str:
    """Return when the group meets next."""
    if group.ended_on:
        return _("Ended")
    meeting = Representation.of(group).next
    return span(meeting.starts_at, meeting.ends_at) if meeting else _("None is planned")


def lately(group: WorkingGroup) -> str:
    """Return who was at the last meetings, and how much of it citizens and relatives were."""
    figures = Representation.of(group)
    if figures.share is None:
        return "–"
    return f"{figures.lately_in_words} ({figures.share} %)"


class GroupIndex(Hidden, SafeExport, generic.IndexView):
    """Every group, those that have ended last."""

    permission = "peers.view_workinggroup"
    page_title = gettext_lazy("Working groups")
    no_results_message = gettext_lazy("No working group yet. Begin one with the button above.")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "name",
                label=_("Group"),
                accessor=str,
                get_url=lambda group: reverse("working_groups:show", args=[group.pk]),
            ),
            Column("seats", label=_("Citizens' seats"), accessor=taken, classname="staff-words"),
            Column("next", label=_("Next meeting"), accessor=next_meeting, classname="staff-words"),
            Column("now", label=_("Members now"), accessor=members_now, classname="staff-words"),
            Column("lately", label=_("At the last meetings"), accessor=lately, classname="staff-words"),
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer to begin a group."""
        if not self.request.user.has_perm("peers.add_workinggroup"):
            return []
        return [HeaderButton(_("Begin a group"), url=reverse("working_groups:new"), icon_name="plus")]

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return what each column of the spreadsheet is called and holds."""
        return {
            "name": (_("Group"), lambda group: group.name),
            "seats": (_("Citizens' seats"), lambda group: group.citizen_seats),
            "citizens": (_("Citizens"), lambda group: Representation.of(group).citizens),
            "now": (_("Members now"), members_now),
            "next": (_("Next meeting"), next_meeting),
            "lately": (_("At the last meetings"), lately),
        }

    def get_base_queryset(self) -> QuerySet[WorkingGroup]:
        """Return every group with what is counted of it."""
        rows = WorkingGroup.objects.order_by(F("ended_on").desc(nulls_first=True), "name")
        return representation.with_figures(rows, now=timezone.now())

    def get_list_more_buttons(self, _group: WorkingGroup) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


def members_now(group: WorkingGroup) -> str:
    """Return how many sit in the group, by seat."""
    return Representation.of(group).now_in_words


class WorkingGroupViewSet(ListViewSet):
    """Working groups, their members and meetings."""

    model = WorkingGroup
    name = url_namespace = "working_groups"
    url_prefix = "arbejdsgrupper"
    icon = "group"
    menu_label = gettext_lazy("Working groups")
    index_view_class = GroupIndex
    export_filename = "arbejdsgrupper"
    row_url_name = "working_groups:show"
    ordering: ClassVar[list[str]] = ["name"]
    search_fields: ClassVar[list[str]] = ["name"]

    def own_urls(self) -> list[URLPattern]:
        """Return the page of a group and of a meeting, and what is done there."""
        return [
            path("ny/", group_screens.Begin.as_view(), name="new"),
            path("<int:pk>/", group_screens.GroupPage.as_view(), name="show"),
            path("<int:pk>/historik/", group_history.GroupHistory.as_view(), name="history"),
            path("<int:pk>/ret/", group_screens.Change.as_view(), name="change"),
            path("<int:pk>/afslut/", group_screens.End.as_view(), name="end"),
            path("<int:pk>/medlem/", group_screens.AddMember.as_view(), name="add_member"),
            path(
                "<int:pk>/medlem/<int:member_id>/",
                group_screens.EndMember.as_view(),
                name="end_member",
            ),
            path("<int:pk>/moede/", group_meetings.Plan.as_view(), name="plan"),
            path("moede/<int:meeting_id>/", group_meetings.MeetingPage.as_view(), name="meeting"),
            path("moede/<int:meeting_id>/ret/", group_meetings.Change.as_view(), name="change_meeting"),
            path("moede/<int:meeting_id>/aflys/", group_meetings.Cancel.as_view(), name="cancel_meeting"),
            path("moede/<int:meeting_id>/holdt/", group_presence.Hold.as_view(), name="hold"),
            path("moede/<int:meeting_id>/fremmoede/", group_presence.Correct.as_view(), name="correct"),
            path("moede/<int:meeting_id>/tilbyd/", group_meetings.Offer.as_view(), name="offer"),
        ]

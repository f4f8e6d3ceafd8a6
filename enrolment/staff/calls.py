"""The call list: whom the school has to tell by itself, by which way, and what."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.forms import RadioSelect
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from accounts.screens import Hidden, SafeExport
from accounts.states import NoticeState
from courses.words import session_when
from enrolment import notices
from enrolment.models import Enrolment, Notice
from enrolment.staff import others
from enrolment.staff.call_ways import FAILED, WAYS, way_of
from enrolment.staff.columns import WordsColumn
from enrolment.staff.noting import Noted


def in_short(notice: Notice) -> str:
    """Return what it is about: what happened, in which class, and when it matters."""
    parts = [str(notice.get_kind_display()), str(notice.enrolment.run)]
    if notice.session:
        parts.append(session_when(notice.session))
    if notice.enrolment.expires_at and notice.kind == "offered":
        parts.append(_("An answer is needed: see the class for how long."))
    return " · ".join(parts)


class CallFilter(WagtailFilterSet):
    """Narrows the list to one way."""

    way = django_filters.ChoiceFilter(
        label=gettext_lazy("Way"),
        choices=[(name, label) for name, (label, _of) in WAYS.items()],
        method="by_way",
        widget=RadioSelect,
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = Notice
        fields: ClassVar[list[str]] = []

    def by_way(self, found: QuerySet[Notice], _name: str, value: str) -> QuerySet[Notice]:
        """Keep one group."""
        kept = found.filter(WAYS[value][1])
        return kept if value == FAILED else kept.exclude(state=NoticeState.FAILED)


class DoneColumn(Column):
    """A button that marks the row as told."""

    cell_template_name = "enrolment/staff/told_cell.html"

    def get_cell_context_data(self, instance: Notice, parent_context: Any) -> dict[str, Any]:
        """Add the address the button posts to."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {
            **context,
            "notice": instance,
            "url": reverse("calls:told", args=[instance.pk]),
            "csrf": get_token(parent_context["request"]),
        }


class CallIndex(Hidden, SafeExport, Noted, generic.IndexView):
    """Whom no machine reaches, or whose mail did not go: by way, then oldest first."""

    permission = "enrolment.view_notice"
    page_title = gettext_lazy("Call list")
    results_template_name = "enrolment/staff/call_results.html"
    is_searchable = True
    export_values: ClassVar[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
        "name": (gettext_lazy("Name"), lambda notice: notice.person.chosen_name),
        "phone": (gettext_lazy("Phone"), lambda notice: notice.person.phone),
        "way": (gettext_lazy("Way"), lambda notice: str(WAYS[way_of(notice)][0])),
        "say": (gettext_lazy("What to say"), in_short),
        "since": (gettext_lazy("Since"), lambda notice: notice.created_at),
    }

    def enrolment_of(self, row: Notice) -> Enrolment:
        """Return the seat it is about."""
        return row.enrolment

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "name",
                label=_("Name"),
                accessor="person.chosen_name",
                get_url=lambda notice: reverse("calls:call", args=[notice.pk]),
            ),
            WordsColumn("phone", label=_("Phone"), accessor=lambda notice: notice.person.phone or "–"),
            WordsColumn("way", label=_("Way"), accessor=lambda notice: WAYS[way_of(notice)][0]),
            WordsColumn("say", label=_("What to say"), accessor=in_short),
            DateColumn("created_at", label=_("Since"), sort_key="created_at"),
            DoneColumn("told", label=_("Told?")),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Lead to the letters that wait."""
        return [HeaderButton(_("Letters to print"), url=reverse("calls:letters"), icon_name="mail")]

    def get_base_queryset(self) -> QuerySet[Notice]:
        """Return who is still to be told, group by group."""
        order = [When(state=NoticeState.FAILED, then=Value(len(WAYS)))]
        order += [When(channel=name, then=Value(number)) for number, name in enumerate(WAYS)]
        group = Case(*order, default=Value(0), output_field=IntegerField())
        return notices.to_call().annotate(group=group).order_by("group", "created_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how many stand in each group, and what is no notice of a seat."""
        told_here = {"others": self.others, "may_tell": self.request.user.has_perm("enrolment.change_notice")}
        return {**super().get_context_data(**kwargs), "ways": self.ways(), **told_here}

    @cached_property
    def others(self) -> list[others.Waiting]:
        """Return what is to be told about something else than a seat."""
        return others.waiting()

    @property
    def no_results_message(self) -> str:
        """Say that all is done, where it is."""
        if self.others:
            return _("Nobody to call about a seat.")
        return _("Nobody to call. Everybody has been told.")

    def ways(self) -> list[dict[str, Any]]:
        """Return the groups with their numbers, in one question."""
        is_failed = Q(state=NoticeState.FAILED)
        counts = notices.to_call().aggregate(
            **{
                name: Count("pk", filter=which if name == FAILED else which & ~is_failed)
                for name, (_label, which) in WAYS.items()
            }
        )
        chosen = self.request.GET.get("way", "")
        return [
            {"name": name, "label": label, "count": counts[name], "is_chosen": name == chosen}
            for name, (label, _which) in WAYS.items()
        ]

    def search_queryset(self, queryset: QuerySet[Notice]) -> QuerySet[Notice]:
        """Find by name and phone."""
        if not self.is_searching:
            return queryset
        word = self.search_query
        return queryset.filter(Q(person__chosen_name__icontains=word) | Q(person__phone__icontains=word))

    def get_list_more_buttons(self, _notice: Notice) -> list[Any]:
        """Offer nothing but the button of the row."""
        return []

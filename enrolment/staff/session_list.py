"""The sessions of all classes as a list."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, Count, F, QuerySet, When
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from accounts.screens import Hidden, SafeExport
from courses.models import Session, Term, Venue
from courses.words import session_when
from enrolment.staff.columns import FigureColumn, WordsColumn
from enrolment.staff.run_list import ALL, WHEN
from enrolment.staff.session_words import state_of, where


class SessionFilter(WagtailFilterSet):
    """Narrows the list of sessions."""

    when = django_filters.ChoiceFilter(
        choices=WHEN,
        label=gettext_lazy("When"),
        method="filter_when",
        widget=RadioSelect,
        empty_label=ALL,
    )
    term = django_filters.ModelChoiceFilter(
        field_name="run__term",
        queryset=Term.objects.all(),
        label=gettext_lazy("Term"),
        widget=RadioSelect,
        empty_label=ALL,
    )
    venue = django_filters.ModelMultipleChoiceFilter(
        queryset=Venue.objects.all(),
        label=gettext_lazy("Venue"),
        method="filter_venue",
        widget=CheckboxSelectMultiple,
    )

    class Meta:
        model = Session
        fields: ClassVar[list[str]] = []

    def filter_when(self, rows: QuerySet[Session], _name: str, value: str) -> QuerySet[Session]:
        """Keep what is to come, or what is over."""
        now = timezone.now()
        return rows.filter(ends_at__gte=now) if value == "coming" else rows.filter(ends_at__lt=now)

    def filter_venue(self, rows: QuerySet[Session], _name: str, value: list[Venue]) -> QuerySet[Session]:
        """Keep what is held there, by its own venue or its class's."""
        if not value:
            return rows
        return rows.filter(venue__in=value) | rows.filter(venue=None, run__venue__in=value)


class SessionIndex(Hidden, SafeExport, generic.IndexView):
    """All sessions, the next first."""

    export_values: ClassVar[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
        "starts_at": (gettext_lazy("Starts"), lambda session: session.starts_at),
        "ends_at": (gettext_lazy("Ends"), lambda session: session.ends_at),
        "class": (gettext_lazy("Class"), lambda session: str(session.run)),
        "where": (gettext_lazy("Where"), where),
        "state": (gettext_lazy("State"), state_of),
        "apologies": (gettext_lazy("Apologies"), lambda session: session.apology_count),
    }

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title(
                "when",
                label=_("When"),
                accessor=session_when,
                get_url=lambda session: reverse("runs:show", args=[session.run_id]),
                sort_key="starts_at",
            ),
            WordsColumn("class", label=_("Class"), accessor="run", sort_key="run__course__title"),
            WordsColumn("where", label=_("Where"), accessor=where),
            WordsColumn("state", label=_("State"), accessor=state_of),
            FigureColumn("apologies", label=_("Apologies"), accessor="apology_count"),
        ]

    def get_base_queryset(self) -> QuerySet[Session]:
        """Return all sessions with class, place and apologies."""
        rows = Session.objects.select_related("run__course", "run__term", "run__venue", "venue")
        return rows.annotate(apology_count=Count("apologies"))

    def order_queryset(self, queryset: QuerySet[Session]) -> QuerySet[Session]:
        """Put the next first, and what is over last, the latest of it first."""
        if self.ordering:
            return queryset.order_by(self.ordering, "pk")
        past_start = Case(When(ends_at__lt=timezone.now(), then=F("starts_at")))
        return queryset.order_by(past_start.desc(nulls_first=True), "starts_at", "pk")

    def get_list_more_buttons(self, session: Session) -> list[Any]:
        """Offer to change or cancel one that is to come."""
        if session.is_cancelled or not self.user_has_permission("change"):
            return []
        change = reverse("sessions:change", args=[session.pk])
        cancel = reverse("sessions:cancel", args=[session.pk])
        return [
            Button(_("Change"), url=change, icon_name="edit", priority=10),
            Button(pgettext("call off", "Cancel"), url=cancel, icon_name="cross", priority=20),
        ]

"""Everybody in all classes, and everybody who waits."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, Q, QuerySet, When
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from accounts.screens import Hidden, SafeExport
from courses.models import CoursePage, Term
from enrolment.models import Enrolment
from enrolment.staff.columns import FigureColumn, WordsColumn, answer_by
from enrolment.staff.line import Line
from enrolment.staff.noting import Noted
from enrolment.staff.run_list import ALL, danish_courses
from enrolment.states import SeatState

ABOUT_THE_PERSON: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "name": (gettext_lazy("Name"), lambda row: row.person.chosen_name),
    "email": (gettext_lazy("E-mail"), lambda row: row.person.email or ""),
    "phone": (gettext_lazy("Phone"), lambda row: row.person.phone),
    "class": (gettext_lazy("Class"), lambda row: str(row.run)),
    "state": (gettext_lazy("State"), lambda row: row.get_state_display()),
    "since": (gettext_lazy("Since"), lambda row: row.state_since),
}


def courses(_request: object) -> QuerySet[CoursePage]:
    """Return the courses to filter by."""
    return danish_courses()


class EnrolmentFilter(WagtailFilterSet):
    """Narrows the list of enrolments."""

    state = django_filters.MultipleChoiceFilter(
        choices=SeatState.choices, label=gettext_lazy("State"), widget=CheckboxSelectMultiple
    )
    term = django_filters.ModelChoiceFilter(
        field_name="run__term",
        queryset=Term.objects.all(),
        label=gettext_lazy("Term"),
        widget=RadioSelect,
        empty_label=ALL,
    )
    course = django_filters.ModelChoiceFilter(
        field_name="run__course", queryset=courses, label=gettext_lazy("Course"), empty_label=ALL
    )

    class Meta:
        model = Enrolment
        fields: ClassVar[list[str]] = []


class People(Hidden, SafeExport, Noted, generic.IndexView):
    """What the two lists share: who may see them, how they are searched."""

    permission = "enrolment.view_enrolment"
    export_values = ABOUT_THE_PERSON
    is_searchable = True

    def get_base_queryset(self) -> QuerySet[Enrolment]:
        """Return rows with person and class."""
        return Enrolment.objects.select_related("person", "run__course", "run__term")

    def search_queryset(self, queryset: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
        """Find by name, address, phone and course, every word somewhere."""
        for word in self.search_query.split():
            queryset = queryset.filter(
                Q(person__chosen_name__icontains=word)
                | Q(person__email__icontains=word)
                | Q(person__phone__icontains=word)
                | Q(run__course__title__icontains=word)
            )
        return queryset

    def get_list_more_buttons(self, _row: Enrolment) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []

    def name_column(self) -> BaseColumn:
        """Return the column that leads to the page of the row."""
        return TitleColumn(
            "name",
            label=_("Name"),
            accessor="person.chosen_name",
            get_url=lambda row: reverse("enrolments:show", args=[row.pk]),
            sort_key="person__chosen_name",
        )

    def class_column(self) -> BaseColumn:
        """Return the column of the class."""
        return TitleColumn(
            "class",
            label=_("Class"),
            accessor="run",
            get_url=lambda row: reverse("runs:show", args=[row.run_id]),
            sort_key="run__course__title",
        )


class EnrolmentIndex(People):
    """Everybody, the latest change first."""

    default_ordering = "-state_since"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            self.name_column(),
            self.class_column(),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                sort_key="state",
                primary=lambda row: row.state == SeatState.ENROLLED,
            ),
            DateColumn("state_since", label=_("Since"), sort_key="state_since"),
        ]


class WaitingIndex(People):
    """Who waits and who is offered a seat, class by class in the order of the line.

    On a page of it, each place is explained; the numbers are those in the whole line of the class.
    """

    page_title = gettext_lazy("Waiting list")
    default_ordering: ClassVar[tuple[str, ...]] = (
        "run__course__title",
        "run",
        "state",
        "passed_by",
        "line_number",
    )
    line: Line

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            self.class_column(),
            FigureColumn("number", label=_("Number in line"), accessor=self.number),
            self.name_column(),
            WordsColumn("waits_for", label=_("Waits for"), accessor=self.explanation),
            WordsColumn("contact", label=_("Reached by"), accessor="person.get_contact_by_display"),
            Column("state", label=_("State"), accessor="get_state_display"),
            DateColumn("created_at", label=_("Waits since"), sort_key="created_at"),
            WordsColumn("expires_at", label=_("Answer by"), accessor=answer_by, sort_key="expires_at"),
        ]

    def get_base_queryset(self) -> QuerySet[Enrolment]:
        """Return who waits or has an offer; ``passed_by`` says whether first-timers come before them."""
        rows = super().get_base_queryset().filter(state__in=(SeatState.WAITING, SeatState.OFFERED))
        is_later = Q(run__seat_rules__first_timers_first=True, first_timer=False)
        return rows.annotate(passed_by=Case(When(is_later, then=1), default=0))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Explain the places of this page."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        self.line = Line.of([row for row in context["object_list"] if row.state == SeatState.WAITING])
        return context

    def number(self, row: Enrolment) -> str:
        """Return the number in line; none for an offer, and none while on pause."""
        is_counted = row.pk in self.line.places and row.paused_at is None
        return str(self.line.places[row.pk].number) if is_counted else "–"

    def explanation(self, row: Enrolment) -> str:
        """Return what has to happen, and what else is to be known."""
        if row.pk not in self.line.places:
            return _("an answer to the offer")
        shown = self.line.shown(row)
        return " · ".join([shown.waits_for, *shown.marks])

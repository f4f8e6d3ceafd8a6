"""The list of classes."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.screens import Hidden, SafeExport
from courses.models import CoursePage, CourseRun, TeachingAssignment, Term, Venue
from courses.states import RunState
from courses.words import run_dates
from enrolment.staff.columns import FigureColumn, RunStateColumn, WordsColumn
from enrolment.staff.numbers import still_coming, with_numbers

WHEN = [("coming", gettext_lazy("Coming and running")), ("past", gettext_lazy("Over"))]
ALL = gettext_lazy("All")


def danish_courses() -> QuerySet[CoursePage]:
    """Return the courses a class can be of: their Danish pages."""
    found: QuerySet[CoursePage] = CoursePage.objects.filter(locale__language_code="da").order_by("title")
    return found


def held_of_free(run: Any) -> int:
    """Return how many of the free seats are held for groups."""
    return min(int(run.seats.reserved), int(run.free))


def free_words(run: Any) -> str:
    """Return the free seats, and how many of them are held for groups if any are."""
    held = held_of_free(run)
    return _("%(free)s (%(held)s held)") % {"free": run.free, "held": held} if held else str(run.free)


def waiting_words(run: Any) -> str:
    """Return how many wait, and how many want to hear when the course runs again if any do."""
    counts = {"waiting": run.seats.waiting, "interested": run.interested}
    if not run.interested:
        return str(run.seats.waiting)
    text = ngettext(
        "%(waiting)s (%(interested)s is interested)",
        "%(waiting)s (%(interested)s are interested)",
        run.interested,
    )
    return text % counts


class RunFilter(WagtailFilterSet):
    """Narrows the list of classes."""

    when = django_filters.ChoiceFilter(
        choices=WHEN,
        label=gettext_lazy("When"),
        method="filter_when",
        widget=RadioSelect,
        empty_label=ALL,
    )
    state = django_filters.MultipleChoiceFilter(
        choices=RunState.choices, label=gettext_lazy("State"), widget=CheckboxSelectMultiple
    )
    term = django_filters.ModelChoiceFilter(
        queryset=Term.objects.all(), label=gettext_lazy("Term"), widget=RadioSelect, empty_label=ALL
    )
    venue = django_filters.ModelMultipleChoiceFilter(
        queryset=Venue.objects.all(), label=gettext_lazy("Venue"), widget=CheckboxSelectMultiple
    )
    course = django_filters.ModelChoiceFilter(
        queryset=lambda _request: danish_courses(), label=gettext_lazy("Course"), empty_label=ALL
    )

    class Meta:
        model = CourseRun
        fields: ClassVar[list[str]] = []

    def filter_when(self, runs: QuerySet[CourseRun], _name: str, value: str) -> QuerySet[CourseRun]:
        """Keep classes to come, or those that are over."""
        coming = still_coming(CourseRun.objects.all(), now=timezone.now()).values("pk")
        return runs.filter(pk__in=coming) if value == "coming" else runs.exclude(pk__in=coming)


class RunIndex(Hidden, SafeExport, generic.IndexView):
    """All classes with their live numbers; what comes next stands first, what is over last."""

    export_values: ClassVar[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
        "course": (gettext_lazy("Course"), lambda run: run.course.title),
        "label": (gettext_lazy("Label"), lambda run: run.label),
        "term": (gettext_lazy("Term"), lambda run: run.term.name),
        "when": (gettext_lazy("When"), lambda run: run_dates(run.sessions.all())),
        "venue": (gettext_lazy("Venue"), lambda run: run.venue or _("Online")),
        "state": (gettext_lazy("State"), lambda run: run.get_state_display()),
        "capacity": (gettext_lazy("Seats"), lambda run: run.seats.capacity),
        "enrolled": (pgettext_lazy("seats", "Enrolled"), lambda run: run.enrolled),
        "held": (pgettext_lazy("seats", "Held"), lambda run: run.held),
        "offered": (pgettext_lazy("seats", "Offered"), lambda run: run.offered),
        "free": (gettext_lazy("Free"), lambda run: run.free),
        "reserved": (gettext_lazy("Held for groups"), held_of_free),
        "waiting": (gettext_lazy("Waiting"), lambda run: run.seats.waiting),
        "interested": (gettext_lazy("Interested"), lambda run: run.interested),
    }

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("class", label=_("Class"), accessor=str, url_name="runs:show", sort_key="course__title"),
            WordsColumn(
                "when",
                label=_("When"),
                accessor=lambda run: run_dates(run.sessions.all()),
                sort_key="first_start",
            ),
            WordsColumn("venue", label=_("Venue"), accessor=lambda run: run.venue or _("Online")),
            RunStateColumn(),
            FigureColumn("capacity", label=_("Seats"), accessor="seats.capacity", sort_key="seats__capacity"),
            FigureColumn("enrolled", label=pgettext("seats", "Enrolled"), sort_key="enrolled"),
            FigureColumn("held", label=pgettext("seats", "Held")),
            FigureColumn("offered", label=pgettext("seats", "Offered")),
            FigureColumn("free", label=_("Free"), accessor=free_words, sort_key="free"),
            FigureColumn("waiting", label=_("Waiting"), accessor=waiting_words, sort_key="seats__waiting"),
        ]

    def get_base_queryset(self) -> QuerySet[CourseRun]:
        """Return all classes with numbers and sessions."""
        return with_numbers(CourseRun.objects.all()).prefetch_related("sessions")

    def order_queryset(self, queryset: QuerySet[CourseRun]) -> QuerySet[CourseRun]:
        """Put the next to start first, then those without dates, then what is over, the latest first."""
        if self.ordering:
            return queryset.order_by(self.ordering, "pk")
        is_over = Case(When(last_end__lt=timezone.now(), then=Value(1)), default=Value(0))
        past_start = Case(When(last_end__lt=timezone.now(), then=F("first_start")))
        return queryset.order_by(
            is_over, past_start.desc(), F("next_start").asc(nulls_last=True), "course__title", "pk"
        )

    def search_queryset(self, queryset: QuerySet[CourseRun]) -> QuerySet[CourseRun]:
        """Find by course, label, term, venue and teacher, every word somewhere."""
        for word in self.search_query.split():
            teaches = TeachingAssignment.objects.filter(
                run=OuterRef("pk"), contributor__public_name__icontains=word
            ).accepted()
            queryset = queryset.filter(
                Q(course__title__icontains=word)
                | Q(label__icontains=word)
                | Q(term__name__icontains=word)
                | Q(venue__name__icontains=word)
                | Exists(teaches)
            )
        return queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer to copy a whole term."""
        more = list(super().header_more_buttons)
        if self.user_has_permission("add"):
            url = reverse("runs:copy_term")
            more.append(Button(_("Copy a term"), url=url, icon_name="copy", priority=5))
        return more

    @cached_property
    def add_button(self) -> HeaderButton:
        """Say 'new class' in words that fit."""
        return HeaderButton(_("New class"), url=self.add_url, icon_name="plus")

    def get_list_more_buttons(self, run: CourseRun) -> list[Any]:
        """Offer what is done to a class most."""
        buttons = [Button(_("Show"), url=reverse("runs:show", args=[run.pk]), icon_name="view", priority=5)]
        if self.user_has_permission("change"):
            url = reverse("runs:edit", args=[run.pk])
            buttons.append(Button(_("Edit"), url=url, icon_name="edit", priority=10))
        if self.user_has_permission("add"):
            url = reverse("runs:copy", args=[run.pk])
            buttons.append(Button(_("Copy"), url=url, icon_name="copy", priority=20))
        return buttons

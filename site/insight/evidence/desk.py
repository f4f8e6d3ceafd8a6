"""Principles, rounds and reviews from outside, in ``/redaktion/``.

They stand here and not in ``peers``, because only this app knows which figures there are to choose from.
"""

from typing import Any, ClassVar

from django import forms
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.base import ViewSetGroup

from courses.viewsets import SmallViewSet
from courses.viewsets.base import EditionForm, FieldsIndex
from insight.evidence import counted
from insight.measures import MEASURES
from peers.assessment import results, rounds
from peers.assessment.refusals import NotNow
from peers.models import Assessment, FidelityReview, Principle
from peers.states import PrincipleKind


class PrincipleForm(EditionForm):
    """A principle, with the figure beside it chosen from those that are counted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = PrincipleKind.PRINCIPLE
        chosen = [("", _("None")), *counted.choices()]
        self.fields["evidence"].widget = forms.Select(choices=chosen)
        self.fields["evidence"].help_text = _(
            "A figure that says something about it. It is shown beside the scores."
        )

    def clean_evidence(self) -> str:
        """Take no figure that is not counted."""
        key = str(self.cleaned_data["evidence"] or "")
        if key and key not in dict(counted.choices()):
            raise forms.ValidationError(_("Choose a figure from the list."))
        return key


class RoundForm(EditionForm):
    """A round: its name and its days."""

    def clean(self) -> dict[str, Any]:
        """Let one round be open at a time, and none be opened again."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            self._check(data)
        return data

    def _check(self, data: dict[str, Any]) -> None:
        row = Assessment(
            pk=self.instance.pk, **{name: data[name] for name in ("name", "opened_on", "closed_on")}
        )
        try:
            rounds.check(row)
        except NotNow as no:
            self.add_error(None, str(no))


class PrincipleIndex(FieldsIndex):
    """The list, principles before conditions."""

    default_ordering: ClassVar[tuple[str, ...]] = ("-kind", "position", "pk")


class RoundIndex(FieldsIndex):
    """The rounds, with how many have scored in each; fewer than five is no number."""

    def get_base_queryset(self) -> QuerySet[Assessment]:
        """Return every round, counted."""
        return Assessment.objects.annotate(people=Count("scores__person", distinct=True))


def _figure(principle: Principle) -> str:
    measure = MEASURES.get(principle.evidence)
    return measure.title if measure else "–"


def _people(assessment: Any) -> str:
    count: int = assessment.people
    return str(count) if not count or count >= results.ENOUGH else str(_("fewer than %d") % results.ENOUGH)


class PrincipleViewSet(SmallViewSet):
    """Principles and conditions in the school's own words."""

    model = Principle
    name = url_namespace = "principles"
    url_prefix = "principper"
    icon = "list-ol"
    menu_label = _("Principles and conditions")
    form_base = PrincipleForm
    index_view_class = PrincipleIndex
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("position", label=_("Place in the list"), classname="staff-figure", sort_key="position"),
        Column("figure", label=_("Counted evidence"), accessor=_figure),
        BooleanColumn("is_used", label=_("Is asked about")),
    ]
    list_filter: ClassVar[list[str]] = ["kind", "is_used"]
    search_fields: ClassVar[list[str]] = ["name", "name_en"]
    export_filename = "principper"
    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("position"), FieldPanel("is_used")]),
        FieldPanel(
            "name",
            help_text=_(
                "In your own words. If it comes to mean something else, make a new one: scores stand."
            ),
        ),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("name_en"), FieldPanel("text_en")], heading=_("In English")),
        FieldPanel("evidence"),
    ]


class AssessmentViewSet(SmallViewSet):
    """Rounds in which contributors and staff score the school."""

    model = Assessment
    name = url_namespace = "assessments"
    url_prefix = "selvevalueringer"
    icon = "check"
    menu_label = _("Self-assessments")
    form_base = RoundForm
    index_view_class = RoundIndex
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("opened_on", label=_("Opened"), sort_key="opened_on"),
        Column("closed_on", label=_("Closed"), sort_key="closed_on"),
        Column("people", label=_("Have scored"), classname="staff-figure", accessor=_people),
    ]
    search_fields: ClassVar[list[str]] = ["name"]
    export_filename = "selvevalueringer"
    panels: ClassVar[list[Any]] = [
        FieldPanel("name", help_text=_("For example: Spring 2026.")),
        FieldRowPanel(
            [
                FieldPanel(
                    "opened_on", help_text=_("From this day contributors and staff find it on their pages.")
                ),
                FieldPanel(
                    "closed_on",
                    help_text=_(
                        "From this day nobody can score, and the results are shown. Empty: still open. "
                        "What has closed is not opened again."
                    ),
                ),
            ]
        ),
    ]


class ReviewViewSet(SmallViewSet):
    """When somebody from outside looked at the school, and their total."""

    model = FidelityReview
    name = url_namespace = "fidelity_reviews"
    url_prefix = "udefra"
    icon = "view"
    menu_label = _("Reviews from outside")
    list_display: ClassVar[list[Any]] = [
        "instrument",
        Column("reviewed_on", label=_("Date"), sort_key="reviewed_on"),
        "by_whom",
        Column("total", label=_("Total"), classname="staff-figure"),
        Column("highest", label=_("Of at most"), classname="staff-figure"),
    ]
    search_fields: ClassVar[list[str]] = ["instrument", "by_whom"]
    export_filename = "udefra"
    panels: ClassVar[list[Any]] = [
        FieldPanel(
            "instrument",
            help_text=_("Its name alone. The questions of others belong to them, and are not written here."),
        ),
        FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("by_whom")]),
        FieldRowPanel([FieldPanel("total"), FieldPanel("highest")]),
        FieldPanel("note"),
    ]


class EvidenceGroup(ViewSetGroup):
    """The menu "Selvevaluering"; each shows itself to those who may see it."""

    menu_label = _("Self-assessment")
    menu_icon = "clipboard-list"
    menu_name = "evidence"
    menu_order = 230
    items = (PrincipleViewSet, AssessmentViewSet, ReviewViewSet)

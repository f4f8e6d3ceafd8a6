"""All evaluations: what each is about, how far it is, and how many have answered as far as that is shown."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import ListViewSet
from accounts.screens import Hidden
from courses.words import day, session_when
from enrolment.evaluation import results
from enrolment.evaluation.results import Stage
from enrolment.models import Evaluation
from enrolment.staff import evaluation_pages, evaluation_sending, evaluation_texts
from enrolment.staff.columns import FigureColumn, WordsColumn

STATES = {
    Stage.OPEN: pgettext_lazy("evaluation", "Open, too few so far"),
    Stage.FEW: pgettext_lazy("evaluation", "Closed, too few answered"),
    Stage.SHOWN: pgettext_lazy("evaluation", "Open"),
}


def about(row: Evaluation) -> str:
    """Name what it is about, as the desk does: in Danish."""
    if row.session is not None:
        return f"{row.session.run} · {session_when(row.session)}"
    return str(row.run or row.term)


def state(row: Evaluation) -> str:
    """Say how far it is."""
    stage = results.stage_of(row)
    if stage == Stage.SHOWN and row.closed_at is not None:
        return _("Closed")
    return str(STATES[stage])


class EvaluationFilter(WagtailFilterSet):
    """Narrows the list to a form."""

    class Meta:
        model = Evaluation
        fields: ClassVar[list[str]] = ["form"]


class EvaluationIndex(Hidden, generic.IndexView):
    """All evaluations, the latest first."""

    permission = "enrolment.view_evaluation"
    page_title = gettext_lazy("Evaluations")
    no_results_message = gettext_lazy("Nobody has been asked yet.")
    default_ordering: ClassVar[tuple[str, ...]] = ("-opens_at", "-pk")
    is_searchable = False
    FORMATS: ClassVar[tuple[str, ...]] = ()

    def get_base_queryset(self) -> QuerySet[Evaluation]:
        """Return them with what they are about."""
        return results.loaded()

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "about",
                label=_("About"),
                accessor=about,
                get_url=lambda row: reverse("evaluations:show", args=[row.pk]),
            ),
            WordsColumn("form", label=_("Evaluation form"), accessor="form"),
            WordsColumn("opens_at", label=_("Sent"), accessor=lambda row: day(row.opens_at)),
            WordsColumn("closes_at", label=_("Closes"), accessor=lambda row: day(row.closes_at)),
            WordsColumn("state", label=_("State"), accessor=state),
            FigureColumn("asked", label=_("Asked"), accessor="asked"),
            FigureColumn("answers", label=_("Answers"), accessor=lambda row: results.answers_of(row) or "–"),
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer to send a form by hand."""
        if not self.request.user.has_perm("enrolment.add_evaluation"):
            return []
        return [HeaderButton(_("Send a form"), url=reverse("evaluations:send"), icon_name="mail")]

    def get_list_more_buttons(self, _row: Evaluation) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


class EvaluationViewSet(ListViewSet):
    """Evaluations that were sent."""

    model = Evaluation
    name = url_namespace = "evaluations"
    url_prefix = "evalueringer"
    icon = "comment"
    menu_label = gettext_lazy("Evaluations")
    index_view_class = EvaluationIndex
    filterset_class = EvaluationFilter
    row_url_name = "evaluations:show"

    def own_urls(self) -> list[URLPattern]:
        """Return the results, the texts with their codes, a course over the terms, and sending."""
        return [
            path("send/", evaluation_sending.Send.as_view(), name="send"),
            path("<int:pk>/", evaluation_pages.ResultPage.as_view(), name="show"),
            path("<int:pk>/svar.csv", evaluation_pages.ResultSheet.as_view(), name="sheet"),
            path("<int:pk>/ord/", evaluation_texts.TextsPage.as_view(), name="texts"),
            path("ord/<uuid:key>/", evaluation_texts.CodeText.as_view(), name="code"),
            path("kursus/<int:page_id>/", evaluation_pages.CoursePageOfResults.as_view(), name="course"),
            path(
                "kursus/<int:page_id>/svar.csv", evaluation_pages.CourseSheet.as_view(), name="course_sheet"
            ),
        ]

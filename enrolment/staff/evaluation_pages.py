"""The results of one evaluation, and of a course over the terms; on the screen and as a file."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.screens import STARTS_A_FORMULA, Hidden
from courses.models import CoursePage
from enrolment.evaluation import agreeing, coding, course_terms, in_short, results, sheets, words
from enrolment.evaluation.answering import ENOUGH
from enrolment.evaluation.results import Result
from enrolment.models import Evaluation
from enrolment.staff.base import StaffPage
from enrolment.staff.columns import Crumb
from enrolment.views.asking import language


def found(pk: int) -> Evaluation:
    """Return an evaluation, with what it is about. Raises Http404."""
    return get_object_or_404(results.loaded(), pk=pk)


class ResultPage(StaffPage):
    """What was answered, as far as it is shown."""

    permission = "enrolment.view_evaluation"
    template_name = "enrolment/evaluation/desk_result.html"
    header_icon = "comment"

    @cached_property
    def result(self) -> Result:
        """Return what may be shown."""
        return results.result(found(self.kwargs["pk"]), language=language())

    def get_page_title(self) -> str:
        """Name what it is about."""
        return self.result.about.title

    def get_page_subtitle(self) -> str:
        """Name when, and the form."""
        return f"{self.result.about.when} · {self.result.evaluation.form}"

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("evaluations:index"), "label": _("Evaluations")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the result, what the texts are about, and the course."""
        row = self.result.evaluation
        return {
            **super().get_context_data(**kwargs),
            "result": self.result,
            "codes": coding.counts([row]),
            "text_count": row.texts.count(),
            "course": words.course_of(row),
            "enough": ENOUGH,
        }

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer the file, where there is anything in it."""
        if self.result.stage != results.Stage.SHOWN:
            return []
        url = reverse("evaluations:sheet", args=[self.result.evaluation.pk])
        return [HeaderButton(_("CSV"), url=url, icon_name="download")]


class Sheet(Hidden, View):
    """A file of results, in which no person is."""

    permission = "enrolment.view_evaluation"

    def answer(self, name: str, shown: list[Result]) -> HttpResponse:
        """Write the file; a text that a spreadsheet would compute gets an apostrophe before it."""
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        response["Cache-Control"] = "private, no-store"
        lines = csv.writer(response, delimiter=";")
        for row in (sheets.heading(), *sheets.rows(shown)):
            lines.writerow([f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell for cell in row])
        return response


class ResultSheet(Sheet):
    """One evaluation as a file."""

    def get(self, _request: HttpRequest, pk: int) -> HttpResponse:
        """Write it."""
        return self.answer(f"evaluering-{pk}", results.results([found(pk)], language=language()))


class CourseSheet(Sheet):
    """All closed evaluations of a course as a file."""

    def get(self, _request: HttpRequest, page_id: int) -> HttpResponse:
        """Write it."""
        course = get_object_or_404(CoursePage, pk=page_id)
        rows = results.results(results.of_course(course), language=language())
        return self.answer(f"evaluering-{course.slug}", rows)


class CoursePageOfResults(StaffPage):
    """What was said of a course, term by term, and whether its page may say it in short."""

    permission = "enrolment.view_evaluation"
    template_name = "enrolment/evaluation/desk_course.html"
    page_title = gettext_lazy("Evaluation over the terms")
    header_icon = "comment"

    @cached_property
    def course(self) -> CoursePage:
        """Return the course. Raises Http404."""
        return get_object_or_404(CoursePage, pk=self.kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        """Name the course."""
        return str(self.course.draft_title)

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("evaluations:index"), "label": _("Evaluations")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the terms, what the team says, and what the page would say."""
        voices = agreeing.voices(self.course)
        return {
            **super().get_context_data(**kwargs),
            "course": self.course,
            "terms": course_terms.of(self.course, language=language()),
            "voices": voices,
            "is_agreed": agreeing.is_agreed(voices),
            "short": in_short.would_be(self.course, language=language()),
        }

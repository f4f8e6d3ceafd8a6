"""Reading free texts, saying what each is about, and withholding one that names somebody."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from accounts.screens import Hidden
from enrolment.evaluation import coding
from enrolment.models import Evaluation, EvaluationText, TextCode
from enrolment.staff.base import StaffPage
from enrolment.staff.columns import Crumb
from enrolment.staff.evaluation_pages import found

ON_A_PAGE = 20


class CodeForm(forms.Form):
    """What a text is about, and whether teachers read it."""

    codes = forms.ModelMultipleChoiceField(TextCode.objects.all(), required=False)
    is_withheld = forms.BooleanField(required=False)
    page = forms.IntegerField(required=False, min_value=1)


class TextsPage(StaffPage):
    """The texts of an evaluation, each with its codes to tick."""

    permission = "enrolment.view_evaluationtext"
    template_name = "enrolment/evaluation/desk_texts.html"
    page_title = gettext_lazy("What people wrote")
    header_icon = "comment"

    @cached_property
    def evaluation(self) -> Evaluation:
        """Return the evaluation. Raises Http404."""
        return found(self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Name what it is about."""
        return str(self.evaluation)

    def trail(self) -> list[Crumb]:
        """Stand below the results."""
        return [
            {"url": reverse("evaluations:index"), "label": _("Evaluations")},
            {"url": reverse("evaluations:show", args=[self.evaluation.pk]), "label": str(self.evaluation)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template some texts, the questions they answer, and all codes."""
        page: Page[EvaluationText] = Paginator(coding.texts(self.evaluation), ON_A_PAGE).get_page(
            self.request.GET.get("p")
        )
        asked = {one["id"]: one["text"] for one in self.evaluation.questions}
        return {
            **super().get_context_data(**kwargs),
            "evaluation": self.evaluation,
            "page": page,
            "lines": [
                (text, asked.get(text.question, ""), {code.pk for code in text.codes.all()}) for text in page
            ],
            "all_codes": list(TextCode.objects.all()),
            "may_change": self.request.user.has_perm("enrolment.change_evaluationtext"),
        }


class CodeText(Hidden, View):
    """Write down what one text is about."""

    permission = "enrolment.change_evaluationtext"

    def post(self, request: HttpRequest, key: Any) -> HttpResponse:
        """Save it and go back to the text."""
        text = get_object_or_404(EvaluationText, key=key)
        form = CodeForm(request.POST)
        url = reverse("evaluations:texts", args=[text.evaluation_id])
        if not form.is_valid():
            messages.error(request, _("A code is gone. Nothing of it is saved: choose again."))
            return redirect(url)
        given = form.cleaned_data
        coding.code(text=text, codes=given["codes"], is_withheld=given["is_withheld"])
        messages.success(request, _("Saved."))
        return redirect(f"{url}?p={given['page'] or 1}#ord-{text.key}")

"""Short forms that editors build, with a look at how a person sees them; and the codes for free texts."""

import json
from datetime import timedelta
from typing import Any, ClassVar

from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.screens import Hidden
from courses import editions
from courses.viewsets import EditOnce, SmallViewSet
from courses.viewsets.base import EditionForm, FieldsIndex
from courses.words import moment
from enrolment.evaluation.answering import ENOUGH
from enrolment.evaluation.forms import AnswerForm
from enrolment.evaluation.questions import freeze, thawed
from enrolment.evaluation.sending import OPEN_FOR
from enrolment.evaluation.words import About
from enrolment.models import EvaluationForm, TextCode

_STREAM = "questions"


class FormOfForm(EditionForm):
    """The editor's form; its edition is of the questions as they are stored."""

    def edition_of(self, row: Model) -> str:
        """Return the edition of a row, the questions by their content."""
        fields = [name for name in self._meta.fields or () if name != _STREAM]
        stream: Any = getattr(row, _STREAM)
        stored = json.dumps(stream.get_prep_value(), sort_keys=True)
        return editions.edition(row, fields, stored)


class FormIndex(FieldsIndex):
    """The forms, with how often each was sent."""

    def get_base_queryset(self) -> QuerySet[EvaluationForm]:
        """Return every form, counted."""
        return EvaluationForm.objects.annotate(sent=Count("evaluations"))

    def get_export_values(self) -> dict[str, Any]:
        """Export what the list shows; the questions are no cell."""
        values = super().get_export_values()
        return {name: value for name, value in values.items() if name != _STREAM}


class FormEdit(EditOnce):
    """The editor's form, with a way to see it as a person does."""

    @property
    def header_buttons(self) -> list[Button]:
        """Offer the look at it in both languages."""
        languages = {"da": _("See it as those asked do"), "en": _("See it in English")}
        url = reverse("evaluation_forms:preview", args=[self.object.pk])
        return [
            *super().header_buttons,
            *(
                HeaderButton(label, url=f"{url}?sprog={language}", icon_name="view", priority=number)
                for number, (language, label) in enumerate(languages.items(), start=1)
            ),
        ]


class Preview(Hidden, View):
    """The page as a person sees it, from the form as it is saved; it can be filled in and not sent."""

    permission = "enrolment.view_evaluationform"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the page, ``?sprog=en`` in English."""
        found = get_object_or_404(EvaluationForm, pk=pk)
        language = "en" if request.GET.get("sprog") == "en" else "da"
        with translation.override(language):
            context = {
                "about": About(_("The name of the course"), _("This is how those who are asked see it")),
                "form": AnswerForm(None, questions=thawed(freeze(found.questions)), language=language),
                "is_open": True,
                "has_answered": False,
                "is_preview": True,
                "open_until": moment(timezone.now() + timedelta(days=OPEN_FOR.days)),
                "enough": ENOUGH,
            }
            return render(request, "enrolment/evaluation/answer.html", context)


class EvaluationFormViewSet(SmallViewSet):
    """Forms of evaluation."""

    model = EvaluationForm
    name = url_namespace = "evaluation_forms"
    url_prefix = "evalueringsskemaer"
    icon = "form"
    menu_label = gettext_lazy("Evaluation forms")
    index_view_class = FormIndex
    edit_view_class = FormEdit
    form_base = FormOfForm
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("get_about_display", label=gettext_lazy("Asks about"), sort_key="about"),
        BooleanColumn("is_used", label=gettext_lazy("Is sent by itself"), sort_key="is_used"),
        Column("sent", label=gettext_lazy("Sent"), classname="staff-figure", sort_key="sent"),
    ]
    search_fields: ClassVar[list[str]] = ["name"]
    export_filename = "evalueringsskemaer"
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("about"),
        FieldPanel("is_used"),
        FieldPanel(_STREAM),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the look at it."""
        return [*super().get_urlpatterns(), path("<int:pk>/se/", Preview.as_view(), name="preview")]


class TextCodeViewSet(SmallViewSet):
    """What free texts can be about."""

    model = TextCode
    name = url_namespace = "text_codes"
    url_prefix = "koder"
    icon = "tag"
    menu_label = gettext_lazy("Codes for free texts")
    list_display: ClassVar[list[Any]] = ["name"]
    search_fields: ClassVar[list[str]] = ["name"]
    export_filename = "koder"
    panels: ClassVar[list[Any]] = [FieldPanel("name")]

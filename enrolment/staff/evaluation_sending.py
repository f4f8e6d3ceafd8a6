"""Sending a form by hand to those who were in a class."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Min, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.models import CourseRun
from courses.states import DROP_IN_FORMATS, RunState
from courses.words import day
from enrolment.evaluation import sending
from enrolment.evaluation.answering import ENOUGH
from enrolment.evaluation_states import About
from enrolment.models import EvaluationForm
from enrolment.staff.base import StaffForm
from enrolment.staff.columns import Crumb


def runs() -> QuerySet[CourseRun]:
    """Return the classes that have met, the latest first."""
    found = CourseRun.objects.exclude(state__in=(RunState.DRAFT, RunState.CANCELLED))
    found = found.exclude(course__format__in=DROP_IN_FORMATS).annotate(first=Min("sessions__starts_at"))
    return found.filter(first__lte=timezone.now()).select_related("course", "term").order_by("-first", "pk")


class RunChoice(forms.ModelChoiceField[CourseRun]):
    """A class, with when it began."""

    def label_from_instance(self, run: CourseRun) -> str:
        """Name the class and its first day."""
        return f"{run}, {day(run.first)}"  # type: ignore[attr-defined]  # annotated


class SendForm(forms.Form):
    """Which form, and which class."""

    form = forms.ModelChoiceField(
        EvaluationForm.objects.filter(about=About.RUN),
        label=gettext_lazy("Evaluation form"),
        empty_label=None,
    )
    run = RunChoice(CourseRun.objects.none(), label=gettext_lazy("Class"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].queryset = runs()  # type: ignore[attr-defined]  # a model choice


class Send(StaffForm):
    """Ask those who were in a class, by hand."""

    permission = "enrolment.add_evaluation"
    page_title = gettext_lazy("Send a form")
    submit_label = gettext_lazy("Send it")
    header_icon = "mail"
    form_class = SendForm
    request: HttpRequest

    def get_initial(self) -> dict[str, Any]:
        """Begin with the class one came from (``?hold=``)."""
        return {**super().get_initial(), "run": self.request.GET.get("hold", "")}

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": self.back_url(), "label": _("Evaluations")}]

    def back_url(self) -> str:
        """Lead to the list."""
        return reverse("evaluations:index")

    def consequences(self) -> list[str]:
        """Say who is told, and what nobody will know."""
        return [
            _("Everybody who was there at least once is told, in the way they want to hear from us."),
            _("It is open for %(days)d days. All are reminded once, whether they have answered or not.")
            % {"days": sending.OPEN_FOR.days},
            _("Nobody can see who has answered what. Nothing is shown before %(enough)d have answered.")
            % {"enough": ENOUGH},
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Send it, or say why not."""
        given = form.cleaned_data
        try:
            sent = sending.send(form=given["form"], subject=given["run"], by=self.by)
        except sending.TooFew as no:
            raise ValidationError(
                _("Fewer than %(enough)d were there, so no answer could ever be shown.") % {"enough": ENOUGH}
            ) from no
        except sending.SentBefore as no:
            raise ValidationError(_("This class has been asked with this form already.")) from no
        return ngettext("Sent to %(count)d person.", "Sent to %(count)d people.", sent.asked) % {
            "count": sent.asked
        }

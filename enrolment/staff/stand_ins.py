"""What the desk does for who phones: somebody cannot come, somebody takes it, somebody comes after all."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses import handovers
from courses.models import Handover
from courses.words import session_when
from enrolment.staff.run_actions import OfRun
from enrolment.staff.session_actions import OfSession
from peers.models import Contributor

COMES = "comes"


class OfTeachers(OfRun):
    """A form that leads back to the teachers of the class."""

    permission = "courses.change_teachingassignment"
    header_icon = "user"

    def back_url(self) -> str:
        """Lead to the teachers of the class."""
        return reverse("runs:teachers", args=[self.run.pk])


class ChoiceForm(forms.Form):
    """One of some."""

    who = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, label: str, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].label = label
        self.fields["who"].choices = choices  # type: ignore[attr-defined]  # a choice field


class AskStandIn(OfSession, OfTeachers):
    """Somebody cannot come to a session: ask the others on their behalf."""

    permission = "courses.change_teachingassignment"
    page_title = gettext_lazy("Somebody cannot come")
    submit_label = gettext_lazy("Ask the others")
    form_class = ChoiceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Choose among those who hold the session; Http404 where nobody does."""
        self.people = handovers.holders(self.session, speakers=True)
        if not self.people:
            raise Http404
        choices = [(str(one.pk), one.public_name) for one in self.people]
        return {**super().get_form_kwargs(), "label": _("Who cannot come"), "choices": choices}

    def consequences(self) -> list[str]:
        """Say who is asked, and that the class is told nothing."""
        return [
            _("Those who hold the session too, and the substitutes of the class, are asked at once."),
            _("No reason is asked or kept, and the class is told nothing."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Ask."""
        who = next(one for one in self.people if str(one.pk) == form.cleaned_data["who"])
        handovers.ask(session=self.session, contributor=who, by=self.by)
        return _("The others are asked.")


class SettleStandIn(OfTeachers):
    """Write down who takes the session, or that nobody has to."""

    page_title = gettext_lazy("Who takes the session?")
    submit_label = gettext_lazy("Write it down")
    form_class = ChoiceForm
    row: Handover

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find what was asked in this class."""
        super().setup(request, *args, **kwargs)
        rows = Handover.objects.filter(session__run=self.run).select_related("contributor", "session")
        self.row = get_object_or_404(rows, pk=kwargs["handover_id"])
        self.people: list[Contributor] = handovers.could_take(self.row)

    def get_page_subtitle(self) -> str:
        """Say which session."""
        return f"{session_when(self.row.session)}, {self.run}"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Choose among those who were asked, or who asked."""
        choices = [(str(one.pk), one.public_name) for one in self.people]
        choices.append((COMES, _("%(name)s comes after all") % {"name": self.row.contributor}))
        return {**super().get_form_kwargs(), "label": _("What was said"), "choices": choices}

    def consequences(self) -> list[str]:
        """Say who hears of it."""
        return [_("%(name)s is told as soon as somebody has it.") % {"name": self.row.contributor}]

    def perform(self, form: forms.BaseForm) -> str:
        """Write it down."""
        said = form.cleaned_data["who"]
        if said == COMES:
            handovers.withdraw(handover=self.row, by=self.by)
            return _("%(name)s comes after all.") % {"name": self.row.contributor}
        who = next(one for one in self.people if str(one.pk) == said)
        handovers.take(handover=self.row, contributor=who, by=self.by)
        return _("%(name)s has the session.") % {"name": who}

"""Forms that show what they will do before they do it: asked, shown, confirmed.

What is confirmed is what was shown. When it comes back, the change is tried once more under the lock of the
class, and where it would now do something else (or the rules were changed meanwhile), it is shown anew.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from accounts.desk import answers_of
from courses.models import CourseRun
from enrolment.seats import Outcome
from enrolment.seats.locking import lock
from enrolment.staff.base import StaffForm
from enrolment.staff.tries import Tried


class Refusal(Exception):
    """The change cannot be made; ``field`` of the form is where to say so, None for the form as a whole."""

    def __init__(self, field: str | None, said: str) -> None:
        super().__init__(said)
        self.field = field


class Previewed(StaffForm, ABC):
    """A form about a class that shows what it will do. ``change_of`` says how it is done."""

    submit_label: Any = gettext_lazy("See what happens")
    confirm_label: Any = gettext_lazy("Save")
    may_edit = True
    run: CourseRun

    @abstractmethod
    def change_of(self, form: Any) -> Callable[[], Outcome]:
        """Return what makes the change that a valid form asks for. It may raise ``Refusal``."""

    @abstractmethod
    def said(self) -> str:
        """Return what to say when it is done."""

    def perform(self, form: forms.BaseForm) -> str:
        """Make the change."""
        self.change_of(form)()
        return self.said()

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Show the change, or make the one that was shown."""
        step = self.request.POST.get("step", "")
        if step == "edit":
            return self.render_to_response(self.get_context_data(form=form))
        return self.save(form) if step == "save" else self.look(form)

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        """Show the form again with what is wrong, and all that was written."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def look(self, form: forms.BaseForm) -> HttpResponse:
        """Show what it will do."""
        form.is_valid()
        try:
            found = self._try(form)
        except Refusal as no:
            return self._refused(form, no)
        return self._shown(form, found)

    def save(self, form: forms.BaseForm) -> HttpResponse:
        """Do it, where it is still what was shown."""
        try:
            with transaction.atomic():
                found = self._try(form)
                is_as_shown = found.mark == self.request.POST.get("seen")
                said = self.perform(form) if is_as_shown else ""
        except Refusal as no:
            return self._refused(form, no)
        if not is_as_shown:
            return self._shown(form, found, is_stale=True)
        messages.success(self.request, said)
        return redirect(self.get_success_url())

    def _refused(self, form: forms.BaseForm, no: Refusal) -> HttpResponse:
        form.add_error(no.field, str(no))
        return self.form_invalid(form)

    @transaction.atomic
    def _try(self, form: forms.BaseForm) -> Tried:
        lock(self.run.pk)
        return Tried.of(self.run, self.change_of(form))

    def _shown(self, form: forms.BaseForm, found: Tried, *, is_stale: bool = False) -> HttpResponse:
        context = {
            **self.get_context_data(form=form),
            "preview": found,
            "is_stale": is_stale,
            "confirm_label": self.confirm_label,
            "may_edit": self.may_edit,
            "answers": answers_of(form),
        }
        self.template_name = "enrolment/staff/preview.html"
        return self.render_to_response(context, status=409 if is_stale else 200)

"""Make a class, and change one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from accounts.screens import Hidden
from courses import runs, sessions
from courses.editions import Outdated
from courses.models import CourseRun
from enrolment import seats
from enrolment.classes import class_details


class RunAdd(Hidden, generic.CreateView):
    """A new class, a draft until somebody opens it."""

    page_title = gettext_lazy("New class")
    submit_button_label = gettext_lazy("Make the class")
    success_message = gettext_lazy("“%(object)s” is made as a draft. Look it over and open it.")

    @transaction.atomic
    def save_instance(self) -> CourseRun:
        """Make the class with seats, teachers and sessions, and the default of its format."""
        data = self.form.cleaned_data
        run = runs.create(
            course=data["course"],
            capacity=data["capacity"],
            teachers=data["teachers"],
            by=self.request.user,
            **{name: data[name] for name in class_details.FIELDS},
        )
        if self.form.series:
            sessions.add_weekly(run=run, **self.form.series)
        seats.give_default_rules(run=run, by=self.request.user)
        return run

    def get_success_url(self) -> str:
        """Go on to the page of the class."""
        return reverse("runs:show", args=[self.object.pk])


class RunEdit(Hidden, generic.EditView):
    """Change what a class is; its state has buttons of its own."""

    object: CourseRun
    outcome: class_details.Outcome

    success_message = gettext_lazy("“%(object)s” is saved.")

    def get_queryset(self) -> Any:
        """Load what the page shows."""
        return CourseRun.objects.select_related("course", "term", "venue", "seats")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill in what is not a field of the class."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        kwargs["initial"] = {
            **kwargs["initial"],
            "teachers": self.object.teachers,
            "edition": class_details.edition_of(self.object),
        }
        return kwargs

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or say at the field why not."""
        self.form = form
        try:
            with transaction.atomic():
                self.outcome = self._save(form.cleaned_data)
        except Outdated:
            form.add_error(
                None,
                _(
                    "Somebody else has changed this class since you opened it. Nothing of yours is saved. "
                    "Open the class again, see what it says now, and make your change anew."
                ),
            )
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            saved: HttpResponse = self.save_action()
            return saved
        self.produced_error_message = self.get_error_message()
        refused: HttpResponse = self.form_invalid(form)
        return refused

    def _save(self, data: dict[str, Any]) -> class_details.Outcome:
        outcome = class_details.change(
            run=self.object,
            by=self.request.user,
            seen=data["edition"],
            values={name: data[name] for name in class_details.FIELDS},
            teachers=data["teachers"],
        )
        self.object = outcome.run
        return outcome

    def get_success_message(self) -> str:
        """Say what else happened because of it."""
        said = [super().get_success_message()]
        if self.outcome.told:
            said.append(_("People who are told of the new place: %(count)d.") % {"count": self.outcome.told})
        return " ".join(said)

    def get_success_url(self) -> str:
        """Go back to the page of the class."""
        return reverse("runs:show", args=[self.object.pk])

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Offer nothing here: what is done to a class has its buttons on the page of the class."""
        return []

"""Open a class: what that does, and what it lacks. A leader may open it all the same, with a reason."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses import runs
from courses.staffing.opening import bases_of, words_for
from courses.states import RunAccess
from courses.words import moment
from enrolment.staff.run_actions import OfRun


class OverrideForm(forms.Form):
    override = forms.CharField(
        label=gettext_lazy("Why it opens without both kinds of teachers"),
        max_length=300,
        help_text=gettext_lazy("It is kept, with your name, and counted in a report."),
    )


class OpenRun(OfRun):
    """Let people sign up."""

    page_title = gettext_lazy("Open the class")
    submit_label = gettext_lazy("Open the class")
    header_icon = "unlock"
    template_name = "enrolment/staff/open_run.html"

    def get_form_class(self) -> type[forms.BaseForm]:
        """Ask a leader for a reason where the class lacks teachers."""
        return OverrideForm if self.missing and self.is_leader else forms.Form

    @property
    def is_leader(self) -> bool:
        """Whether who asks may open it without both kinds of teachers."""
        return self.request.user.has_perm(runs.MAY_OVERRIDE)

    @cached_property
    def missing(self) -> str:
        """Say what teachers the class lacks; empty where it has both kinds."""
        return words_for(bases_of([self.run])[self.run.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is missing, and the way to it; ``is_shut``: there is nothing to press yet."""
        return {
            **super().get_context_data(**kwargs),
            "missing": self.missing,
            "teachers_url": reverse("runs:teachers", args=[self.run.pk]),
            "is_shut": bool(self.missing) and not self.is_leader,
        }

    def consequences(self) -> list[str]:
        """Say from when one can sign up."""
        opens_at = self.run.opens_at
        when = (
            _("One can sign up at once.")
            if opens_at <= timezone.now()
            else _("One can sign up from %(when)s.") % {"when": moment(opens_at)}
        )
        shown = (
            _("The class is shown in the catalogue.")
            if self.run.access == RunAccess.PUBLIC
            else _("The class is not in the catalogue: one signs up by its own link.")
        )
        said = [shown, when]
        last = self.run.sessions.filter(cancelled_at=None).order_by("-ends_at").first()
        if last and last.ends_at <= max(opens_at, timezone.now()):
            said.append(_("Look at the dates: all sessions are over by then, so nobody can sign up."))
        return said

    def perform(self, form: forms.BaseForm) -> str:
        """Open it."""
        override = form.cleaned_data.get("override", "")
        runs.move(run=self.run, transition="open", by=self.by, override=override)
        return _("The class is open.")

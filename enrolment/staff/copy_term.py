"""Copy the classes of a term to another: choose, see the dates, do."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.numbers import numbers_of
from courses import copying
from courses.models import Term
from courses.runs import NotNow
from courses.staffing import teachers_of
from courses.words import day, series
from enrolment.classes import copied_rules
from enrolment.staff.base import StaffPage
from enrolment.staff.columns import Crumb


class TermsForm(forms.Form):
    source = forms.ModelChoiceField(Term.objects.all(), label=gettext_lazy("From"))
    target = forms.ModelChoiceField(Term.objects.all(), label=gettext_lazy("To"))

    def clean(self) -> dict[str, Any]:
        """Refuse a term onto itself."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("source") and data.get("source") == data.get("target"):
            self.add_error("target", _("Choose another term to copy to."))
        return data


class CopyTerm(StaffPage):
    """Choosing is a GET, so that a preview can be looked at again; copying is a POST."""

    permission = "courses.add_courserun"
    template_name = "enrolment/staff/copy_term.html"
    page_title = gettext_lazy("Copy a term")
    header_icon = "copy"

    def trail(self) -> list[Crumb]:
        """Stand below the list of classes."""
        return [{"url": reverse("runs:index"), "label": _("Classes")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the form and, once chosen, the plan."""
        form = kwargs.get("form") or TermsForm(self.request.GET or None)
        chosen = form.is_bound and form.is_valid()
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "is_chosen": chosen,
            "chosen": form.cleaned_data if chosen else {},
            "plan": self.plan(form) if chosen else [],
        }

    def plan(self, form: TermsForm) -> list[dict[str, Any]]:
        """Return what each class would become."""
        plan = copying.plan_term(**form.cleaned_data)
        teachers = teachers_of(copy.run for copy in plan)
        return [
            {
                "copy": copy,
                "was": series([(s.starts_at, s.ends_at) for s in copy.run.sessions.all()]),
                "first": day(copy.starts[0], weekday=True) if copy.starts else "",
                "last": day(copy.starts[-1], weekday=True) if len(copy.starts) > 1 else "",
                "teachers": [str(teacher) for teacher in teachers[copy.run.pk]],
            }
            for copy in plan
        ]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Copy the ticked classes."""
        form = TermsForm(request.POST)
        agreed = "agreed" in request.POST
        only = set(numbers_of(request.POST.getlist("run")))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            with transaction.atomic():
                made = copying.copy_term(**form.cleaned_data, only=only, agreed=agreed, by=self.by)
                for copy in made:
                    copied_rules.give(copy=copy, by=self.by)
        except NotNow as no:
            messages.error(request, str(no))
            return redirect("runs:copy_term")
        said = ngettext(
            "%(count)d class is copied as a draft.", "%(count)d classes are copied as drafts.", len(made)
        )
        if not made:
            said = _("Nothing was copied: nothing was ticked, or it was copied before.")
        messages.success(request, said % {"count": len(made)} if made else said)
        return redirect(f"{reverse('runs:index')}?term={form.cleaned_data['target'].pk}")

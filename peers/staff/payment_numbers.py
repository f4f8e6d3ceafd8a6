"""Payroll's numbers of people: who is owed something and has none stands first."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Crumb, StaffForm, StaffPage
from accounts.numbers import number_of
from peers.models import Contributor
from peers.payments import numbers
from peers.payments.numbers import NumberRefused
from peers.staff.payment_screens import ACTS, PER_PAGE
from peers.states import MONEY


def owed() -> QuerySet[Contributor]:
    """Return everybody who has been, is or will be paid."""
    return Contributor.objects.filter(claims__state__in=sorted(MONEY)).distinct()


class NumbersPage(StaffPage):
    """Those who lack a number, and everybody's."""

    permission = ACTS
    page_title = gettext_lazy("Payroll numbers")
    header_icon = "user"
    template_name = "peers/staff/payroll_numbers.html"

    def trail(self) -> list[Crumb]:
        """Stand below the runs."""
        return [{"url": reverse("payments:index"), "label": _("Payment runs")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template both lists."""
        rows = owed().exclude(payroll_number="").order_by("public_name", "pk")
        return {
            **super().get_context_data(**kwargs),
            "missing": list(numbers.missing()[:PER_PAGE]),
            "page": Paginator(rows, PER_PAGE).get_page(self.request.GET.get("side")),
        }


class NumberForm(forms.Form):
    """The number."""

    number = forms.CharField(
        label=gettext_lazy("Payroll number"),
        max_length=30,
        help_text=gettext_lazy("Payroll's own number of the person. Never a CPR number."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WriteNumber(StaffForm):
    """Write the number of one person."""

    permission = ACTS
    page_title = gettext_lazy("Write the payroll number")
    header_icon = "user"
    form_class = NumberForm
    refusals = (NumberRefused,)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the person."""
        super().setup(request, *args, **kwargs)
        self.run = request.GET.get("run", "")

    @cached_property
    def contributor(self) -> Contributor:
        """Whose number it is: of somebody who is paid."""
        return get_object_or_404(owed(), pk=self.kwargs["contributor_id"])

    def get_page_subtitle(self) -> str:
        """Say whose."""
        return str(self.contributor)

    def get_initial(self) -> dict[str, Any]:
        """Begin with the one that is there."""
        return {"number": self.contributor.payroll_number}

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        runs = {"url": reverse("payments:index"), "label": _("Payment runs")}
        return [runs, {"url": reverse("payments:numbers"), "label": _("Payroll numbers")}]

    def back_url(self) -> str:
        """Go back to the run one came from, or to the list."""
        run = number_of(self.run)
        if run is not None:
            return reverse("payments:show", args=[run])
        return reverse("payments:numbers")

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [_("Runs that are frozen keep the number they were frozen with.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Write it."""
        row = numbers.write(contributor=self.contributor, number=form.cleaned_data["number"], by=self.by)
        return _("%(name)s has payroll number %(number)s.") % {
            "name": row.public_name,
            "number": row.payroll_number,
        }

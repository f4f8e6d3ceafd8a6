"""Rates, ``/redaktion/satser/``: what work pays now and from when, what it paid before, and its codes."""

from abc import ABC
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, ListViewSet, StaffForm, StaffPage
from peers import rates
from peers.models import Rate
from peers.money import MoneyInput
from peers.states import Activity, RateUnit, TaxCode

SOONEST, LATEST = timedelta(days=366), timedelta(days=5 * 366)
"""A rate from longer ago, or later than this, is a slip of the finger."""


class RateList(StaffPage):
    """What each activity pays, what it will, and what it did."""

    permission = "peers.view_rate"
    template_name = "peers/staff/rates.html"
    page_title = gettext_lazy("Rates")
    header_icon = "tag"

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer a new rate to leaders."""
        if not self.request.user.has_perm("peers.add_rate"):
            return []
        return [HeaderButton(_("New rate"), url=reverse("rates:new"), icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template a line for each activity, and every rate there was."""
        today = timezone.localdate()
        now, codes = rates.newest(today), rates.codes()
        history = list(Rate.objects.select_related("made_by").order_by("-valid_from", "-made_at", "-pk"))
        lines = [
            {
                "activity": Activity(activity),
                "rate": now.get(activity),
                "coming": _next(history, activity, today),
                "code": codes[activity],
                "has_rate": activity in rates.WORK,
            }
            for activity in Activity.values
        ]
        may_code = self.request.user.has_perm("peers.change_paycode")
        context = {"lines": lines, "history": history, "may_code": may_code}
        return {**super().get_context_data(**kwargs), **context}


def _next(history: list[Rate], activity: str, today: date) -> Rate | None:
    """Return the rate that comes next; of two of one day, the later written."""
    coming = [rate for rate in history if rate.activity == activity and rate.valid_from > today]
    first = min((rate.valid_from for rate in coming), default=None)
    return next((rate for rate in coming if rate.valid_from == first), None)


class RateAct(StaffForm, ABC):
    """Something a leader decides about what work pays."""

    header_icon = "tag"

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": self.back_url(), "label": _("Rates")}]

    def back_url(self) -> str:
        """Go back to the list."""
        return reverse("rates:index")


class RateForm(forms.Form):
    """What, how much, by what, from when and why."""

    activity = forms.ChoiceField(label=gettext_lazy("Activity"))
    amount = MoneyInput(label=gettext_lazy("Amount"))
    unit = forms.ChoiceField(label=gettext_lazy("The amount is"), choices=RateUnit.choices)
    valid_from = forms.DateField(label=gettext_lazy("From"), widget=AdminDateInput)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=255)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        activity = self.fields["activity"]
        if isinstance(activity, forms.ChoiceField):
            activity.choices = [(one, Activity(one).label) for one in rates.WORK]

    def clean_valid_from(self) -> date:
        """Refuse a day that nobody means."""
        day: date = self.cleaned_data["valid_from"]
        today = timezone.localdate()
        if not today - SOONEST <= day <= today + LATEST:
            raise forms.ValidationError(_("Write a day from a year ago to five years ahead."))
        return day


class NewRate(RateAct):
    """Decide what an activity pays from a day on."""

    permission = "peers.add_rate"
    page_title = gettext_lazy("New rate")
    form_class = RateForm
    refusals: ClassVar[tuple[type[Exception], ...]] = (rates.SameRate,)

    def get_initial(self) -> dict[str, Any]:
        """Begin with today, and with the activity whose rate was looked at."""
        return {"valid_from": timezone.localdate(), "activity": self.request.GET.get("aktivitet", "")}

    def consequences(self) -> list[str]:
        """Say what it changes and what it never does."""
        return [
            _("A new rate never changes what was agreed. Offers that are made keep the rate they have."),
            _("It counts for new offers of work from that day on."),
            _("A rate is never changed. If it is wrong, write a new one from the same day."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Write it."""
        rate = rates.set_rate(by=self.by, **form.cleaned_data)
        return _("The rate for %(activity)s is saved.") % {"activity": rate.get_activity_display().lower()}


class CodeForm(forms.Form):
    """How it is taxed, and what payroll calls it."""

    tax_code = forms.ChoiceField(label=gettext_lazy("Tax"))
    payroll_code = forms.CharField(label=gettext_lazy("Payroll code"), max_length=20, required=False)

    def __init__(self, *args: Any, is_cost: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tax_code = self.fields["tax_code"]
        if isinstance(tax_code, forms.ChoiceField):
            tax_code.choices = [
                one for one in TaxCode.choices if (one[0] == TaxCode.REIMBURSEMENT) is is_cost
            ]


class ChangeCode(RateAct):
    """Change the codes of an activity."""

    permission = "peers.change_paycode"
    form_class = CodeForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the activity; Http404 for none."""
        super().setup(request, *args, **kwargs)
        if kwargs["activity"] not in Activity.values:
            raise Http404
        self.activity = Activity(kwargs["activity"])

    def get_page_title(self) -> str:
        """Name the activity."""
        return _("Codes of %(activity)s") % {"activity": self.activity.label.lower()}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what fits the activity."""
        return {**super().get_form_kwargs(), "is_cost": self.activity == Activity.COST}

    def get_initial(self) -> dict[str, Any]:
        """Fill in what is stored."""
        code = rates.code_of(self.activity)
        return {"tax_code": code.tax_code, "payroll_code": code.payroll_code}

    def consequences(self) -> list[str]:
        """Say what it changes."""
        return [_("What is approved from now on gets these codes. What is approved already keeps its own.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Write them."""
        rates.set_code(activity=self.activity, by=self.by, **form.cleaned_data)
        return _("The codes are saved.")


class RateViewSet(ListViewSet):
    """Rates and codes."""

    model = Rate
    name = url_namespace = "rates"
    url_prefix = "satser"
    icon = "tag"
    menu_label = gettext_lazy("Rates")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses of the three pages, and nothing generic."""
        return [
            path("", RateList.as_view(), name="index"),
            path("ny/", NewRate.as_view(), name="new"),
            path("koder/<slug:activity>/", ChangeCode.as_view(), name="code"),
        ]

"""A new payment run, and its format."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from accounts.desk import Crumb, StaffForm
from peers import payments
from peers.models import ExportMapper
from peers.payments import jobs
from peers.staff.payment_screens import ACTS, ADDS, OfRun, title_of

FURTHEST = timedelta(days=366)


class NewRunForm(forms.Form):
    """To which day, and in which money."""

    pay_date = forms.DateField(
        label=gettext_lazy("Date of payment"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y"],
        help_text=gettext_lazy(
            "What is approved for this month or an earlier one is picked. The year of this day is the one "
            "that counts for the ceiling and for the tax office."
        ),
        widget=AdminDateInput,
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=80, required=False)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, code) for code in settings.CURRENCIES]
        self.fields["currency"] = forms.ChoiceField(label=_("Currency"), choices=choices)
        if len(choices) == 1:
            self.fields["currency"].widget = forms.HiddenInput()

    def clean_pay_date(self) -> Any:
        """Refuse a day that is over, or one in another year's time."""
        day, today = self.cleaned_data["pay_date"], timezone.localdate()
        if day < today:
            raise ValidationError(_("Choose today or a later day."))
        if day > today + FURTHEST:
            raise ValidationError(_("Choose a day within a year."))
        return day


class NewRun(StaffForm):
    """Begin a run."""

    permission = ADDS
    page_title = gettext_lazy("New payment run")
    header_icon = "download"
    form_class = NewRunForm
    submit_label = gettext_lazy("See what is picked")
    begun: str = ""

    def get_initial(self) -> dict[str, Any]:
        """Suggest the end of this month, and the school's own money."""
        today = timezone.localdate()
        end = (today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return {"pay_date": end, "currency": settings.DEFAULT_CURRENCY}

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("payments:index"), "label": _("Payment runs")}]

    def back_url(self) -> str:
        """Go back to the list."""
        return reverse("payments:index")

    def get_success_url(self) -> str:
        """Go to the run."""
        return self.begun

    def perform(self, form: forms.BaseForm) -> str:
        """Begin it; nothing is frozen yet."""
        run = payments.start(by=self.by, **form.cleaned_data)
        self.begun = reverse("payments:show", args=[run.pk])
        return _("Payment run %(run)s is begun. Nothing is frozen yet.") % {"run": title_of(run)}


class FormatForm(forms.Form):
    """Which format."""

    mapper = forms.ModelChoiceField(label=gettext_lazy("Format"), queryset=ExportMapper.objects.all())


class ChooseFormat(OfRun, StaffForm):
    """Choose payroll's format for a draft."""

    permission = ACTS
    page_title = gettext_lazy("Choose payroll's format")
    header_icon = "download"
    form_class = FormatForm
    refusals = (payments.RunRefused,)

    def get_initial(self) -> dict[str, Any]:
        """Begin with the one it has."""
        return {"mapper": self.run.mapper_id}

    def back_url(self) -> str:
        """Go back to the run."""
        return self.run_url()

    def perform(self, form: forms.BaseForm) -> str:
        """Choose it."""
        jobs.refuse_busy(self.run)
        payments.set_format(run=self.run, mapper=form.cleaned_data["mapper"], by=self.by)
        return _("The format is chosen.")

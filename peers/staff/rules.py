"""What the school decides about honorarium: the ceiling, the warning, the days of calling off, the month."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Crumb, StaffForm
from peers import rules
from peers.models import HonorariumSettings
from peers.money import MoneyInput


class RulesForm(forms.Form):
    """The rules, and which were seen."""

    seen = forms.CharField(widget=forms.HiddenInput)
    yearly_ceiling = MoneyInput(
        label=gettext_lazy("Ceiling for one person in a calendar year"),
        help_text=gettext_lazy("By the date of payment. Empty: no ceiling."),
        required=False,
        most=Decimal(10_000_000),
    )
    warn_percent = forms.IntegerField(
        label=gettext_lazy("Warn at so many percent"),
        help_text=gettext_lazy("Of a person's ceiling, and of a budget."),
        min_value=1,
        max_value=100,
    )
    cancel_days = forms.IntegerField(
        label=gettext_lazy("Paid if the school calls it off later than so many days before"),
        min_value=0,
        max_value=365,
    )
    pay_after_months = forms.IntegerField(
        label=gettext_lazy("Paid so many months after the work"), min_value=0, max_value=12
    )


class Rules(StaffForm):
    """Change the rules."""

    permission = "peers.change_honorariumsettings"
    page_title = gettext_lazy("Rules of honorarium")
    header_icon = "sliders"
    form_class = RulesForm
    refusals: ClassVar[tuple[type[Exception], ...]] = (rules.ChangedMeanwhile,)

    def trail(self) -> list[Crumb]:
        """Stand below the ceiling."""
        return [{"url": self.back_url(), "label": _("Ceiling")}]

    def back_url(self) -> str:
        """Go back to the ceiling."""
        return reverse("ceilings:index")

    def get_initial(self) -> dict[str, Any]:
        """Fill in what is stored."""
        row = HonorariumSettings.current()
        return {"seen": rules.edition(row), **{name: getattr(row, name) for name in rules.NAMES}}

    def consequences(self) -> list[str]:
        """Say what a change does and does not."""
        return [
            _("A lower ceiling takes back nothing that was agreed. It stops what is new."),
            _("Offers that are made keep the days of calling off, and the month, they were made with."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Write them, unless somebody else has since the form was shown."""
        rules.write(by=self.by, **form.cleaned_data)
        return _("The rules are saved.")

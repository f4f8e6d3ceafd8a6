"""What is asked on ``/honorar/graense/``. Neither form asks why."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from peers.models import PersonalLimit
from peers.money import MoneyInput

MOST = Decimal(10_000_000)


class OwnLimitForm(forms.Form):
    """The person's own limits; an empty field is no limit."""

    per_month = MoneyInput(label=_("At most in one month"), required=False, zero=True, most=MOST)
    per_year = MoneyInput(label=_("At most in one year"), required=False, zero=True, most=MOST)

    def __init__(self, *args: Any, limit: PersonalLimit, **kwargs: Any) -> None:
        initial = {"per_month": limit.per_month, "per_year": limit.per_year}
        super().__init__(*args, **{**kwargs, "initial": initial})

    def limits(self) -> dict[str, Money | None]:
        """Return what ``ceiling.set_own`` takes."""
        return {name: self.cleaned_data[name] for name in ("per_month", "per_year")}


class AskForm(forms.Form):
    """Up to how much, and in which year: this or the next."""

    year = forms.TypedChoiceField(label=_("Which year?"), coerce=int, widget=forms.RadioSelect)
    up_to = MoneyInput(label=_("Up to how much in all?"), most=MOST)

    def __init__(self, *args: Any, now: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate(now).year
        years = self.fields["year"]
        if isinstance(years, forms.TypedChoiceField):
            years.choices = [(year, str(year)) for year in (this_year, this_year + 1)]
            years.initial = this_year

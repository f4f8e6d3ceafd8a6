"""What is decided about seats besides the shares of groups: asked for a class, and for a format's default."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from enrolment.states import Companions

POLICY = (
    "staff_per_citizen",
    "staff_from",
    "first_timers_first",
    "companions",
    "lends_seats",
    "lend_hours",
)


class PolicyForm(forms.Form):
    """Balance, order of the waiting list, companions, lending."""

    staff_per_citizen = forms.DecimalField(
        label=gettext_lazy("Staff for each citizen, at most"),
        required=False,
        min_value=0,
        max_value=99,
        max_digits=4,
        decimal_places=2,
        localize=True,
        help_text=gettext_lazy(
            "1 means: never more staff than citizens. 0.5 means: two citizens for each. Empty: no balance."
        ),
    )
    staff_from = forms.IntegerField(
        label=gettext_lazy("Staff who may come whatever the balance"),
        min_value=0,
        max_value=500,
        help_text=gettext_lazy("So that the first member of staff is not refused in an empty class."),
    )
    first_timers_first = forms.BooleanField(
        label=gettext_lazy("Those without another class this term come first on the waiting list"),
        required=False,
    )
    companions = forms.ChoiceField(
        label=gettext_lazy("Companions"), choices=Companions.choices, widget=forms.RadioSelect
    )
    lends_seats = forms.BooleanField(
        label=gettext_lazy("Lend out the seat of somebody who cannot come"),
        required=False,
        help_text=gettext_lazy("For that one session, to the next on the waiting list."),
    )
    lend_hours = forms.IntegerField(
        label=gettext_lazy("Hours before the session that count as early enough"), min_value=0, max_value=999
    )

    def policy(self) -> dict[str, Any]:
        """Return the answers, as ``seats.change_rules`` takes them."""
        return {name: self.cleaned_data[name] for name in POLICY}

"""What is asked when somebody is signed up by another: what they wish, and how they said yes."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enrolment.models import Agreement
from enrolment.models.consents import SaidBy
from enrolment.on_behalf.assisted import Yes
from enrolment.states import ComesAs
from enrolment.words.outlook import Outlook

LONGEST_AGO = dt.timedelta(days=365)
"""A form on paper may have lain for a while, but not for ever."""


class YesForm(forms.Form):
    """How and when somebody said yes. Without a tick nothing is written down."""

    said_by = forms.ChoiceField(
        label=_("How did the person say yes?"),
        choices=SaidBy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the person said yes.")},
    )
    said_on = forms.DateField(
        label=_("When?"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Write the day on which the person said yes.")},
    )
    consent = forms.BooleanField(
        label=_("The person has said yes to being signed up"),
        help_text=_(
            "Say aloud, or let them read: what we write down, that they can leave at any time, and that they "
            "can take over their own page later."
        ),
        error_messages={"required": _("Without a yes we sign nobody up.")},
    )

    def clean_said_on(self) -> dt.date:
        """Return a day that has been, and not long ago."""
        day: dt.date = self.cleaned_data["said_on"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError(gettext("This day is still to come."))
        if day < today - LONGEST_AGO:
            raise forms.ValidationError(gettext("This is more than a year ago. Ask the person again."))
        return day

    @property
    def said_at(self) -> dt.datetime:
        """The moment: now, or noon of an earlier day."""
        day: dt.date = self.cleaned_data["said_on"]
        if day == timezone.localdate():
            return timezone.now()
        return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


class WishForm(YesForm):
    """What the person wishes of this class. ``agreement`` is what is still to be agreed."""

    comes_as = forms.ChoiceField(
        label=_("Comes as"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Ask; never guess. It only serves to share the seats fairly, and no roster shows it."),
    )
    companion = forms.BooleanField(label=_("Brings a companion"), required=False)
    companion_name = forms.CharField(
        label=_("What is the companion called?"), required=False, max_length=60, help_text=_("Optional.")
    )
    needs = forms.CharField(
        label=_("What can help"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In the person's own words, and only if they want it. Teachers see it."),
    )
    agreed = forms.BooleanField(
        label=_("The person has said yes to our mutual agreement"),
        error_messages={"required": _("Go through the agreement together, and put a tick.")},
    )
    field_order: Iterable[str] | None = (
        *("comes_as", "companion", "companion_name", "needs"),
        *("said_by", "said_on", "consent", "agreed"),
    )

    def __init__(self, *args: Any, outlook: Outlook, agreement: Agreement | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = agreement
        if agreement is None:
            del self.fields["agreed"]
        if not outlook.takes_companions:
            del self.fields["companion"], self.fields["companion_name"]
        self.fields["comes_as"].choices = comes_as_choices(outlook)  # type: ignore[attr-defined]  # a choice

    @property
    def wishes(self) -> dict[str, Any]:
        """What the allocator takes; a companion who is named is brought."""
        data = self.cleaned_data
        name = data.get("companion_name", "")
        wishes: dict[str, Any] = {"comes_as": data["comes_as"], "need": data["needs"]}
        if data.get("companion") or name:
            wishes |= {"companion": True, "companion_name": name}
        return wishes

    @property
    def yes(self) -> Yes:
        """How the person said yes."""
        return Yes(said_by=self.cleaned_data["said_by"], said_at=self.said_at, agreement=self.version)


def comes_as_choices(outlook: Outlook) -> list[tuple[str, Any]]:
    """Return the groups, each with what it brings now where that is not the same for all."""
    choices = [("", _("Would rather not say")), *ComesAs.choices]
    if not outlook.depends:
        return choices
    return [(group, f"{label} ({outlook.words(group)})") for group, label in choices]

"""When somebody worked on a course, how long and on what."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.coproduction import durations

FURTHEST_BACK = timedelta(days=2 * 366)


class HoursForm(forms.Form):
    """``key`` tells two presses of one form from two entries."""

    done_on = forms.DateField(
        label=gettext_lazy("Which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Choose the day."),
            "invalid": gettext_lazy("Write the day as 31-12-2026."),
        },
    )
    time = forms.CharField(
        label=gettext_lazy("How long?"),
        help_text=gettext_lazy("For example “1 h 30 min”, “1,5” or “45 min”."),
        max_length=40,
        error_messages={"required": gettext_lazy("Write how long it took.")},
    )
    about = forms.CharField(
        label=gettext_lazy("What did you do?"),
        help_text=gettext_lazy("For example: “Met and wrote about breaks”."),
        max_length=200,
        required=False,
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(
            data, initial={"done_on": timezone.localdate(), "key": str(uuid4()), **(initial or {})}
        )

    def clean_done_on(self) -> Any:
        """Refuse days to come, and those long past."""
        day, today = self.cleaned_data["done_on"], timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("That day has not been yet."))
        if day < today - FURTHEST_BACK:
            raise forms.ValidationError(_("That is more than two years ago. Call us, and we write it down."))
        return day

    def clean_time(self) -> int:
        """Return minutes."""
        minutes = durations.minutes(self.cleaned_data["time"])
        if minutes is None:
            raise forms.ValidationError(_("Write the time as “1 h 30 min”, “1,5” or “45 min”."))
        return minutes

    def clean_key(self) -> UUID:
        """Return the key of the form; a new one where somebody has changed it."""
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()

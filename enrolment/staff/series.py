"""The fields of a weekly series, for a new class and for one that gets more sessions."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from courses.models import Term
from courses.sessions import MOST_IN_A_SERIES

NEEDED = ("first_day", "first_time", "minutes", "count")
FAR = timedelta(days=366)
"""How far from its term a series may begin; further off is a slip in the year."""


class DayInput(forms.DateInput):
    """A day as the browser asks for it: in its own language, and with nothing laid over the buttons below."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def credible(day: date) -> None:
    """Refuse a day no school plans for; raises ValidationError. Dates end at year 9999, a series must not."""
    if not 2000 <= day.year < 3000:
        raise ValidationError(_("Look at the year once more."))


def near_term(day: date, term: Term) -> None:
    """Refuse a first day more than a year from its term; raises ValidationError."""
    if not term.starts_on - FAR <= day <= term.ends_on + FAR:
        raise ValidationError(_("This is more than a year from the term. Look at the year once more."))


class WeeksField(forms.CharField):
    """Numbers of weeks of the year, "7, 42", as a set."""

    def to_python(self, value: str | None) -> set[int]:  # type: ignore[override]  # a set is what it gives
        """Read the numbers; raises ValidationError for what is no week."""
        if re.search(r"[^\d\s,;]", value or ""):
            raise ValidationError(_("Write numbers of weeks, such as 7, 42."))
        numbers = {int(number[:4]) for number in re.findall(r"\d+", value or "")}
        if not numbers <= set(range(1, 54)):
            raise ValidationError(_("Write numbers of weeks, such as 7, 42."))
        return numbers


class SeriesForm(forms.Form):
    """A weekly series, or a single session."""

    first_day = forms.DateField(label=gettext_lazy("First day"), widget=AdminDateInput, validators=[credible])
    first_time = forms.TimeField(label=gettext_lazy("Starts at"), widget=AdminTimeInput)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes each time"), min_value=15, max_value=720, initial=120
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many times"), min_value=1, max_value=MOST_IN_A_SERIES, initial=1
    )
    every_weeks = forms.TypedChoiceField(
        label=gettext_lazy("How often"),
        choices=[(1, gettext_lazy("Every week")), (2, gettext_lazy("Every second week"))],
        coerce=int,
        initial=1,
    )
    skip_weeks = WeeksField(
        label=gettext_lazy("Weeks without teaching"),
        required=False,
        help_text=gettext_lazy("Numbers of weeks, such as 7, 42. They do not count."),
    )


def series_of(data: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of ``courses.sessions.add_weekly`` from the fields of a series."""
    first: date = data["first_day"]
    weeks = data["skip_weeks"]
    # Far enough for every session there can be, each second week, with every week that is skipped.
    reach = range(2 * MOST_IN_A_SERIES + 4 * len(weeks))
    dates = [first + timedelta(weeks=number) for number in reach]
    return {
        "first_start": timezone.make_aware(datetime.combine(first, data["first_time"])),
        "minutes": data["minutes"],
        "count": data["count"],
        "every_weeks": data["every_weeks"],
        "skip": [day for day in dates if day.isocalendar().week in weeks],
    }

"""What a person fills in about reminders."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.phones import international
from enrolment.models.wishes import ReminderBy
from enrolment.told.reminders import wish_of


class ReminderForm(forms.Form):
    """Each of the two reminders: in the usual way, in another, or not at all."""

    week_by = forms.ChoiceField(label=_("A week before a course begins"), widget=forms.RadioSelect)
    day_by = forms.ChoiceField(label=_("The day before each time"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        wish = wish_of(person)
        kwargs["initial"] = {"week_by": wish.week_by, "day_by": wish.day_by}
        super().__init__(*args, **kwargs)
        self.fields["week_by"].choices = _ways(person, wish.week_by)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["day_by"].choices = _ways(person, wish.day_by)  # type: ignore[attr-defined]  # a ChoiceField


def _ways(person: User, chosen: str) -> list[tuple[str, Any]]:
    """Return what can be: no mail without an address, no text or call without a number."""
    impossible = set() if person.email else {ReminderBy.EMAIL}
    if not international(person.phone):
        impossible |= {ReminderBy.SMS, ReminderBy.CALL}
    return [(way, label) for way, label in ReminderBy.choices if way not in impossible or way == chosen]

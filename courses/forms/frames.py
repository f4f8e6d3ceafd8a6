"""How many paid hours somebody is offered for making a course, and of which money."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.forms.offered import OfferedForm
from courses.honorarium.frames import LONGEST, SHORTEST

_HOURS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)


class FrameForm(OfferedForm):
    """Hours are written with comma or point: "10", "7,5"."""

    hours = forms.CharField(
        label=gettext_lazy("How many hours"),
        max_length=10,
        help_text=gettext_lazy("For example “10” or “7,5”. Hours noted are paid until they are used."),
        error_messages={"required": gettext_lazy("Write how many hours.")},
    )
    field_order = ("hours", "project", "words", "answer_by")

    def clean_hours(self) -> int:
        """Return minutes."""
        found = _HOURS.fullmatch(self.cleaned_data["hours"].strip())
        minutes = round(Decimal(found[0].replace(",", ".")) * 60) if found else 0
        if not SHORTEST <= minutes <= LONGEST:
            raise ValidationError(_("Write between half an hour and 200 hours."))
        return minutes

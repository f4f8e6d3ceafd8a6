"""How many paid hours somebody is offered for making a course, and of which money."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from courses.honorarium.frames import LONGEST, SHORTEST
from peers.models import Project

_HOURS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)


class FrameForm(forms.Form):
    """Hours are written with comma or point: "10", "7,5"."""

    hours = forms.CharField(
        label=gettext_lazy("How many hours"),
        max_length=10,
        help_text=gettext_lazy("For example “10” or “7,5”. Hours noted are paid until they are used."),
        error_messages={"required": gettext_lazy("Write how many hours.")},
    )
    project = forms.ModelChoiceField(
        Project.objects.filter(is_active=True), label=gettext_lazy("Which money"), empty_label=None
    )
    words = forms.CharField(
        label=gettext_lazy("A few words along with it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answer_by = forms.DateField(
        label=gettext_lazy("Answer by"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("May be empty."),
    )

    def clean_hours(self) -> int:
        """Return minutes."""
        found = _HOURS.fullmatch(self.cleaned_data["hours"].strip())
        minutes = round(Decimal(found[0].replace(",", ".")) * 60) if found else 0
        if not SHORTEST <= minutes <= LONGEST:
            raise ValidationError(_("Write between half an hour and 200 hours."))
        return minutes

    def clean_answer_by(self) -> Any:
        """Refuse days that are past."""
        day = self.cleaned_data["answer_by"]
        if day is not None and day < timezone.localdate():
            raise ValidationError(_("That day is past."))
        return day

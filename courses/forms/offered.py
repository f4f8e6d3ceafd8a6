"""What is asked for every offer of honorarium: which money, a few words, an answer by when."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from peers.models import Project


class OfferedForm(forms.Form):
    """A subclass adds what the work is, and says the order."""

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

    def clean_answer_by(self) -> Any:
        """Refuse days that are past."""
        day = self.cleaned_data["answer_by"]
        if day is not None and day < timezone.localdate():
            raise ValidationError(_("That day is past."))
        return day

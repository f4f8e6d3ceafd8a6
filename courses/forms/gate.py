"""What is answered at the gate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.states import ApprovalKind


class AnswerForm(forms.Form):
    """A yes, or what should be changed first; tied to the version that was read."""

    YES, CHANGES = "approve", "changes"

    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(max_length=32, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("You answer on behalf of"), required=False, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("A word to the team"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, kinds: tuple[ApprovalKind, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]  # a field of choices
        if len(kinds) < 2:
            self.fields["kind"].widget = forms.HiddenInput()
            self.initial.setdefault("kind", kinds[0].value if kinds else "")

    @property
    def is_choice(self) -> bool:
        """Whether somebody with both says on behalf of which they answer."""
        return len(self.kinds) > 1

    def clean(self) -> dict[str, Any]:
        """Ask for the words of whoever wants changes, and for the half of whoever can be both."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.CHANGES in self.data and not data.get("comment", "").strip():
            self.add_error("comment", _("Write what should be changed."))
        if self.YES in self.data and not data.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Choose on behalf of which experience you approve."))
        return data


class TimeForm(forms.Form):
    """When an approved version goes live."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=_("Hour"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))


class ReasonForm(forms.Form):
    """Why a leader publishes without the approvals; ``seen`` is the sum of what they read."""

    seen = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("The reason"),
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Everybody who makes the course reads it, and it stays in the report."),
    )

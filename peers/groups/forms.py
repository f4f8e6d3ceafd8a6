"""What members of a group fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from peers.groups.holding import LONGEST_MINUTES
from peers.models import Meeting
from peers.states import Worth


class MinutesForm(forms.Form):
    """The minutes; ``version`` is what the writer has read."""

    text = forms.CharField(
        label=pgettext_lazy("meeting", "Minutes"),
        max_length=LONGEST_MINUTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("An empty line begins a new paragraph. Every member can read and write them."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, meeting: Meeting, *, text: str | None = None) -> "MinutesForm":
        """Return the form of a meeting as it stands, with words of the writer's own where there are any."""
        said = meeting.minutes_text if text is None else text
        return cls(initial={"text": said, "version": meeting.version})


class WorthForm(forms.Form):
    """The one question."""

    worth = forms.ChoiceField(
        label=_("Was the meeting meaningful?"),
        choices=Worth.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four answers.")},
    )

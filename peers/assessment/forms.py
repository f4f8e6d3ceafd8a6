"""What whoever scores fills in about one principle."""

from django import forms
from django.utils.translation import gettext_lazy as _

from peers.assessment.scale import Level
from peers.models import Score


class ScoreForm(forms.Form):
    """How far we are, and words of one's own if one likes."""

    level = forms.TypedChoiceField(
        label=_("How far are we, as you see it?"),
        choices=Level.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the five answers, or pass this one over.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("If you like: an example, or what is lacking. At most 300 letters, and no names."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def of(cls, score: Score | None) -> "ScoreForm":
        """Return the form as the person has filled it in."""
        return cls(initial={"level": score.level, "words": score.words} if score else None)

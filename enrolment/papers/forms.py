"""How somebody wants a paper about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Language

NEUTRAL, FULL = "neutral", "fuld"


class PaperForm(forms.Form):
    """Neutral or full, Danish or English; sent with GET, since nothing is changed by it."""

    ord = forms.ChoiceField(
        label=_("How much may it say?"),
        choices=[
            (NEUTRAL, _("Neutral: it names neither the school nor a course")),
            (FULL, _("Full: with the name of the school and the titles of courses")),
        ],
        initial=NEUTRAL,
        widget=forms.RadioSelect,
    )
    sprog = forms.ChoiceField(label=_("Language"), choices=Language.choices, widget=forms.RadioSelect)

"""What somebody in a class writes: to the teachers, after a session, and about what two of them try."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enrolment.classroom.pulse import LONGEST_WORDS
from enrolment.classroom.trial_pages import OwnTrial
from enrolment.day_states import Meaning

LONGEST_PLAN, LONGEST_OUTCOME = 1000, 2000


class WordsForm(forms.Form):
    """A message to the teachers; ``key`` tells a form that is sent twice."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you want to say.")},
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)


class PulseForm(forms.Form):
    """The one question, and a few words."""

    meaning = forms.ChoiceField(
        label=_("Did it make sense?"),
        choices=Meaning.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    words = forms.CharField(
        label=_("A few words, if you like"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("The teachers read them without a name. So write no names."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TrialForm(forms.Form):
    """What two try, and how it went; ``version`` is what the writer has read."""

    plan = forms.CharField(
        label=_("What will you try?"),
        max_length=LONGEST_PLAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you will try, however small it is.")},
    )
    outcome = forms.CharField(
        label=_("How did it go?"),
        max_length=LONGEST_OUTCOME,
        required=False,
        help_text=_("Write it when you have tried. It is no failure if it came to nothing."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class StartForm(forms.Form):
    """A new trial action: what, and together with whom."""

    plan = forms.CharField(
        label=_("What will you try?"),
        max_length=LONGEST_PLAN,
        help_text=_("Something small that you can do in your everyday life. You can change it later."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you will try, however small it is.")},
    )
    together = forms.ChoiceField(label=_("Together with"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, earlier: list[OwnTrial], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {one.other: str(one.trial.pk) for one in reversed(earlier) if one.other}
        choices = [(pk, name) for name, pk in known.items()]
        somebody = pgettext_lazy("trial action", "Somebody else: I get a code for them")
        self.fields["together"].choices = [*choices, ("", somebody)]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["together"].initial = choices[0][0] if choices else ""
        if not choices:
            del self.fields["together"]


class ShareForm(forms.Form):
    """A yes to show the class what stands."""

    named = forms.BooleanField(
        label=_("Our first names may stand beside it"),
        help_text=_("They do when you both tick this."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

"""What one writes in a plan, and whom one shows it to. Nothing here is kept by the browser for later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enrolment.evaluation_states import GoalOutcome
from enrolment.plan import text
from enrolment.plan.closing import LONGEST_WORD, SHORTEST_WORD
from enrolment.plan.sharing import Known

_OFF = {"autocomplete": "off"}
ANOTHER = "another"
DAYS = {"7": _("A week"), "30": _("A month"), "90": _("Three months")}


class HopeForm(forms.Form):
    """A hope; ``read`` says which words the writer saw."""

    hope = forms.CharField(
        label=_("What do you hope for?"),
        max_length=text.LONGEST_HOPE,
        help_text=_("Small or large, in your own words."),
        widget=forms.Textarea(attrs={"rows": 3, **_OFF}),
        error_messages={"required": _("Write what you hope for.")},
    )
    read = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StepForm(forms.Form):
    """A next step, with a day if one likes."""

    step = forms.CharField(
        label=_("A next step"),
        max_length=text.LONGEST_STEP,
        help_text=_("Something you can do yourself."),
        widget=forms.TextInput(attrs=_OFF),
        error_messages={"required": _("Write what the step is.")},
    )
    on = forms.DateField(
        label=_("When"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **_OFF}),
        error_messages={"invalid": _("Choose a day, or leave it empty.")},
    )
    read = forms.IntegerField(required=False, widget=forms.HiddenInput)


class LookBackForm(forms.Form):
    """How a hope came out."""

    outcome = forms.ChoiceField(
        label=_("How is it going with this hope?"),
        choices=[("", _("I have not looked back yet")), *GoalOutcome.choices],
        required=False,
        widget=forms.RadioSelect,
    )


class ShareForm(forms.Form):
    """To whom, and for how long."""

    who = forms.ChoiceField(
        label=_("Who may read it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may read it.")},
    )
    address = forms.EmailField(
        label=_("Their e-mail address"),
        required=False,
        max_length=text.LONGEST_NAME,
        help_text=_(
            "Only for somebody else. They need a login here with that address. "
            "We do not tell you whether they have one."
        ),
        widget=forms.EmailInput(attrs=_OFF),
    )
    days = forms.ChoiceField(
        label=_("For how long?"), choices=list(DAYS.items()), initial="30", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, known: list[Known], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.reader.pk): one for one in known}
        who = self.fields["who"]
        if isinstance(who, forms.ChoiceField):
            choices = [(pk, one.name) for pk, one in self.known.items()]
            who.choices = [*choices, (ANOTHER, _("Somebody else, by their e-mail address"))]
            who.initial = ANOTHER if not choices else None

    def clean(self) -> dict[str, Any]:
        """Ask for the address of somebody who is not in the list."""
        found = super().clean() or {}
        if found.get("who") == ANOTHER and not found.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the e-mail address of who may read it."))
        return found


class WordForm(forms.Form):
    """A word of one's own, typed twice, since nobody can find it again."""

    word = forms.CharField(
        label=_("Your own word"),
        min_length=SHORTEST_WORD,
        max_length=LONGEST_WORD,
        strip=False,
        help_text=_("At least 10 signs. A few words that only you would put together are best."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same word again"),
        max_length=LONGEST_WORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    knows = forms.BooleanField(
        label=_("I know that nobody can help me if I forget it"),
        error_messages={"required": _("Tick it, if you want to go on.")},
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        found = super().clean() or {}
        if "again" in found and "word" in found and found["again"] != found["word"]:
            self.add_error("again", _("The two are not the same."))
        return found


class OpenForm(forms.Form):
    """The word that opens a plan."""

    plan_word = forms.CharField(
        label=_("Your own word"),
        max_length=LONGEST_WORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write your own word.")},
    )

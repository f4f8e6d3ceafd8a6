"""What a person changes about a place: who they bring, what they come as, who they are together with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enrolment.models import Enrolment
from enrolment.states import ComesAs
from enrolment.words.outlook import EVERYBODY

WILL_NOT_SAY = _("I would rather not say")


def group_label(group: str) -> str:
    """What one comes as, as one chooses it."""
    return str(ComesAs(group).label if group else WILL_NOT_SAY)


class CompanionForm(forms.Form):
    """Whether somebody comes along, and what they are called."""

    brings = forms.ChoiceField(
        label=_("Do you bring somebody?"),
        choices=[("yes", _("Yes, I bring somebody")), ("", _("No, I come alone"))],
        required=False,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("What is your companion called?"), required=False, max_length=60)

    def __init__(self, *args: Any, row: Enrolment, **kwargs: Any) -> None:
        initial = {"brings": "yes" if row.brings_companion else "", "name": row.companion_name}
        super().__init__(*args, **kwargs)
        self.initial = initial


class ComesAsForm(forms.Form):
    """What one comes as."""

    comes_as = forms.ChoiceField(label=_("I come as"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, row: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"comes_as": row.comes_as}
        field = self.fields["comes_as"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(group, group_label(group)) for group in EVERYBODY]


class CodeForm(forms.Form):
    """The code that the other was given."""

    code = forms.CharField(
        label=_("The code the other gave you"),
        max_length=20,
        error_messages={"required": _("Write the code that the other has got from us.")},
    )

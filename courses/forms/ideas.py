"""The three questions about an idea, and what else is asked around it."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy


class PlainText(forms.CharField):
    """A few lines in somebody's own words.

    Line ends count as one character, and the browser is not asked to cut off what is too long: what was
    pasted would lose its end without a word. The form says how long it may be and keeps all of it.
    """

    def __init__(self, *, max_length: int, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.error_messages["max_length"] = _TOO_LONG
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = _TOO_LONG  # type: ignore[attr-defined]  # of every validator with a limit

    def to_python(self, value: Any) -> str:
        """Return the text with line ends as they are stored."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out ``maxlength``."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


_TOO_LONG = gettext_lazy(
    "This is %(show_value)d characters; there is room for %(limit_value)d. Shorten it; it is all here."
)
_NO_ADDRESS = gettext_lazy("This does not look like an e-mail address. It should look like name@example.org.")


class IdeaForm(forms.Form):
    """What, for whom, why; and for whoever has no account a name and an address, if they like.

    No diagnosis is asked. ``key`` tells two presses of one form from two ideas.
    """

    what = PlainText(
        label=gettext_lazy("What could the course be about?"),
        max_length=1000,
        error_messages={
            "required": gettext_lazy("Write what the course could be about. A few words are enough.")
        },
    )
    for_whom = PlainText(
        label=gettext_lazy("Whom is it for?"),
        max_length=600,
        rows=3,
        error_messages={"required": gettext_lazy("Write whom it could be for. “Everyone” is an answer too.")},
    )
    why = PlainText(
        label=gettext_lazy("Why does it matter to you?"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write why it matters to you. One sentence is enough.")},
    )
    wants_to_join = forms.BooleanField(
        label=gettext_lazy("I would like to help make it"),
        required=False,
        help_text=gettext_lazy("You need no experience of it. You can say no later."),
    )
    organisation = forms.CharField(
        label=gettext_lazy("Do you come from an association or a workplace?"), required=False, max_length=80
    )
    name = forms.CharField(label=gettext_lazy("What may we call you?"), required=False, max_length=60)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": _NO_ADDRESS},
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(label=gettext_lazy("Leave this empty"), required=False)

    def __init__(self, data: Any = None, *, is_known: bool) -> None:
        """``is_known``: whoever is signed in is asked neither name nor address."""
        super().__init__(data, initial={"key": str(uuid4())})
        if is_known:
            del self.fields["name"], self.fields["email"]

    def clean_key(self) -> UUID | None:
        """Return the key of the form, None where somebody has changed it."""
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return None

    @property
    def is_machine(self) -> bool:
        """Whether the hidden field was filled in; a machine gets a kind answer and no idea."""
        return bool(self.cleaned_data["website"])

    @property
    def answers(self) -> dict[str, Any]:
        """What is written down."""
        return {name: value for name, value in self.cleaned_data.items() if name != "website"}


class AdditionForm(forms.Form):
    """Something more about an idea."""

    text = PlainText(
        label=gettext_lazy("What you want to add"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write what you want to add.")},
    )


class AddressForm(forms.Form):
    """Where to write to when there is news."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        error_messages={"required": gettext_lazy("Write your e-mail address."), "invalid": _NO_ADDRESS},
    )

"""What a person fills in: to sign up, and about how to be reached."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import ContactBy, Language, User
from enrolment.models import Agreement
from enrolment.states import ComesAs

NAME_MISSING = _("Write the name we may call you.")
PHONE_DIGITS = 8
"""How many digits a Danish number has; those of other countries have more with their code."""


class SignUpForm(forms.Form):
    """At most five fields, two of them optional; ``person`` is None for who is not signed in."""

    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("The name the others hear. It need not be your full name."),
        max_length=60,
        error_messages={"required": NAME_MISSING},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a code to it, and your invitation. Others do not see it."),
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address, or call us if you have none."),
            "invalid": _("This does not look like an e-mail address. It should look like name@example.org."),
        },
    )
    comes_as = forms.ChoiceField(
        label=_("I come as"),
        help_text=_("We only count with it. Neither teachers nor the others see it."),
        required=False,
        choices=[("", _("I would rather not say")), *ComesAs.choices],
        widget=forms.RadioSelect,
    )
    need = forms.CharField(
        label=_("What can help you?"),
        help_text=_(
            "For example a seat by the door, a break, or the text in large letters. Only those who teach the "
            "class and the school see it. We delete it 30 days after the class ends."
        ),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreement = forms.BooleanField(
        label=_("Yes, I will help to keep our agreement"),
        error_messages={"required": _("Read our agreement and put a tick, so that we can keep it together.")},
    )

    def __init__(self, *args: Any, person: User | None, agreement: Agreement | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = agreement
        if person is not None:
            del self.fields["email"]
            if person.chosen_name:
                del self.fields["name"]
        if agreement is None:
            del self.fields["agreement"]

    def clean_email(self) -> str:
        """Return the address in small letters, as it is stored."""
        return str(self.cleaned_data["email"]).lower()

    @property
    def wish(self) -> dict[str, Any]:
        """What was written, as the domain takes it."""
        wish = {name: self.cleaned_data.get(name, "") for name in ("name", "comes_as", "need")}
        return wish | {"agreement": self.version.pk if self.version else None}


class ContactForm(forms.ModelForm[User]):
    """About me: what I am called, how I am reached, which language, and how much a message may say."""

    full_messages = forms.ChoiceField(
        label=_("How much may a message say?"),
        choices=[
            ("", _("Little: only that you have an appointment, and when")),
            ("yes", _("Everything: the course, the place and the room")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = User
        fields = ("chosen_name", "contact_by", "phone", "language", "full_messages")
        labels = {
            "chosen_name": _("What may we call you?"),
            "contact_by": _("How may we reach you?"),
            "phone": _("Your phone number"),
            "language": _("Which language shall we write in?"),
        }
        help_texts = {"chosen_name": "", "phone": _("Only the school sees it.")}
        error_messages = {"chosen_name": {"required": NAME_MISSING}}
        widgets = {"contact_by": forms.RadioSelect, "language": forms.RadioSelect, "phone": forms.TextInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["full_messages"] = "yes" if self.instance.full_messages else ""
        self._choices("language", [(code, Language(code).label) for code in Language.values])
        ways = [(way, ContactBy(way).label) for way in ContactBy.values]
        self._choices("contact_by", [way for way in ways if self.instance.email or way[0] != ContactBy.EMAIL])

    def clean_full_messages(self) -> bool:
        """Return whether the whole may be said."""
        return bool(self.cleaned_data["full_messages"])

    def clean(self) -> dict[str, Any]:
        """Whoever is to be called must have a number that can be called."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        number = cleaned.get("phone", "").strip()
        if cleaned.get("contact_by") == ContactBy.PHONE and not number:
            self.add_error("phone", _("Write your phone number, so that we can call you."))
        elif number and sum(sign.isdigit() for sign in number) < PHONE_DIGITS:
            self.add_error("phone", _("A digit or more is missing. A Danish number has eight."))
        return cleaned

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

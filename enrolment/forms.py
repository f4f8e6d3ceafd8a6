"""What a person fills in about how to be reached."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import ContactBy, Language, User
from accounts.phones import international
from enrolment.on_behalf import guidance

NAME_MISSING = _("Write the name we may call you.")
PHONE_DIGITS = 8
"""How many digits a Danish number has; those of other countries have more with their code."""


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
        fields = ("chosen_name", "contact_by", "phone", "postal_address", "language", "full_messages")
        labels = {
            "chosen_name": _("What may we call you?"),
            "contact_by": _("How may we reach you?"),
            "phone": _("Your phone number"),
            "postal_address": _("Your name and address"),
            "language": _("Which language shall we write in?"),
        }
        help_texts = {
            "chosen_name": "",
            "phone": _("Only the school sees it."),
            "postal_address": _(
                "Only if we are to send you letters. We forget it when you choose another way."
            ),
        }
        error_messages = {"chosen_name": {"required": NAME_MISSING}}
        widgets = {
            "contact_by": forms.RadioSelect,
            "language": forms.RadioSelect,
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "postal_address": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["full_messages"] = "yes" if self.instance.full_messages else ""
        self._choices("language", [(code, Language(code).label) for code in Language.values])
        may = {ContactBy.EMAIL: bool(self.instance.email), ContactBy.GUIDE: self._has_guide()}
        ways = [(way, ContactBy(way).label) for way in ContactBy.values if may.get(ContactBy(way), True)]
        self._choices("contact_by", ways)

    def clean_full_messages(self) -> bool:
        """Return whether the whole may be said."""
        return bool(self.cleaned_data["full_messages"])

    def clean(self) -> dict[str, Any]:
        """Whoever is to be called must have a number that can be called."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        number = cleaned.get("phone", "").strip()
        if cleaned.get("contact_by") == ContactBy.PHONE and not number:
            self.add_error("phone", _("Write your phone number, so that we can call you."))
        elif cleaned.get("contact_by") == ContactBy.SMS and not international(number):
            self.add_error("phone", _("Write your phone number, so that we can text you."))
        elif number and sum(sign.isdigit() for sign in number) < PHONE_DIGITS:
            self.add_error("phone", _("A digit or more is missing. A Danish number has eight."))
        if cleaned.get("contact_by") != ContactBy.LETTER:
            cleaned["postal_address"] = ""
        elif not cleaned.get("postal_address", "").strip():
            self.add_error("postal_address", _("Write your name and address, so that the letter finds you."))
        return cleaned

    def _has_guide(self) -> bool:
        return bool(self.instance.pk and guidance.standing(self.instance).exists())

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

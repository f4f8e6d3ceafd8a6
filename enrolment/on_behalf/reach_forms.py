"""Who somebody is and how they are reached, as another writes it down; and the other of two."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import people
from accounts.models import ContactBy, User
from accounts.phones import international
from enrolment.on_behalf import guidance
from enrolment.states import ComesAs

_NEEDS: dict[str, str] = {
    ContactBy.EMAIL: "email",
    ContactBy.PHONE: "phone",
    ContactBy.SMS: "phone",
    ContactBy.LETTER: "postal_address",
    ContactBy.GUIDE: "guide",
}


class ReachForm(forms.ModelForm[User]):
    """Name and language of a person, and how they are reached. It writes nothing by itself."""

    class Meta:
        model = User
        fields = ("chosen_name", "email", "phone", "contact_by", "postal_address", "language")
        labels: ClassVar[dict[str, Any]] = {
            "chosen_name": _("Name"),
            "contact_by": _("Reached by"),
            "postal_address": _("Name and address for letters"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "chosen_name": _("What the person wants to be called; a first name is enough."),
            "email": _("Leave empty if the person has none: the school calls or writes instead."),
            "postal_address": _("Only where letters are wanted. We forget it when another way is chosen."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "chosen_name": {"required": _("Write what the person wants to be called.")}
        }
        widgets: ClassVar[dict[str, Any]] = {"postal_address": forms.Textarea(attrs={"rows": 3})}

    def clean_email(self) -> str | None:
        """Refuse an address that somebody has: that person is found by searching."""
        email = (self.cleaned_data["email"] or "").lower() or None
        other = people.find(email=email) if email else None
        if other is not None and other.pk != self.instance.pk:
            raise ValidationError(gettext("Somebody has this address already. Find the person above."))
        return email

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen way needs, and keep an address for letters only."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        way = data.get("contact_by", "")
        wanted = _NEEDS.get(way)
        if wanted in self.fields and wanted not in self.errors and not data.get(wanted or ""):
            self.add_error(wanted, gettext("Needed to reach the person that way."))
        elif way == ContactBy.SMS and "phone" not in self.errors and not international(data["phone"]):
            self.add_error("phone", gettext("A text message needs a whole number: eight digits in Denmark."))
        elif data.get("phone") and not any(sign.isdigit() for sign in data["phone"]):
            self.add_error("phone", gettext("A phone number has digits."))
        if way != ContactBy.LETTER:
            data["postal_address"] = ""
        return data

    def _post_clean(self) -> None:
        """Leave the instance alone: ``people.create`` and ``people.reach`` write, by their own rules."""

    @property
    def details(self) -> dict[str, Any]:
        """What ``accounts.people.create`` takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


class DeskReachForm(ReachForm):
    """The same at the school's desk, where the person may also name a guide."""

    guide = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Guide"),
        required=False,
        empty_label=_("No guide"),
        help_text=_("Only if the person has said yes to this guide, who then sees their seats and helps."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guide"].queryset = guidance.guides()  # type: ignore[attr-defined]  # a model choice


class OtherForm(forms.Form):
    """The other of two who will only come together: left empty where somebody comes alone."""

    other_name = forms.CharField(
        label=_("Comes together with"),
        required=False,
        max_length=60,
        help_text=_(
            "Only for two who will both come or not at all. The name of the other; else leave empty."
        ),
    )
    other_contact = forms.CharField(label=_("E-mail or phone of the other"), required=False, max_length=254)
    other_comes_as = forms.ChoiceField(
        label=_("The other comes as"),
        required=False,
        choices=[("", _("Would rather not say")), *ComesAs.choices],
    )

    def clean(self) -> dict[str, Any]:
        """Ask for name and contact of the other, or for neither."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        name, contact = data.get("other_name", ""), data.get("other_contact", "")
        if name and not contact:
            self.add_error("other_contact", gettext("Write by what the other is reached."))
        elif contact and not name:
            self.add_error("other_name", gettext("Write the name of the other."))
        elif "@" in contact:
            try:
                validate_email(contact)
            except ValidationError as wrong:
                self.add_error("other_contact", wrong)
        elif contact and not international(contact):
            self.add_error("other_contact", gettext("Write an e-mail address or a whole phone number."))
        return data

    def other(self) -> dict[str, Any] | None:
        """Return who the other is, as ``assisted.find_or_write_down`` takes it, or None."""
        name, contact = self.cleaned_data["other_name"], self.cleaned_data["other_contact"]
        if not name:
            return None
        way = {"email": contact.lower()} if "@" in contact else {"phone": contact}
        return {"chosen_name": name, **way}

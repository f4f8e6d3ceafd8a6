"""What is asked about claims: how long, how much, when, and the picture of a receipt."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import User
from peers import uploads
from peers.claims import receipts
from peers.claims.words import month
from peers.models import Claim, Engagement
from peers.money import MoneyInput

SALT = "peers.claims.receipt"
KEPT_FOR = 24 * 60 * 60
"""Seconds in which a picture that was chosen may be used, when something else had to be put right."""
ACCEPT = "image/jpeg,image/png,image/webp,image/avif"


def token(person: User, name: str) -> str:
    """Return what a form carries of a picture that is kept: nobody else can use it."""
    return signing.dumps([person.pk, name], salt=SALT)


def name_of(person: User, told: str) -> str:
    """Return the name of a kept picture from its token; "" where it is another's, old or forged."""
    try:
        owner, name = signing.loads(told, salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError):
        return ""
    return str(name) if owner == person.pk else ""


class _WorkField(forms.ModelChoiceField[Engagement]):
    def label_from_instance(self, obj: Engagement) -> str:
        return f"{obj.about}, {obj.done_on:%d.%m.%Y}"


class Kept(forms.Form):
    """A form whose hidden fields may be written anew while what was typed stays."""

    def rewrite(self, **values: str) -> None:
        """Let the form be shown with other values in some fields."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, value in values.items():
            data[name] = value
        self.data = data


class HoursForm(Kept):
    """How long work took, and why it is not as agreed."""

    hours = forms.IntegerField(
        label=gettext_lazy("Hours"),
        min_value=0,
        max_value=24,
        required=False,
        error_messages=dict.fromkeys(
            ("min_value", "max_value"), gettext_lazy("Write between one minute and 24 hours.")
        ),
    )
    minutes = forms.IntegerField(
        label=pgettext_lazy("time", "Minutes"), min_value=0, max_value=59, required=False
    )
    explanation = forms.CharField(
        label=gettext_lazy("Why it is not as it was agreed"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, claim: Claim) -> "HoursForm":
        """Return the form as the claim is."""
        hours, minutes = divmod(claim.minutes or 0, 60)
        return cls(
            initial={
                "hours": hours,
                "minutes": minutes,
                "explanation": claim.explanation,
                "version": claim.version,
            }
        )

    @property
    def in_minutes(self) -> int:
        """What was written, in minutes."""
        return (self.cleaned_data.get("hours") or 0) * 60 + (self.cleaned_data.get("minutes") or 0)

    def clean(self) -> dict[str, Any]:
        """Between one minute and a day."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not 0 < self.in_minutes <= 24 * 60:
            self.add_error("hours", _("Write between one minute and 24 hours."))
        return data


class MonthForm(Kept):
    """When it is paid."""

    pay_month = forms.TypedChoiceField(
        label=gettext_lazy("Paid in"), coerce=date.fromisoformat, widget=forms.RadioSelect
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, months: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pay_month"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.isoformat(), month(one)) for one in months]


class CostForm(Kept):
    """A cost and its receipt. A picture that was chosen is kept while something else is put right."""

    photo = forms.FileField(
        label=gettext_lazy("Take a picture of the receipt"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT, "capture": "environment"}),
        error_messages={"empty": receipts.WORDS["damaged"]},
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a picture you have"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at most 10 MB. We keep nothing of where and when it was taken."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": receipts.WORDS["damaged"]},
    )
    amount = MoneyInput(label=gettext_lazy("Amount in kroner"), help_text=gettext_lazy("Such as 124,50"))
    about = forms.CharField(
        label=gettext_lazy("What it was for"),
        max_length=255,
        help_text=gettext_lazy("Such as: coffee for the class, or the bus to a meeting."),
        error_messages={"required": gettext_lazy("Write in a few words what it was for.")},
    )
    done_on = forms.DateField(
        label=gettext_lazy("The day on the receipt"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    engagement = _WorkField(
        label=gettext_lazy("Does it belong to something you do for the school?"),
        queryset=Engagement.objects.none(),
        required=False,
        empty_label=gettext_lazy("No, or I do not know"),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, person: User, work: list[Engagement], claim: Claim | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", _initial(claim))
        super().__init__(*args, **kwargs)
        self.person, self.claim = person, claim
        self.receipt = ""
        field = self.fields["engagement"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Engagement.objects.filter(pk__in=[one.pk for one in work]).order_by("-done_on")

    @property
    def wants_to_send(self) -> bool:
        """Whether it is to be sent at once; else it is kept for later."""
        return self.data.get("act") == "send"

    def clean_done_on(self) -> date:
        """A day that has been."""
        day: date = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come. Look at the receipt."))
        if (timezone.localdate() - day).days > 366:
            raise ValidationError(_("This is more than a year ago. Call us about it."))
        return day

    def clean(self) -> dict[str, Any]:
        """Look at the picture, keep it whatever else is wrong, and ask for one where it is to be sent."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.receipt = name_of(self.person, data.get("kept") or "")
        for field in ("photo", "file"):
            file = data.get(field)
            if isinstance(file, UploadedFile):
                self._take(field, file)
        has_one = self.receipt or (self.claim is not None and self.claim.receipt)
        if self.wants_to_send and not has_one and not {"photo", "file"} & set(self.errors):
            self.add_error("photo", _("Add a picture of the receipt."))
        return data

    def _take(self, field: str, file: Any) -> None:
        try:
            if (file.size or 0) > uploads.LARGEST:
                raise receipts.NotAReceipt("too_large")
            self.receipt = receipts.keep(receipts.read(file.read()))
        except receipts.NotAReceipt as no:
            self.add_error(field, str(no))
            return
        self.rewrite(kept=token(self.person, self.receipt))


def _initial(claim: Claim | None) -> dict[str, Any]:
    if claim is None:
        return {"key": uuid.uuid4(), "done_on": timezone.localdate()}
    return {
        "key": claim.key,
        "version": claim.version,
        "amount": claim.amount,
        "about": claim.about,
        "done_on": claim.done_on,
        "engagement": claim.engagement_id,
    }

"""What somebody types to take over an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import CODE_WIDGET, AskForCodeForm


class ClaimForm(AskForCodeForm):
    """The code from the school, and an address of one's own."""

    code = forms.CharField(
        label=_("The code from the school"),
        help_text=_(
            "It stands in your letter, or was read to you on the phone. It has ten letters and digits."
        ),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the code from the school.")},
    )
    by_mail = forms.BooleanField(
        label=_("Write to me at this address from now on"),
        help_text=_("Otherwise we go on as we agreed: by phone, letter or your guide."),
        required=False,
        initial=True,
    )
    field_order = ("code", "email", "by_mail")


class MailedCodeForm(forms.Form):
    """The code from the mail."""

    code = forms.CharField(
        label=_("The code from the mail"),
        help_text=_("Eight digits. The line in the middle may be left out."),
        max_length=20,
        error_messages={"required": _("Type the code from the mail.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(CODE_WIDGET)

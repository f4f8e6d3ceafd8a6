"""Forms of signing in: allauth's own, in our words and without placeholders."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class PlainForm(forms.Form):
    """Takes away placeholders: a label stays where it is, a placeholder goes when one begins to type."""

    words: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class AskForCodeForm(forms.Form):
    """Where to send the code."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This does not look like an e-mail address. It should look like name@example.org."),
        },
    )

    def clean_email(self) -> str:
        """Return the address in small letters, as it is stored."""
        return str(self.cleaned_data["email"]).lower()


CODE_WIDGET = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "off",
    "spellcheck": "false",
}


class CodeForm(PlainForm):
    """A code from a mail."""

    words = {"code": _("The code from the mail")}
    hints = {"code": _("Eight digits. The line in the middle may be left out.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.widget.attrs.update(CODE_WIDGET)
        code.error_messages["required"] = _("Type the code from the mail.")


class ConfirmCodeForm(CodeForm, account.ConfirmLoginCodeForm):
    """The code of signing in."""


class ConfirmAddressForm(CodeForm, account.ConfirmEmailVerificationCodeForm):
    """The code that shows that a new address is one's own."""


class PasswordSignInForm(PlainForm, account.LoginForm):
    """E-mail and password, for those who have chosen one."""

    words = {"login": _("Your e-mail address"), "password": _("Password")}

    def _setup_password_field(self) -> None:
        """Keep the field: allauth takes it away where nobody needs a password to sign up."""


class NewAddressForm(PlainForm, account.AddEmailForm):
    """Another address."""

    words = {"email": _("New e-mail address")}


class SetPasswordForm(PlainForm, account.SetPasswordForm):
    """A first password."""

    words = {"password1": _("New password"), "password2": _("The same password again")}
    hints = {"password1": _("At least 12 characters. A short sentence is easy to remember.")}


class ChangePasswordForm(PlainForm, account.ChangePasswordForm):
    """Another password."""

    words = {"oldpassword": _("The password you have now"), **SetPasswordForm.words}
    hints = SetPasswordForm.hints


class PasswordAgainForm(PlainForm, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    words = {"password": _("Password")}


class AppCodeForm(PlainForm):
    """A code from an app, or one of the spare ones."""

    words = {"code": _("Code")}
    hints = {"code": _("Six digits from your app, or one of your spare codes.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(CODE_WIDGET)


class SecondStepForm(AppCodeForm, mfa.AuthenticateForm):
    """The second step of signing in."""


class SecondStepAgainForm(AppCodeForm, mfa.ReauthenticateForm):
    """The second step once more, before something that matters."""


class ActivateAppForm(AppCodeForm, ActivateTOTPForm):
    """The first code from a new app."""

    words = {"code": _("The six digits your app shows now")}
    hints: dict[str, Any] = {}


class AddKeyForm(PlainForm, AddWebAuthnForm):
    """A new passkey."""

    words = {"name": _("What shall we call it?"), "passwordless": _("Let me sign in with this alone")}
    hints = {
        "name": _("For example: my phone."),
        "passwordless": _(
            "You then need neither mail nor code: your finger, your face or your PIN is enough."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": gettext("My passkey")} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class RenameKeyForm(PlainForm, EditWebAuthnForm):
    """Another name for a passkey."""

    words = {"name": _("What shall we call it?")}

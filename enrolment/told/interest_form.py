"""What a visitor fills in to be told when a course runs again."""

from django import forms
from django.utils.translation import gettext_lazy as _


class InterestForm(forms.Form):
    """An address, and a field that only machines see and fill in."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This does not look like an e-mail address. It should look like name@example.org."),
        },
    )
    website = forms.CharField(label=_("Leave this empty"), required=False)

    @property
    def is_machine(self) -> bool:
        """Whether the hidden field was filled in; a machine gets the same answer as everybody."""
        return bool(self.cleaned_data["website"])

"""The forms by which administrators look after accounts."""

from typing import Any, ClassVar

from allauth.account.utils import filter_users_by_email
from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import ContactBy, User
from accounts.roles import STAFF_ROLES, Role


class RolesField(forms.ModelMultipleChoiceField[Group]):
    """Roles by what they are called, not by the names of their groups."""

    def label_from_instance(self, group: Any) -> str:
        """Return the word for the role."""
        return str(Role(group.name).label)


class AccountForm(forms.ModelForm[User]):
    """A new account."""

    roles = RolesField(
        Group.objects.filter(name__in=STAFF_ROLES).order_by("pk"),
        label=gettext_lazy("Roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Whoever has a role signs in with a second factor."),
    )

    class Meta:
        model = User
        fields = ("chosen_name", "email", "phone", "contact_by", "language")
        labels: ClassVar[dict[str, Any]] = {
            "chosen_name": gettext_lazy("Name"),
            "contact_by": gettext_lazy("Reached by"),
        }
        help_texts: ClassVar[dict[str, Any]] = {"chosen_name": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A guide is said yes to at the desk, not given here; who has one keeps it.
        ways: Any = self.fields["contact_by"]
        ways.choices = [
            way
            for way in ways.choices
            if way[0] != ContactBy.GUIDE or self.instance.contact_by == ContactBy.GUIDE
        ]

    def clean_email(self) -> str | None:
        """Refuse an address that somebody else has, however it is written."""
        email = (self.cleaned_data["email"] or "").lower() or None
        if email and any(person.pk != self.instance.pk for person in filter_users_by_email(email)):
            raise forms.ValidationError(_("Somebody has this address already."))
        return email

    def clean(self) -> dict[str, Any]:
        """Ask for an address of whoever must sign in."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("roles") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Whoever has a role signs in with an e-mail address."))
        return data


class AccountEditForm(AccountForm):
    """An account that is there. Nobody takes their own roles away by mistake."""

    class Meta(AccountForm.Meta):
        fields = (*AccountForm.Meta.fields, "is_active")  # type: ignore[assignment]  # one more

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].initial = self.instance.groups.filter(name__in=STAFF_ROLES)
        if editing_self:
            del self.fields["roles"], self.fields["is_active"]

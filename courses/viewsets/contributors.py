"""Who teaches and designs, in ``/redaktion/``."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from accounts.models import User
from courses.viewsets.base import EditionForm, SmallViewSet
from peers.models import Contributor


class ContributorForm(EditionForm):
    """A contributor; the account is named by its address, never picked from a list of everybody."""

    account = forms.EmailField(
        required=False,
        label=gettext_lazy("E-mail of the account"),
        help_text=gettext_lazy(
            "If the person signs in here. Whoever teaches a class sees it on their own page."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.person:
            self.fields["account"].initial = self.instance.person.email

    def clean_account(self) -> User | None:
        """Find the person; raises ValidationError for an unknown address or one that is taken."""
        email = self.cleaned_data["account"]
        if not email:
            return None
        person = User.objects.filter(email=email.lower()).first()
        if person is None:
            raise forms.ValidationError(_("Nobody has this address."))
        if Contributor.objects.filter(person=person).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This account belongs to another contributor."))
        return person

    def clean(self) -> dict[str, Any]:
        """Keep whose account it is."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.person = data.get("account")
        return data


class ContributorViewSet(SmallViewSet):
    """Who teaches and designs."""

    model = Contributor
    form_base = ContributorForm
    name = url_namespace = "contributors"
    url_prefix = "bidragydere"
    icon = "user"
    menu_label = gettext_lazy("Contributors")
    list_display: ClassVar[list[Any]] = [
        "public_name",
        "basis",
        BooleanColumn("is_public", label=gettext_lazy("Shown in public")),
    ]
    list_filter: ClassVar[list[str]] = ["basis"]
    search_fields: ClassVar[list[str]] = ["public_name"]
    export_filename = "bidragydere"
    panels: ClassVar[list[Any]] = [
        FieldPanel("public_name"),
        FieldPanel("basis"),
        FieldPanel("consented_at"),
        FieldPanel("account"),
    ]

"""Whom leaders have named to approve any course, in ``/redaktion/``."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from courses.coproduction.teams import MAY_BE_ASKED_AS, STANDS_FOR
from courses.models import Approver
from courses.viewsets.base import EditionForm, SmallViewSet
from peers.models import Basis, Contributor


class ApproverForm(EditionForm):
    """Somebody with an account, on a basis on which they can speak."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["basis"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(value, label) for value, label in Basis.choices if STANDS_FOR[value]]

    def clean(self) -> dict[str, Any]:
        """Refuse whoever cannot sign in, or does not stand for that basis; write down who named them."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        contributor: Contributor | None = data.get("contributor")
        if contributor is not None and contributor.person_id is None:
            self.add_error("contributor", _("Has no account, and cannot sign for themselves."))
        if contributor is not None and data.get("basis") not in MAY_BE_ASKED_AS[contributor.basis]:
            self.add_error("basis", _("Does not stand for that."))
        if self.instance.named_by_id is None:
            self.instance.named_by = self.for_user
        return data


class ApproverViewSet(SmallViewSet):
    """Named approvers: they may approve any course, beside its own team."""

    model = Approver
    form_base = ApproverForm
    name = url_namespace = "approvers"
    url_prefix = "godkendere"
    icon = "check"
    menu_label = gettext_lazy("Named approvers")
    add_to_settings_menu = True
    list_display: ClassVar[list[Any]] = ["contributor", "basis", "named_by", "named_at"]
    search_fields: ClassVar[list[str]] = ["contributor__public_name"]
    export_filename = "godkendere"
    panels: ClassVar[list[Any]] = [FieldPanel("contributor"), FieldPanel("basis")]

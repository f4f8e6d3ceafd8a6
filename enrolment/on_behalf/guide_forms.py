"""What a guide fills in: somebody new who said yes to them, and their yes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import ContactBy
from enrolment.on_behalf.assisted_forms import YesForm
from enrolment.on_behalf.reach_forms import ReachForm


class NewPersonForm(YesForm, ReachForm):
    """Somebody new. An address is never asked: with one, people have a page and let a guide in themselves."""

    field_order = (
        *("chosen_name", "contact_by", "phone", "postal_address", "language"),
        *("said_by", "said_on", "consent"),
    )

    class Meta(ReachForm.Meta):
        fields = ("chosen_name", "contact_by", "phone", "postal_address", "language")  # type: ignore[assignment]  # one less

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"contact_by": ContactBy.GUIDE} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        ways: Any = self.fields["contact_by"]
        ways.choices = [way for way in ways.choices if way[0] not in {"", ContactBy.EMAIL}]
        self.fields["contact_by"].label = _("How is the person told?")
        self.fields["consent"].label = _("The person has said yes to my help")
        self.fields["consent"].help_text = _(
            "Say aloud: I see your classes and how you are reached, and can sign you up and out. You can end "
            "it at any time by calling the school, and you can take over your page later."
        )

"""The mutual agreement: versions that leaders write, and that stand still once somebody has said yes."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from courses.viewsets import EditOnce, SmallViewSet
from enrolment.models import Agreement


class EditUnaccepted(EditOnce):
    """Change a version nobody has said yes to yet."""

    def get_object(self, queryset: Any = None) -> Agreement:
        """Refuse to change what people have said yes to."""
        found: Agreement = super().get_object(queryset)
        if found.acceptances.exists():
            if self.request.method == "POST":
                raise PermissionDenied
            messages.warning(
                self.request,
                _("People have said yes to this version, so it stands. Make a new version to change it."),
            )
        return found


class AgreementViewSet(SmallViewSet):
    """Versions of the mutual agreement."""

    model = Agreement
    name = url_namespace = "agreements"
    url_prefix = "aftaler"
    icon = "doc-full"
    menu_label = gettext_lazy("Mutual agreement")
    add_to_settings_menu = True
    edit_view_class = EditUnaccepted
    list_display: ClassVar[list[Any]] = ["version", "valid_from"]
    export_filename = "aftaler"
    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("version"), FieldPanel("valid_from")]),
        FieldPanel("text_da"),
        FieldPanel("text_en"),
    ]

"""Places in ``/redaktion/``."""

from typing import Any, ClassVar

from django.utils.text import slugify
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.images.widgets import AdminImageChooser

from courses.models import Venue
from courses.viewsets.base import EditionForm, SmallViewSet


class PictureChooser(AdminImageChooser):
    """Shows a form again that came back with something else than the number of a picture."""

    def get_instance(self, value: Any) -> Any:
        """Return the picture, or None where there is none."""
        try:
            return super().get_instance(value)
        except (TypeError, ValueError):
            return None


class VenueForm(EditionForm):
    """A venue; its address name is made from the name where none is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Make the address name."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["slug"] = data.get("slug") or slugify(data.get("name", ""))
        return data


class VenueViewSet(SmallViewSet):
    """Places, with what one must know to dare to come."""

    model = Venue
    form_base = VenueForm
    name = url_namespace = "venues"
    url_prefix = "steder"
    icon = "home"
    menu_label = gettext_lazy("Venues")
    list_display: ClassVar[list[Any]] = [
        "name",
        "address",
        BooleanColumn("step_free", label=gettext_lazy("Step-free")),
    ]
    search_fields: ClassVar[list[str]] = ["name", "street", "town"]
    export_filename = "steder"
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", targets=["slug"], classname="name"),
                FieldPanel("slug"),
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
            ],
            heading=gettext_lazy("Name and address"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("way_there"),
                FieldPanel("nearest_stop"),
                FieldPanel("parking"),
                FieldPanel("door_picture", widget=PictureChooser),
            ],
            heading=gettext_lazy("The way there"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("step_free"), FieldPanel("lift"), FieldPanel("accessible_toilet")]),
                FieldRowPanel([FieldPanel("hearing_loop"), FieldPanel("quiet_room")]),
            ],
            heading=gettext_lazy("Access: leave unknown what nobody has checked"),
        ),
    ]

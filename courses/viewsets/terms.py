"""Semesters in ``/redaktion/``."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from courses.models import Term
from courses.viewsets.base import SmallViewSet


class TermViewSet(SmallViewSet):
    """Semesters."""

    model = Term
    name = url_namespace = "terms"
    url_prefix = "semestre"
    icon = "calendar-alt"
    menu_label = gettext_lazy("Terms")
    list_display: ClassVar[list[Any]] = ["name", "starts_on", "ends_on", "enrolment_opens_at"]
    search_fields: ClassVar[list[str]] = ["name"]
    export_filename = "semestre"
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("enrolment_opens_at"),
    ]

"""The school's own list of what contributors can do and know about, in ``/redaktion/``."""

from typing import Any, ClassVar

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column

from courses.viewsets.base import FieldsIndex, SmallViewSet
from peers.models import Skill


class SkillIndex(FieldsIndex):
    """The list, with how many who may be asked have chosen each; who they are stands in the resource bank."""

    def get_base_queryset(self) -> QuerySet[Skill]:
        """Return every skill, counted."""
        asked = Q(contributor__may_be_asked=True, contributor__ended_on__isnull=True)
        return Skill.objects.annotate(chosen=Count("contributor", filter=asked))


class SkillViewSet(SmallViewSet):
    """What contributors can choose from."""

    model = Skill
    name = url_namespace = "skills"
    url_prefix = "kompetencer"
    icon = "tag"
    menu_label = gettext_lazy("Skills")
    index_view_class = SkillIndex
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("get_kind_display", label=gettext_lazy("Kind"), sort_key="kind"),
        "name_en",
        Column("chosen", label=gettext_lazy("May be asked"), classname="staff-figure", sort_key="chosen"),
    ]
    list_filter: ClassVar[list[str]] = ["kind"]
    search_fields: ClassVar[list[str]] = ["name", "name_en"]
    export_filename = "kompetencer"
    panels: ClassVar[list[Any]] = [FieldPanel("kind"), FieldPanel("name"), FieldPanel("name_en")]

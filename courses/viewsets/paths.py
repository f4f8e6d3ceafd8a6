"""Paths in ``/redaktion/``: a name, what it leads to, and the steps in order."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Count, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column

from courses import editions
from courses.models import Path, PathStep
from courses.states import DROP_IN_FORMATS
from courses.viewsets.base import EditionForm, FieldsIndex, SmallViewSet


class PathForm(EditionForm):
    """A path with its steps; its address name is made from the name where none is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def edition_of(self, row: Any) -> str:
        """Return the edition of a path: its own fields and every step."""
        names = [field.name for field in Path._meta.concrete_fields if not field.primary_key]
        steps = PathStep.objects.filter(path=row).order_by("position")
        return editions.edition(row, names, *steps.values_list("pk", "course", "role", "asks_for_earlier"))

    def clean(self) -> dict[str, Any]:
        """Make the address name, and look at the steps as a whole."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["slug"] = data.get("slug") or slugify(data.get("name", ""))[:60].strip("-")
        self._look_at_steps(is_published=bool(data.get("is_published")))
        return data

    def _look_at_steps(self, *, is_published: bool) -> None:
        kept = [one for one in self.formsets["steps"].forms if one.is_valid() and not _is_left_out(one)]
        seen: set[Any] = set()
        for one in kept:
            course = one.cleaned_data.get("course")
            if course is not None:
                wrong = _wrong_with(course.specific, seen, is_published=is_published)
                seen.add(course.specific.translation_key)
                if wrong:
                    one.add_error("course", wrong)
                    self.add_error(None, wrong)
        if is_published and not kept:
            self.add_error("is_published", _("A path that is shown to everybody has a step."))


def _is_left_out(form: forms.BaseForm) -> bool:
    is_new: bool = form.instance.pk is None  # type: ignore[attr-defined]  # a model form
    return bool(form.cleaned_data.get("DELETE")) or (is_new and not form.has_changed())


def _wrong_with(course: Any, seen: set[Any], *, is_published: bool) -> str:
    """Return what speaks against a course as a step, in words."""
    named = {"title": course.title}
    if course.translation_key in seen:
        return _("“%(title)s” is in the path twice.") % named
    if course.format in DROP_IN_FORMATS:
        return _("One just comes to “%(title)s”, so nobody can have completed it.") % named
    if is_published and not course.live:
        return _("“%(title)s” is not published. Publish the course before the path.") % named
    return ""


class PathIndex(FieldsIndex):
    """The list, with how many steps each path has."""

    def get_base_queryset(self) -> QuerySet[Path]:
        """Return every path, counted."""
        found: QuerySet[Path] = Path.objects.annotate(steps_in_it=Count("steps"))
        return found


class PathViewSet(SmallViewSet):
    """Courses in sequence."""

    model = Path
    form_base = PathForm
    name = url_namespace = "paths"
    url_prefix = "forloeb"
    icon = "list-ol"
    menu_label = gettext_lazy("Paths")
    index_view_class = PathIndex
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("steps_in_it", label=gettext_lazy("Steps"), classname="staff-figure"),
        BooleanColumn("is_published", label=gettext_lazy("Shown to everybody")),
    ]
    search_fields: ClassVar[list[str]] = ["name"]
    export_filename = "forloeb"
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", targets=["slug"], classname="name", placeholder=False),
                FieldPanel("slug"),
                FieldPanel("intro"),
                FieldPanel("is_published"),
            ],
            heading=gettext_lazy("The path"),
        ),
        InlinePanel(
            "steps",
            [FieldPanel("course"), FieldPanel("role"), FieldPanel("role_en"), FieldPanel("asks_for_earlier")],
            heading=gettext_lazy("Steps, in order"),
            label=gettext_lazy("Step"),
            help_text=gettext_lazy(
                "Each step is a course, or a role one talks with the school about. A course that is in "
                "several paths is open to whoever fulfils one of them; the first course of a path asks for "
                "nothing."
            ),
        ),
        MultiFieldPanel([FieldPanel("name_en"), FieldPanel("intro_en")], heading=gettext_lazy("In English")),
    ]

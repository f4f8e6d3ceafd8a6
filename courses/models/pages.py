"""The catalogue and its courses, as pages an editor publishes."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Workflow
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.blocks import BodyBlock
from courses.fields import SeveralChoicesField
from courses.gate_panel import GatePanel
from courses.page_permissions import CoursePermissions, KeptWhileItHasPages
from courses.serving import ServedByView
from courses.states import Audience, Format, Level, LifeArea, Noise, Sharing, Theme
from courses.team_panel import TeamPanel

# The same address in both languages, so that a link works with or without /en in front.
PAGE_TRANSLATION: list[Any] = [
    TranslatableField("title"),
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
    SynchronizedField("slug", overridable=False),
]

PROMOTE_PANELS: list[Any] = [
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
        heading=_("Address and search engines"),
        help_text=_("Usually needs no change. An old address goes on working when you change it."),
    )
]


class CatalogueIndexPage(ServedByView, Page):
    """The course catalogue, ``/kurser/``."""

    intro = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences above the search. All else comes by itself."),
    )

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("intro")]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("intro")]
    translatable_fields: ClassVar[list[Any]] = [*PAGE_TRANSLATION, TranslatableField("intro")]
    subpage_types: ClassVar[list[str]] = ["courses.CoursePage"]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    max_count_per_parent = 1
    served_by = "courses.views.pages.catalogue"
    page_description = _("The course catalogue. Courses are written below it.")

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")

    def permissions_for_user(self, user: Any) -> KeptWhileItHasPages:
        """Return what this person may do here."""
        return KeptWhileItHasPages(user, self)


class CoursePage(ServedByView, Page):
    """A course: the reusable description of what is taught. Dates and seats live on its classes."""

    teaser = models.CharField(
        _("teaser"), max_length=200, help_text=_("One sentence that makes a person want to read on.")
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("about the course"),
        blank=True,
        help_text=_("Plain words and short sentences, said to 'you'."),
    )
    gains = models.TextField(_("what you get out of it"), blank=True, help_text=_("One thing per line."))
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.ALL)
    noise = models.CharField(_("noise"), max_length=10, choices=Noise, default=Noise.TALK)
    breaks = models.CharField(
        _("breaks"),
        max_length=120,
        blank=True,
        help_text=_("For example: 'A long break with coffee halfway'."),
    )
    may_leave = models.BooleanField(_("one may leave at any time"), default=True)
    sharing = models.CharField(_("is sharing expected"), max_length=10, choices=Sharing, default=Sharing.NONE)
    audience = SeveralChoicesField(
        models.CharField(max_length=10, choices=Audience),
        verbose_name=_("for whom"),
        default=list,
        blank=True,
    )
    format = models.CharField(
        _("format"),
        max_length=15,
        choices=Format,
        default=Format.COURSE,
        help_text=_("A recovery café has no enrolment."),
    )
    themes = SeveralChoicesField(
        models.CharField(max_length=15, choices=Theme),
        verbose_name=_("themes (CHIME)"),
        default=list,
        blank=True,
    )
    life_areas = SeveralChoicesField(
        models.CharField(max_length=15, choices=LifeArea),
        verbose_name=_("life areas"),
        default=list,
        blank=True,
    )
    ects = models.DecimalField(
        _("ECTS credits"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("Only for courses that count in an education."),
    )
    next_steps = models.TextField(
        _("next steps outside the school"),
        blank=True,
        help_text=_("One per line: a club, a group, an education."),
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "On the card and at the top of the page. It needs a description for those who do not see it."
        ),
    )

    content_panels: ClassVar[list[Any]] = [
        GatePanel(),
        *Page.content_panels,
        FieldPanel("teaser"),
        FieldPanel("picture"),
        FieldPanel("body"),
        FieldPanel("gains"),
        MultiFieldPanel(
            [
                FieldPanel("level"),
                FieldPanel("noise"),
                FieldPanel("breaks"),
                FieldPanel("may_leave"),
                FieldPanel("sharing"),
            ],
            heading=_("What to expect"),
            help_text=_("Whoever is nervous reads this first. It becomes a short list with signs."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("format"), FieldPanel("ects")]),
                FieldPanel("audience"),
                FieldPanel("themes"),
                FieldPanel("life_areas"),
            ],
            heading=_("Where it is found"),
            help_text=_("These are the filters of the catalogue."),
        ),
        FieldPanel("next_steps"),
        TeamPanel(heading=_("Made by")),
    ]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("teaser", boost=2),
        index.SearchField("body"),
        index.SearchField("gains"),
        index.FilterField("format"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_TRANSLATION,
        *(TranslatableField(name) for name in ("teaser", "body", "gains", "breaks", "next_steps")),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("level", "noise", "may_leave", "sharing", "format", "ects")
        ),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("audience", "themes", "life_areas", "picture")
        ),
    ]
    parent_page_types: ClassVar[list[str]] = ["courses.CatalogueIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    served_by = "courses.views.pages.course"
    page_description = _(
        "What a course is about. Dates and seats are given to its classes, under 'The school'."
    )

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def permissions_for_user(self, user: Any) -> CoursePermissions:
        """Return what this person may do here."""
        return CoursePermissions(user, self)

    def get_workflow(self) -> Workflow | None:
        """Return the workflow of the two approvals, which every course has wherever it is put."""
        found = Workflow.objects.filter(active=True, workflow_tasks__task__approvaltask__isnull=False)
        return found.distinct().order_by("pk").first()

    @property
    def has_workflow(self) -> bool:
        """Whether the workflow of approvals is switched on."""
        return self.get_workflow() is not None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a published course gets the sizes of its picture made, while nobody waits."""
        super().save(*args, **kwargs)
        if self.live and self.picture is not None:
            self.picture.have_sizes_made()

    def clean(self) -> None:
        """Refuse a picture that says nothing to those who do not see it."""
        super().clean()
        if self.picture is not None and not self.picture.description.strip():
            raise ValidationError(
                {"picture": _("The picture has no description. Edit the picture and write what it shows.")}
            )

"""The catalogue and its courses, as pages an editor publishes."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from courses.blocks import BodyBlock
from courses.fields import SeveralChoicesField
from courses.states import Audience, Format, Level, LifeArea, Noise, Sharing, Theme
from peers.models import Basis


class CatalogueIndexPage(Page):
    """The course catalogue, ``/kurser/``."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("intro")]
    subpage_types: ClassVar[list[str]] = ["courses.CoursePage"]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")


class CoursePage(Page):
    """A course: the reusable description of what is taught. Dates and seats live on its classes."""

    teaser = models.CharField(_("teaser"), max_length=200, help_text=_("One sentence that makes a person want to read on."))
    body = StreamField(BodyBlock(required=False), verbose_name=_("about the course"), blank=True)
    gains = models.TextField(_("what you get out of it"), blank=True, help_text=_("One thing per line."))
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.ALL)
    noise = models.CharField(_("noise"), max_length=10, choices=Noise, default=Noise.TALK)
    breaks = models.CharField(_("breaks"), max_length=120, blank=True)
    may_leave = models.BooleanField(_("one may leave at any time"), default=True)
    sharing = models.CharField(_("is sharing expected"), max_length=10, choices=Sharing, default=Sharing.NONE)
    audience = SeveralChoicesField(
        models.CharField(max_length=10, choices=Audience), verbose_name=_("for whom"), default=list, blank=True
    )
    format = models.CharField(_("format"), max_length=15, choices=Format, default=Format.COURSE)
    themes = SeveralChoicesField(
        models.CharField(max_length=15, choices=Theme), verbose_name=_("themes (CHIME)"), default=list, blank=True
    )
    life_areas = SeveralChoicesField(
        models.CharField(max_length=15, choices=LifeArea), verbose_name=_("life areas"), default=list, blank=True
    )
    ects = models.DecimalField(_("ECTS credits"), max_digits=4, decimal_places=1, null=True, blank=True)
    next_steps = models.TextField(
        _("next steps outside the school"), blank=True, help_text=_("One per line: a club, a group, an education.")
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels: ClassVar[list[Any]] = [
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
        ),
        MultiFieldPanel(
            [
                FieldPanel("format"),
                FieldPanel("audience"),
                FieldPanel("themes"),
                FieldPanel("life_areas"),
                FieldPanel("ects"),
            ],
            heading=_("Where it is found"),
        ),
        InlinePanel("designers", label=_("Co-designer")),
        FieldPanel("next_steps"),
    ]
    parent_page_types: ClassVar[list[str]] = ["courses.CatalogueIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class CourseDesigner(Orderable):
    """Somebody who made the course, and on which basis; named in public only with consent."""

    page = ParentalKey(CoursePage, on_delete=models.CASCADE, related_name="designers")
    contributor = models.ForeignKey(
        "peers.Contributor", verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="designed"
    )
    basis = models.CharField(_("basis"), max_length=15, choices=Basis)

    panels: ClassVar[list[Any]] = [FieldPanel("contributor"), FieldPanel("basis")]

    class Meta(Orderable.Meta):
        verbose_name = _("co-designer")
        verbose_name_plural = _("co-designers")

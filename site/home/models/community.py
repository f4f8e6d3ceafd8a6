"""Bridges out of the school: clubs, volunteering, education and work near by."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.blocks import BodyBlock
from courses.fields import SeveralChoicesField
from courses.models.pages import PAGE_TRANSLATION, PROMOTE_PANELS
from courses.states import LifeArea


class CommunityKind(models.TextChoices):
    """What a place outside the school is."""

    CLUB = "club", pgettext_lazy("community", "Club or community")
    VOLUNTEERING = "volunteering", pgettext_lazy("community", "Volunteering")
    EDUCATION = "education", pgettext_lazy("community", "Education")
    WORK = "work", pgettext_lazy("community", "Work")
    ADVICE = "advice", pgettext_lazy("community", "Advice and help")


class CommunityIndexPage(Page):
    """All bridges, ``/videre/``."""

    lead = models.CharField(_("lead"), max_length=240, blank=True, help_text=_("One sentence."))

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead")]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    translatable_fields: ClassVar[list[Any]] = [*PAGE_TRANSLATION, TranslatableField("lead")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.CommunityPage"]
    max_count_per_parent = 1
    # Nothing here hides behind a password: what is published is found by everybody's search.
    private_page_options: ClassVar[list[str]] = []
    page_description = _("Clubs, volunteering, education and work near by.")

    class Meta:
        verbose_name = _("list of communities")
        verbose_name_plural = _("lists of communities")


class CommunityPage(Page):
    """One place outside the school: what it is, whom to ask, and how it is to come the first time."""

    kind = models.CharField(_("kind"), max_length=15, choices=CommunityKind, default=CommunityKind.CLUB)
    teaser = models.CharField(_("teaser"), max_length=200, help_text=_("One sentence."))
    body = StreamField(BodyBlock(required=False), verbose_name=_("about it"), blank=True)
    first_time = models.TextField(
        _("how it is to come the first time"),
        max_length=800,
        help_text=_("Who meets you, what happens, what you need not do or say."),
    )
    when = models.CharField(_("when"), max_length=160, blank=True)
    cost = models.CharField(_("what it costs"), max_length=120, blank=True)
    contact_name = models.CharField(_("whom to ask"), max_length=80, blank=True)
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=60, blank=True)
    step_free = models.BooleanField(_("step-free entrance"), null=True, blank=True)
    accessible_toilet = models.BooleanField(_("accessible toilet"), null=True, blank=True)
    hearing_loop = models.BooleanField(_("hearing loop"), null=True, blank=True)
    life_areas = SeveralChoicesField(
        models.CharField(max_length=15, choices=LifeArea),
        verbose_name=_("life areas"),
        default=list,
        blank=True,
    )
    courses = ParentalManyToManyField(
        "courses.CoursePage",
        verbose_name=_("a good next step after"),
        blank=True,
        related_name="communities",
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("teaser"),
        FieldPanel("first_time"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("when"), FieldPanel("cost")]), FieldPanel("life_areas")],
            heading=_("When and for what"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone")]),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("website")]),
            ],
            heading=_("Whom to ask"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
                FieldRowPanel(
                    [FieldPanel("step_free"), FieldPanel("accessible_toilet"), FieldPanel("hearing_loop")]
                ),
            ],
            heading=_("Where, and how to get in"),
        ),
        FieldPanel("courses"),
    ]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.SearchField("first_time"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_TRANSLATION,
        *(TranslatableField(name) for name in ("teaser", "body", "first_time", "when", "cost")),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("kind", "contact_name", "contact_phone", "contact_email", "website", "life_areas")
        ),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("street", "postcode", "town", "step_free", "accessible_toilet", "hearing_loop")
        ),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.CommunityIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    private_page_options: ClassVar[list[str]] = []
    page_description = _("A club, volunteering, education or work near by.")

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")

"""The school's own pages and facts."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.blocks import BodyBlock


class HomePage(Page):
    """The front page of the school."""

    lead = models.CharField(_("lead"), max_length=240, blank=True, help_text=_("One sentence: what this is."))
    body = StreamField(BodyBlock(required=False), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(Page):
    """A page of plain text."""

    lead = models.CharField(_("lead"), max_length=240, blank=True)
    body = StreamField(BodyBlock(required=False), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


class NewsIndexPage(Page):
    """All news, newest first."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")


class NewsPage(Page):
    """One piece of news."""

    date = models.DateField(_("date"))
    lead = models.CharField(_("lead"), max_length=240)
    body = StreamField(BodyBlock(required=False), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("date"), FieldPanel("lead"), FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["home.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")


@register_setting(icon="home")
class SchoolSettings(BaseSiteSetting):
    """Who the school is and how a human is reached."""

    school_name = models.CharField(_("name of the school"), max_length=80, default="Recoveryskolen")
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    phone_hours = models.CharField(_("when the phone is answered"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=60, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("the school")

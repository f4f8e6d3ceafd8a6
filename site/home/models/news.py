"""News of the school."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.blocks import BodyBlock
from courses.models.pages import PAGE_TRANSLATION, PROMOTE_PANELS
from courses.page_permissions import KeptWhileItHasPages


class NewsIndexPage(Page):
    """All news, newest first."""

    lead = models.CharField(_("lead"), max_length=240, blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead")]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    translatable_fields: ClassVar[list[Any]] = [*PAGE_TRANSLATION, TranslatableField("lead")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.NewsPage"]
    max_count_per_parent = 1
    page_description = _("The list of news. Each piece of news is written below it.")

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def permissions_for_user(self, user: Any) -> KeptWhileItHasPages:
        """Return what this person may do here."""
        return KeptWhileItHasPages(user, self)


class NewsPage(Page):
    """One piece of news."""

    date = models.DateField(_("date"), default=timezone.localdate)
    lead = models.CharField(_("lead"), max_length=240, help_text=_("The news in one sentence."))
    body = StreamField(BodyBlock(required=False), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_TRANSLATION,
        TranslatableField("lead"),
        TranslatableField("body"),
        SynchronizedField("date", overridable=False),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("One piece of news. It also goes out in the news feed.")

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

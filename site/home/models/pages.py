"""The front page and pages of plain text."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from courses.blocks import BodyBlock, QuoteBlock
from courses.models.pages import PAGE_TRANSLATION, PROMOTE_PANELS
from courses.page_permissions import KeptPage
from home.languages import show_in


class StepBlock(blocks.StructBlock):
    """One step of how it works."""

    title = blocks.CharBlock(label=_("heading"), max_length=40)
    text = blocks.CharBlock(label=_("text"), max_length=160)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class HomePage(Page):
    """The front page of the school, one in each language."""

    lead = models.CharField(_("lead"), max_length=240, blank=True, help_text=_("One sentence: what this is."))
    may_i_come = models.TextField(
        _("Can I come?"),
        blank=True,
        help_text=_("The answer begins with a yes. Empty: that everybody is welcome, without a referral."),
    )
    voices = StreamField(
        [("quote", QuoteBlock())],
        verbose_name=_("words of participants"),
        blank=True,
        max_num=2,
        use_json_field=True,
    )
    steps = StreamField(
        [("step", StepBlock())],
        verbose_name=_("how it works"),
        blank=True,
        max_num=3,
        help_text=_("Three steps. Empty: find a course, sign up, come as you are."),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("more"), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("may_i_come"), FieldPanel("voices"), FieldPanel("steps")],
            heading=_("What makes people dare to come"),
            help_text=_("Classes with free seats and what is on this week come by themselves."),
        ),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    translatable_fields: ClassVar[list[Any]] = [
        # Not the address: each language's front page is a root of its own.
        *(TranslatableField(name) for name in ("title", "seo_title", "search_description")),
        *(TranslatableField(name) for name in ("lead", "may_i_come", "voices", "steps", "body")),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count = len(settings.LANGUAGES)

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page; where this language has none, the Danish page of that address, marked as such."""
        try:
            return super().route(request, path_components)
        except Http404:
            if self.locale.language_code == settings.LANGUAGE_CODE:
                raise
        source = HomePage.objects.get(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        found = source.route(request, path_components)
        show_in(request, settings.LANGUAGE_CODE)
        return found

    def permissions_for_user(self, user: Any) -> KeptPage:
        """Return what this person may do here."""
        return KeptPage(user, self)


class StandardPage(Page):
    """A page of plain text."""

    lead = models.CharField(
        _("lead"), max_length=240, blank=True, help_text=_("One sentence: what this page helps with.")
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    promote_panels: ClassVar[list[Any]] = PROMOTE_PANELS
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_TRANSLATION,
        TranslatableField("lead"),
        TranslatableField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    page_description = _("Plain text: about the school, how it works, accessibility.")

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

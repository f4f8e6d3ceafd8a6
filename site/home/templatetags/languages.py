"""``{% load languages %}``: what a page's frame must say about its language, to people and to machines."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from home import languages

register = template.Library()


@register.simple_tag(takes_context=True)
def content_language(context: dict[str, Any]) -> SafeString:
    """``<article{% content_language %}>``: `` lang="da"`` where the content is not in the page's language."""
    request = context.get("request")
    if not languages.is_stand_in(request):
        return SafeString("")
    return format_html(' lang="{}"', languages.shown_in(request))


@register.inclusion_tag("home/stand_in_notice.html", takes_context=True)
def stand_in_notice(context: dict[str, Any]) -> dict[str, Any]:
    """``{% stand_in_notice %}``: says that this page is only there in Danish; nothing otherwise."""
    return {"stands_in": languages.is_stand_in(context.get("request"))}


@register.simple_tag(takes_context=True)
def alternate_urls(context: dict[str, Any]) -> dict[str, str]:
    """``{% alternate_urls as links %}``: language code to path of this page, for the language switch.

    A language without a translation gets the address where the Danish page stands in.
    """
    request: HttpRequest | None = context.get("request")
    page = context.get("page")
    if request is None:
        return {code: f"{languages.prefix(code)}/" for code, _name in settings.LANGUAGES}
    there = {code: languages.in_language(request.path, code) for code, _name in settings.LANGUAGES}
    if isinstance(page, Page) and page.pk:
        there |= languages.translations(request, page)
    return there


@register.simple_tag
def here(path: str) -> str:
    """``{% here page.url %}``: an address in the language being spoken."""
    return languages.here(path)


@register.inclusion_tag("home/page_meta.html", takes_context=True)
def page_meta(
    context: dict[str, Any], *, description: str = "", picture: Any = None, kind: str = "website"
) -> dict[str, Any]:
    """``{% page_meta description=page.teaser picture=page.picture kind="article" %}``: for block ``meta``.

    Description, canonical address, hreflang and Open Graph. `picture` is a Wagtail image or None.
    """
    request: HttpRequest | None = context.get("request")
    page = context["page"]
    found = languages.translations(request, page) if request is not None and page.pk else {}
    own = found.get(languages.shown_in(request), page.url or "/")
    hreflang = {code: languages.absolute(path) for code, path in sorted(found.items())}
    return {
        "title": page.seo_title or page.title,
        "description": page.search_description or description,
        "canonical": languages.absolute(own),
        "alternates": hreflang if len(hreflang) > 1 else {},
        "default": languages.absolute(found.get(settings.LANGUAGE_CODE, own)),
        "language": languages.shown_in(request),
        "picture": picture,
        "base": settings.BASE_URL.rstrip("/"),
        "kind": kind,
    }

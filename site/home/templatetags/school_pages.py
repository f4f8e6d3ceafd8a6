"""``{% load school_pages %}``: what the school's own pages show beside what editors write."""

from typing import Any

from django import template
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.utils.dates import WEEKDAYS as WEEKDAY_WORDS
from django.utils.translation import get_language
from wagtail.models import Page

from courses.states import Theme
from home import queries
from home.languages import here
from home.models import NewsPage

register = template.Library()

NEWS_ON_A_PAGE = 12

# The days on which there is most, as the catalogue names them.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@register.simple_tag(takes_context=True)
def next_classes(context: dict[str, Any]) -> list[queries.ClassCard]:
    """``{% next_classes as classes %}``: the next four with free seats."""
    return queries.next_classes(request=context.get("request"))


@register.simple_tag(takes_context=True)
def drop_ins(context: dict[str, Any]) -> list[queries.DropIn]:
    """``{% drop_ins as doors %}``: what one can simply come to this week."""
    return queries.drop_ins(request=context.get("request"))


@register.simple_tag
def themes() -> list[tuple[str, str]]:
    """``{% themes as ways %}``: (value, word) of the five CHIME themes."""
    return [(str(value), str(label)) for value, label in Theme.choices]


@register.simple_tag
def weekdays() -> list[tuple[str, str]]:
    """``{% weekdays as days %}``: (value, word) of the days from Monday to Friday."""
    return [(value, str(WEEKDAY_WORDS[number])) for number, value in enumerate(WEEKDAYS)]


@register.simple_tag(takes_context=True)
def pages_below(context: dict[str, Any], page: Page) -> list[dict[str, str]]:
    """``{% pages_below page as below %}``: the published pages under it, as `action_list` takes them."""
    if page.is_leaf():
        return []
    request = context.get("request")
    below = page.get_children().live().public()
    return [{"href": here(child.get_url(request) or ""), "title": child.title} for child in below]


@register.simple_tag(takes_context=True)
def news_page(context: dict[str, Any]) -> PageOfList[NewsPage]:
    """``{% news_page as news %}``: one page of news (``?side=2``; a number out of range shows the last)."""
    request = context["request"]
    found = Paginator(queries.news(), NEWS_ON_A_PAGE).get_page(request.GET.get("side"))
    for item in found:
        item.address = here(item.get_url(request) or "")
        item.stands_in = item.locale.language_code != get_language()
    return found


@register.simple_tag(takes_context=True)
def trail(context: dict[str, Any], page: Page) -> list[tuple[str, str]]:
    """``{% trail page as way %}``: (title, address) of the pages above, but the front page, and `page`."""
    request = context.get("request")
    above = page.get_ancestors().filter(depth__gt=2) if page.depth > 3 else []
    return [*((item.title, here(item.get_url(request) or "")) for item in above), (page.title, "")]

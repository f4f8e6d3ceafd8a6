"""``{% load communities %}``: places outside the school, on their own pages and on those of courses."""

from typing import Any

from django import template
from django.utils.translation import gettext

from courses.models import CoursePage
from courses.search import clean
from home import community
from home.components.frame import language_prefix
from home.models import CommunityPage

register = template.Library()

Fact = tuple[str, str]


@register.simple_tag(takes_context=True)
def community_list(context: dict[str, Any]) -> community.Listed:
    """``{% community_list as list %}``: what the address asks for."""
    asked = context["request"].GET
    return community.listed(
        kinds=asked.getlist(community.KIND),
        areas=asked.getlist(community.AREA),
        question=clean(asked.get("q", "")),
    )


@register.simple_tag
def outside_school(question: str) -> community.Hits:
    """``{% outside_school catalogue.choices.question as outside %}``: hits; asks once, if at all."""
    return community.find(question)


@register.inclusion_tag("home/community/after_course.html", takes_context=True)
def beyond_course(context: dict[str, Any], page: CoursePage, next_steps: list[str]) -> dict[str, Any]:
    """``{% beyond_course page next_steps %}``: what a course leads to: its own lines, and communities.

    Where none names the course, the way to the list of all. One question; two where none does.
    """
    found = community.after_course(page.translation_key)
    areas = "&".join(f"{community.AREA}={area}" for area in page.life_areas[:1])
    address = f"{language_prefix()}/{community.INDEX_SLUG}/"
    return {
        "request": context.get("request"),
        "next_steps": next_steps,
        "found": found,
        "list": address if found or community.has_list() else "",
        "near": f"{address}?{areas}" if areas else address,
    }


@register.simple_tag
def community_facts(page: CommunityPage) -> list[Fact]:
    """``{% community_facts page as known %}``: when, what it costs, where; what is not said is left out."""
    place = ", ".join(filter(None, (page.street, f"{page.postcode} {page.town}".strip())))
    found = [("calendar", page.when), ("heart", _cost(page)), ("pin", place)]
    return [(icon, text) for icon, text in found if text]


@register.simple_tag
def community_access(page: CommunityPage) -> list[Fact]:
    """``{% community_access page as access %}``: yes, no or not known, each in words: nothing is guessed."""
    asked = (
        (
            "wheelchair",
            page.step_free,
            gettext("Step-free entrance"),
            gettext("There are steps at the entrance"),
            gettext("Steps at the entrance: we do not know"),
        ),
        (
            "toilet",
            page.accessible_toilet,
            gettext("Accessible toilet"),
            gettext("No accessible toilet"),
            gettext("Accessible toilet: we do not know"),
        ),
        (
            "ear",
            page.hearing_loop,
            gettext("Hearing loop"),
            gettext("No hearing loop"),
            gettext("Hearing loop: we do not know"),
        ),
    )
    return [
        (icon, unknown if is_so is None else yes if is_so else no) for icon, is_so, yes, no, unknown in asked
    ]


def _cost(page: CommunityPage) -> str:
    return gettext("What it costs: %(cost)s") % {"cost": page.cost} if page.cost else ""

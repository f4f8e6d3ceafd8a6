"""What an editor meets under ``/redaktion/``, and how films are handed out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from courses.models import CatalogueIndexPage
from home import films
from home.models import CommunityIndexPage, NewsIndexPage


class Welcome(Component):
    """The first panel of the dashboard: what an editor usually came for."""

    order = 10

    def render_html(self, parent_context: Any = None) -> SafeString:
        """Return the ways to the catalogue and the news, for whoever may write there."""
        request = parent_context["request"]
        return render_to_string("home/editor_welcome.html", {"places": places(request.user)}, request=request)


def places(user: Any) -> dict[str, Page]:
    """The lists below which this person may write, by name: courses, news and communities."""
    found = {
        "courses": CatalogueIndexPage.objects.filter(locale__language_code="da").first(),
        "news": NewsIndexPage.objects.filter(locale__language_code="da").first(),
        "communities": CommunityIndexPage.objects.filter(locale__language_code="da").first(),
    }
    return {
        name: page
        for name, page in found.items()
        if page is not None and page.permissions_for_user(user).can_add_subpage()
    }


@hooks.register("construct_homepage_panels")
def welcome(request: HttpRequest, panels: list[Component]) -> None:
    """Put the way to the daily work first."""
    panels.append(Welcome())


@hooks.register("before_serve_document", order=100)
def serve_film(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Hand a film out in the parts that are asked for, after Wagtail's own checks."""
    return films.serve(document, request)


@hooks.register("construct_main_menu")
def without_help_from_elsewhere(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out Wagtail's help: it is in English, and leads away from the site."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]

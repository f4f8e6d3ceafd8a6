"""What the frame of every page asks for: the school's facts, the ways, the other language."""

from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.utils.translation import get_language, get_language_info, gettext
from wagtail.models import Page

from home import languages
from home.models import SchoolSettings


@dataclass(frozen=True)
class LanguageLink:
    """A language the school speaks, and where this page is in it."""

    code: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class Way:
    """One of the ways at the top of every page."""

    text: str
    href: str
    current: bool
    mine: bool = False


def site_ways(context: Context) -> list[Way]:
    """``{% site_ways as ways %}``: the navigation. The same for everybody, so that pages can be cached."""
    path = getattr(context.get("request"), "path", "")
    prefix = language_prefix()
    places = (
        (gettext("Courses"), f"{prefix}/kurser/", False),
        (gettext("News"), f"{prefix}/nyheder/", False),
        (gettext("How it works"), f"{prefix}/saadan-virker-det/", False),
        (gettext("My page"), f"{prefix}/min-side/", True),
    )
    return [Way(text, href, path.startswith(href), mine) for text, href, mine in places]


def school(context: Context) -> SchoolSettings:
    """``{% school as school %}``: name, phone and address of the school.

    Never fails: before there is a Wagtail site (a fresh database, an error page) the defaults of the model.
    """
    request = context.get("request")
    try:
        return SchoolSettings.for_request(request) if request is not None else SchoolSettings()
    except SchoolSettings.DoesNotExist:
        return SchoolSettings()


def language_links(context: Context) -> list[LanguageLink]:
    """``{% language_links as links %}``: one `LanguageLink` per language. Reads nothing about the visitor."""
    here = get_language()
    return [
        LanguageLink(code, get_language_info(code)["name_local"], _address_in(code, context), code == here)
        for code, _name in settings.LANGUAGES
    ]


def _address_in(code: str, context: Context) -> str:
    request, page = context.get("request"), context.get("page")
    if request is None:
        return f"{languages.prefix(code)}/"
    found = languages.translations(request, page).get(code) if isinstance(page, Page) and page.pk else None
    path = found or languages.in_language(request.path, code)
    return f"{path}?{request.GET.urlencode()}" if request.GET else path


def language_prefix() -> str:
    """``{% language_prefix as prefix %}``: stands before written-out addresses ("{{ prefix }}/kurser/")."""
    return languages.prefix(get_language() or settings.LANGUAGE_CODE)

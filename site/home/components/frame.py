"""What the frame of every page asks for: the school's facts, the way to the same page in the other language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from home.models import SchoolSettings


@dataclass(frozen=True)
class LanguageLink:
    """A language the school speaks, and where this page is in it."""

    code: str
    name: str
    href: str
    current: bool


def school(context: Context) -> SchoolSettings:
    """``{% school as school %}``: name, phone and address of the school.

    Never fails: before there is a Wagtail site (a fresh database, an error page) the defaults of the model.
    """
    request = context.get("request")
    try:
        return SchoolSettings.for_request(request) if request is not None else SchoolSettings()
    except SchoolSettings.DoesNotExist:
        return SchoolSettings()


def start_of_language(language: str) -> str:
    """The prefix of addresses in `language`: empty for Danish, "/en" for English."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def language_prefix() -> str:
    """``{% language_prefix as prefix %}``: put before addresses that are written out ("{{ prefix }}/kurser/")."""
    return start_of_language(get_language() or settings.LANGUAGE_CODE)


def translated_page(page: Page, language: str, request: HttpRequest) -> str | None:
    there = Page.objects.live().filter(translation_key=page.translation_key, locale__language_code=language).first()
    return there.get_url(request) if there is not None else None


def same_address(request: HttpRequest, language: str) -> str:
    """This address with the prefix of `language`. A Wagtail address keeps its slugs; what is not found says so kindly."""
    return translate_url(request.get_full_path(), language)


def language_links(context: Context) -> list[LanguageLink]:
    """``{% language_links as links %}``: one `LanguageLink` per language. Reads nothing about the visitor."""
    request = context.get("request")
    here = get_language()
    page = context.get("page")
    links = []
    for code, _name in settings.LANGUAGES:
        href = f"{start_of_language(code)}/"
        if request is not None:
            found = translated_page(page, code, request) if isinstance(page, Page) and code != here else None
            href = found or same_address(request, code)
        links.append(LanguageLink(code, get_language_info(code)["name_local"], href, code == here))
    return links

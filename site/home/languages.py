"""A page in the other language: where it is, and what stands there when nobody has translated it.

Addresses are the same in every language but for the prefix. Where a page has no published translation the
Danish page is served under ``/en/…``; ``show_in`` marks the request, so that the frame can say so.
"""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

MARK = "_content_language"
FOUND = "_page_translations"


def show_in(request: HttpRequest, language: str) -> None:
    """Mark the request: its content is in `language`, whatever the language of the frame."""
    setattr(request, MARK, language)


def shown_in(request: HttpRequest | None) -> str:
    """The language the content of this request is in."""
    spoken = get_language() or settings.LANGUAGE_CODE
    return str(getattr(request, MARK, spoken))


def is_stand_in(request: HttpRequest | None) -> bool:
    """Whether the content stands in for a translation that is not there."""
    return shown_in(request) != (get_language() or settings.LANGUAGE_CODE)


def prefix(language: str) -> str:
    """How addresses start in `language`: nothing for Danish, ``/en`` for English."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def in_language(path: str, language: str) -> str:
    """The address `path` as it is in `language`, whether anything is translated there or not."""
    bare = path
    for code, _name in settings.LANGUAGES:
        start = f"{prefix(code)}/"
        if code != settings.LANGUAGE_CODE and path.startswith(start):
            bare = path[len(start) - 1 :]
    return f"{prefix(language)}{bare}"


def here(path: str) -> str:
    """The address `path` in the language being spoken: for links to pages that may lack a translation."""
    return in_language(path, get_language() or settings.LANGUAGE_CODE)


def absolute(path: str) -> str:
    """The public address of `path`; built on the setting, never on what a client calls the host."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def translations(request: HttpRequest, page: Page) -> dict[str, str]:
    """Language code to path, for the published translations of `page` and itself. Asked once per request.

    A page that comes with its `known_paths` (a course, found by its slug) is not asked for.
    """
    if told := getattr(page, "known_paths", None):
        return dict(told)
    known: dict[int, dict[str, str]] = getattr(request, FOUND, None) or {}
    if page.pk not in known:
        live = Page.objects.live().filter(translation_key=page.translation_key).select_related("locale")
        known[page.pk] = paths(request, live)
        setattr(request, FOUND, known)
    return known[page.pk]


def paths(request: HttpRequest | None, pages: Iterable[Page]) -> dict[str, str]:
    """Language code to path of each page that has an address."""
    found = {page.locale.language_code: page.get_url(request) for page in pages}
    return {code: path for code, path in found.items() if path}

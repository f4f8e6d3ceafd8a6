"""The public pages, for search engines."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from courses.models import Path
from home.languages import absolute, in_language, paths

Entry = dict[str, Any]


def entries(request: HttpRequest) -> list[Entry]:
    """One entry per published page, as Django's ``sitemap.xml`` takes them; in few queries for many pages."""
    families: dict[Any, list[Page]] = defaultdict(list)
    pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path")
    for page in pages:
        families[page.translation_key].append(page)
    return [*(entry for family in families.values() for entry in _family(request, family)), *_paths()]


def _paths() -> Iterator[Entry]:
    """The paths through the school, which are no pages of Wagtail's; nothing where there are none."""
    slugs = Path.objects.filter(is_published=True, steps__isnull=False).distinct().order_by("slug")
    below = [f"/forloeb/{slug}/" for slug in slugs.values_list("slug", flat=True)]
    for path in ["/forloeb/", *below] if below else []:
        found = {code: absolute(in_language(path, code)) for code, _name in settings.LANGUAGES}
        alternates = [{"lang_code": code, "location": location} for code, location in sorted(found.items())]
        alternates.append({"lang_code": "x-default", "location": found[settings.LANGUAGE_CODE]})
        for location in found.values():
            yield {
                "location": location,
                "lastmod": None,
                "changefreq": None,
                "priority": None,
                "alternates": alternates,
            }


def _family(request: HttpRequest, pages: list[Page]) -> list[Entry]:
    """A page with its translations: each an entry that names them all."""
    found = {code: absolute(path) for code, path in paths(request, pages).items()}
    alternates = [{"lang_code": code, "location": location} for code, location in sorted(found.items())]
    if settings.LANGUAGE_CODE in found:
        alternates.append({"lang_code": "x-default", "location": found[settings.LANGUAGE_CODE]})
    return [
        {
            "location": found[page.locale.language_code],
            "lastmod": page.last_published_at,
            "changefreq": None,
            "priority": None,
            "alternates": alternates if len(found) > 1 else [],
        }
        for page in pages
        if page.locale.language_code in found
    ]

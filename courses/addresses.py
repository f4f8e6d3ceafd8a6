"""Where the catalogue and its courses lie, and what their pages tell other sites.

``/kurser/`` and ``/kurser/<slug>/`` are the same in every language but for the prefix, so a page is found
by its slug with one statement; walking Wagtail's tree takes eight. What is not found that way (a page that
stands in for a translation, a redirect) is Wagtail's to answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from courses.models import CatalogueIndexPage, CoursePage
from courses.pictures import SHARED_SPEC, Sizes

CATALOGUE_SLUG = "kurser"

AnyPage = TypeVar("AnyPage", CatalogueIndexPage, CoursePage)


# By hand: composing the statement for a page and all its columns takes four times as long as asking it.
_PUBLISHED: dict[type[Page], str] = {
    CatalogueIndexPage: """
        SELECT p.id, p.title, p.slug, p.seo_title, p.search_description, p.translation_key, p.locale_id,
            p.live, c.*, l.language_code AS speaks,
            EXISTS (SELECT FROM wagtailcore_pageviewrestriction) AS something_is_hidden
        FROM courses_catalogueindexpage c JOIN wagtailcore_page p ON p.id = c.page_ptr_id
        JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE p.live AND p.slug = %s
    """,
    CoursePage: """
        SELECT p.id, p.title, p.slug, p.seo_title, p.search_description, p.translation_key, p.locale_id,
            p.live, c.*, l.language_code AS speaks,
            EXISTS (SELECT FROM wagtailcore_pageviewrestriction) AS something_is_hidden,
            coalesce((SELECT description FROM courses_picture WHERE id = c.picture_id), '') AS picture_says,
            ARRAY(
                SELECT ARRAY[m.public_name, d.basis, m.id::text]::text[] FROM courses_teammember d
                JOIN peers_contributor m ON m.id = d.contributor_id
                JOIN wagtailcore_page made ON made.id = d.course_id
                WHERE made.translation_key = p.translation_key AND d.joined_at IS NOT NULL
                    AND m.consented_at IS NOT NULL
            ) AS named_makers
        FROM courses_coursepage c JOIN wagtailcore_page p ON p.id = c.page_ptr_id
        JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE p.live AND p.slug = %s
    """,
}


@dataclass(frozen=True)
class Meta:
    """What the head of a page says to search engines and to those who share it. Addresses are whole."""

    title: str
    description: str
    canonical: str
    alternates: Mapping[str, str]
    default: str
    language: str
    kind: str
    picture: str = ""
    picture_alt: str = ""


def published(model: type[AnyPage], slug: str) -> dict[str, AnyPage]:
    """Language to the published page of that slug; nothing where some page is hidden from the public.

    Columns that the pages of the catalogue do not show are deferred.
    """
    found = {}
    for page in model.objects.raw(_PUBLISHED[model], [slug]):
        if not page.something_is_hidden:
            page.locale = Locale(pk=page.locale_id, language_code=page.speaks)
            found[page.speaks] = page
    paths = {language: path_of(page, language) for language, page in found.items()}
    for page in found.values():
        page.known_paths = paths
    return found


def paths_of(page: CatalogueIndexPage | CoursePage) -> Mapping[str, str]:
    """Language to path of the published translations of a page, itself among them."""
    if page.known_paths is None:
        live = type(page).objects.live().filter(translation_key=page.translation_key)
        codes = live.values_list("locale__language_code", flat=True)
        page.known_paths = {code: path_of(page, code) for code in codes}
    return page.known_paths


def path_of(page: CatalogueIndexPage | CoursePage, language: str | None = None) -> str:
    """The path of a page in `language`, or in the one being spoken."""
    with translation.override(language or get_language()):
        if isinstance(page, CatalogueIndexPage):
            return reverse("courses:catalogue")
        return reverse("courses:course", args=[page.slug])


def picture_words(page: CoursePage) -> str:
    """What the picture of a course shows, for those who do not see it; "" without one."""
    known: str | None = getattr(page, "picture_says", None)
    if known is None:
        return page.picture.description if page.picture else ""
    return known


def meta(page: CatalogueIndexPage | CoursePage, *, query: str = "", sizes: Sizes | None = None) -> Meta:
    """What the head of `page` says; `query` makes it one answer of the catalogue, `sizes` adds a picture."""
    base = settings.BASE_URL.rstrip("/")
    found = {code: f"{base}{path}" for code, path in sorted(paths_of(page).items())}
    language = page.locale.language_code
    canonical = found.get(language) or f"{base}{path_of(page, language)}"
    shared = (sizes or {}).get(SHARED_SPEC)
    address = shared.url if shared else ""
    is_course = isinstance(page, CoursePage)
    return Meta(
        title=page.seo_title or page.title,
        description=page.search_description or (page.teaser if is_course else page.intro),
        canonical=f"{canonical}?{query}" if query else canonical,
        alternates=found if len(found) > 1 and not query else {},
        default=found.get(settings.LANGUAGE_CODE, canonical),
        language=language,
        kind="article" if is_course else "website",
        picture=f"{base}{address}" if address.startswith("/") else address,
        picture_alt=picture_words(page) if is_course else "",
    )

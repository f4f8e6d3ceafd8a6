"""Bridges out of the school: all of them, those that follow a course, and those that answer a question."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from courses import search
from courses.states import LifeArea
from home.languages import here
from home.models import CommunityIndexPage, CommunityPage
from home.models.community import CommunityKind

INDEX_SLUG = "videre"
KIND, AREA = "slags", "livsomraade"
"""The parameters of the list's address."""
MOST_FOUND = 4
"""So many hits stand under the courses; the list has them all."""

ICONS: Mapping[str, str] = {
    CommunityKind.CLUB: "people",
    CommunityKind.VOLUNTEERING: "heart",
    CommunityKind.EDUCATION: "leaf",
    CommunityKind.WORK: "hand",
    CommunityKind.ADVICE: "chat",
}

# One statement for finding, ranking and marking. A page that is there in the language spoken stands in for
# its Danish one; where it is not, the Danish words are searched.
_FIND = """
SELECT page_id, language, title, teaser, text, url_path, kind, said, number, marked_title, marked_teaser,
    CASE WHEN position(%(on)s IN marked_title || marked_teaser) = 0
        THEN ts_headline(config, da_fold(text), query, %(some)s) ELSE '' END
FROM (
    SELECT page_id, language, title, teaser, text, url_path, kind, said, number, config, query,
        ts_headline(config, da_fold(title), query, %(all)s) AS marked_title,
        ts_headline(config, da_fold(teaser), query, %(all)s) AS marked_teaser
    FROM (
        SELECT t.*, p.url_path, c.kind, c."when" AS said, config, query, count(*) OVER () AS number
        FROM unnest(%(spoken)s::text[]) AS code, courses_config(code) AS config,
            to_tsquery(config, %(query)s) AS query, home_communitytext t
            JOIN wagtailcore_page p ON p.id = t.page_id JOIN home_communitypage c ON c.page_ptr_id = p.id
        WHERE t.language = code AND t.vector @@ query AND (code = %(first)s OR NOT EXISTS (
            SELECT FROM home_communitytext o JOIN wagtailcore_page op ON op.id = o.page_id
            WHERE o.language = %(first)s AND op.translation_key = p.translation_key))
        ORDER BY ts_rank(t.vector, query) DESC, t.title LIMIT %(most)s
    ) AS best
) AS titles
"""


class Found(NamedTuple):
    """A community as a list shows it; title, teaser and `snippet` may be marked, escaped HTML.

    `lang` is set where the words are in another language than the page's.
    """

    href: str
    title: str
    teaser: str
    kind: str
    icon: str
    when: str = ""
    snippet: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Option:
    """A choice of the list: how many it would give, and whether it is chosen."""

    name: str
    value: str
    text: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Listed:
    """The list as it was asked for."""

    shown: list[Found]
    kinds: list[Option]
    areas: list[Option]
    question: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether something was chosen or asked."""
        return bool(self.question) or any(one.chosen for one in (*self.kinds, *self.areas))


class Hits(NamedTuple):
    """The best answers to a question, and how many there are in all."""

    shown: list[Found]
    number: int


def find(question: str, *, most: int = MOST_FOUND) -> Hits:
    """Answer a question of the catalogue with places outside the school; one statement, or none."""
    query = search.expression(question)
    if not query:
        return Hits([], 0)
    first = _speaks()
    values: dict[str, Any] = {
        **search.HOW,
        "query": query,
        "most": most,
        "first": first,
        "spoken": sorted({first, "da"}),
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        rows = cursor.fetchall()
    return Hits([_hit(question, row) for row in rows], rows[0][8] if rows else 0)


def listed(*, kinds: Collection[str] = (), areas: Collection[str] = (), question: str = "") -> Listed:
    """Return what is published, by title, narrowed to any of these kinds and any of these parts of life.

    What is not known is left out without a word. One question, and one more where words are searched for.
    """
    pages = _in_this_language(CommunityPage.objects.live())
    found = {one.href: one for one in find(question, most=len(pages) or 1).shown} if question else None
    asked = [page for page in pages if found is None or address(page) in found]
    shown = [page for page in asked if _fits(page, kinds, areas)]
    with_kind = Counter(page.kind for page in asked if _fits(page, (), areas))
    with_area = Counter(area for page in asked if _fits(page, kinds, ()) for area in page.life_areas)
    return Listed(
        shown=[found[address(page)] if found else told(page) for page in shown],
        kinds=_options(KIND, CommunityKind.choices, with_kind, kinds),
        areas=_options(AREA, LifeArea.choices, with_area, areas),
        question=question,
    )


def after_course(key: UUID) -> list[Found]:
    """Return the communities that name this course, in any language, by title. One question."""
    naming = CommunityPage.objects.live().filter(courses__translation_key=key)
    keys = naming.values("translation_key")
    return [
        told(page)
        for page in _in_this_language(CommunityPage.objects.live().filter(translation_key__in=keys))
    ]


def has_list() -> bool:
    """Whether the school has put up its list of communities."""
    return bool(CommunityIndexPage.objects.live().filter(slug=INDEX_SLUG).exists())


def address(page: CommunityPage) -> str:
    """Return the address of a community in the language spoken."""
    return _address(page.url_path)


def told(page: CommunityPage) -> Found:
    """Put a community in words."""
    speaks, own = _speaks(), page.locale.language_code
    kind = CommunityKind(page.kind)
    return Found(
        href=address(page),
        title=page.title,
        teaser=page.teaser,
        kind=str(kind.label),
        icon=ICONS[kind],
        when=page.when,
        lang="" if own == speaks else own,
    )


def _hit(question: str, row: tuple[object, ...]) -> Found:
    _page, language, title, teaser, text, url_path, kind, when, _number, *headlines = map(str, row)
    marked = search.marked(question, title, teaser, text, *headlines)
    lang = "" if language == _speaks() else language
    return Found(
        href=_address(url_path),
        title=marked.title,
        teaser=marked.teaser,
        kind=str(CommunityKind(kind).label),
        icon=ICONS[CommunityKind(kind)],
        when=when,
        snippet=marked.snippet,
        lang=lang,
    )


def _in_this_language(pages: QuerySet[CommunityPage]) -> list[CommunityPage]:
    """Each page once: as it is in the language spoken, else in Danish; by title."""
    codes = Q(locale__language_code=_speaks()) | Q(locale__language_code=settings.LANGUAGE_CODE)
    best: dict[UUID, CommunityPage] = {}
    for page in pages.filter(codes, alias_of__isnull=True).select_related("locale").defer("body"):
        there = best.get(page.translation_key)
        if there is None or page.locale.language_code == _speaks():
            best[page.translation_key] = page
    return sorted(best.values(), key=lambda page: search.fold(page.title))


def _fits(page: CommunityPage, kinds: Collection[str], areas: Collection[str]) -> bool:
    return (not kinds or page.kind in kinds) and (not areas or bool(set(page.life_areas) & set(areas)))


def _options(
    name: str, choices: Iterable[tuple[str, object]], counts: Mapping[str, int], chosen: Collection[str]
) -> list[Option]:
    """Every choice that gives something, or is chosen."""
    every = (Option(name, value, str(text), counts[value], value in chosen) for value, text in choices)
    return [one for one in every if one.count or one.chosen]


def _address(url_path: str) -> str:
    """The path of a page lies below that of its front page: "/forside/videre/…"."""
    return here(f"/{url_path.split('/', 2)[2]}")


def _speaks() -> str:
    return get_language() or settings.LANGUAGE_CODE

"""The page /kurser/: everything its template shows, in plain values, from five statements at most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypedDict

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import connection
from django.http import QueryDict
from django.utils.translation import get_language, gettext

from courses import answers, cards, choices, facets, labels, search
from courses.answers import Answer, Full, Wish
from courses.cards import Card, Left
from courses.choices import Choices
from courses.facets import Facets
from courses.offers import Course
from courses.promotions import Promotion, promoted
from courses.seat_words import FEW

PER_PAGE = 24
SHOWN = ("ledige", "tema", "ugedag", "sted", "for", "livsomraade", "form")
"""The order in which a visitor meets the facets."""
MOST_SUGGESTIONS = 4


_SHORT = """
SELECT run_id, capacity - taken, greatest(0, capacity - taken - reserved), reserved_for
FROM courses_runseats WHERE run_id >= %s AND taken + reserved >= capacity - %s
"""


class Option(TypedDict):
    """A value of a facet: its words, how many courses it would give, whether it is chosen."""

    value: str
    text: str
    count: int
    chosen: bool


class Group(TypedDict):
    """A facet with its options."""

    name: str
    text: str
    options: list[Option]
    chosen: int


class Link(NamedTuple):
    """Words, an address on this page, and perhaps how many courses are there."""

    text: str
    href: str
    hits: int = 0


@dataclass(frozen=True)
class Catalogue:
    """What the template shows. `query` is the canonical address without the page number."""

    choices: Choices
    total: int
    cards: list[Card]
    groups: list[Group]
    tags: list[Link]
    suggestions: list[Link]
    promoted: list[Promotion]
    page: "Page[int]"
    query: str

    @property
    def chosen(self) -> int:
        """How many filters are on."""
        return sum(len(values) for values in self.choices.picked.values())

    @property
    def address(self) -> str:
        """The query string that leads here, "" for the whole catalogue."""
        return self.choices.query(page=self.page.number)


class _Found(NamedTuple):
    """The answer to an address, before anything is put in words."""

    choices: Choices
    full: Full
    seats: Mapping[int, Left]
    hits: int | None
    answer: Answer
    wish: Wish
    order: list[int]


def look(asked: QueryDict, *, address: str, now: datetime) -> Catalogue:
    """Answer the address `asked` of the catalogue page that lies at `address`."""
    index = facets.current(now)
    language = get_language() or settings.LANGUAGE_CODE
    found = _find(index, asked, language)
    page = Paginator(found.order, PER_PAGE).get_page(found.choices.page)
    shown = [index.courses[place] for place in page.object_list]
    maker = cards.Maker(address=address, language=language, places=index.places, seats=found.seats, now=now)
    marked = _marks(found.choices, shown, language)
    return Catalogue(
        choices=found.choices,
        total=found.answer.total,
        cards=maker.cards([(course, found.wish.fulfilled_by(course)) for course in shown], marked),
        groups=_groups(index, found.choices, found.answer),
        tags=_tags(index, found.choices),
        suggestions=[] if shown else _suggestions(index, found),
        promoted=promoted(found.choices.question) if found.choices.question else [],
        page=page,
        query=found.choices.query(),
    )


def matching(index: Facets, asked: QueryDict) -> tuple[Choices, list[Course]]:
    """What was chosen, and every course that answers it, in the order of the catalogue."""
    found = _find(index, asked, get_language() or settings.LANGUAGE_CODE)
    return found.choices, [index.courses[place] for place in found.order]


def _find(index: Facets, asked: QueryDict, language: str) -> _Found:
    wanted = choices.read(asked, index.known)
    seats = seats_that_are_short(index.first_run)
    full = {run: left for run, left in seats.items() if left.free <= 0}
    ranks = search.find(wanted.question, language) if wanted.question else None
    hits = None if ranks is None else _bits(index, ranks)
    answer = answers.answer(index, wanted, full, hits)
    wish = Wish(index, wanted, full)
    order = wish.in_order(answer.bits)
    if ranks is not None:
        best = _best(index, ranks)
        order.sort(key=lambda place: -best[place])
    return _Found(wanted, full, seats, hits, answer, wish, order)


def seats_that_are_short(first_run: int) -> dict[int, Left]:
    """Class id to what is left, of classes with few seats or none that are open to all."""
    with connection.cursor() as cursor:
        cursor.execute(_SHORT, [first_run, FEW])
        return {run: Left(*left) for run, *left in cursor.fetchall()}


def _bits(index: Facets, ranks: Mapping[int, float]) -> int:
    bits = 0
    for page in ranks:
        if page in index.by_page:
            bits |= 1 << index.by_page[page]
    return bits


def _best(index: Facets, ranks: Mapping[int, float]) -> dict[int, float]:
    """Place of a course to its rank, the better of its languages."""
    best: dict[int, float] = {}
    for page, rank in ranks.items():
        if (place := index.by_page.get(page)) is not None:
            best[place] = max(rank, best.get(place, 0.0))
    return best


def _marks(wanted: Choices, shown: Iterable[Course], language: str) -> dict[int, search.Marked]:
    if not wanted.question:
        return {}
    pages = [course.in_language(language).page for course in shown]
    return search.highlight(wanted.question, pages) if pages else {}


def _groups(index: Facets, wanted: Choices, answer: Answer) -> list[Group]:
    groups: list[Group] = []
    for name in SHOWN:
        values = index.known[name]
        if not values:
            continue
        chosen = wanted.picked.get(name, ())
        counts = answer.counts[name]
        options = [
            Option(
                value=value,
                text=labels.value(name, value, index.places),
                count=counts[value],
                chosen=value in chosen,
            )
            for value in values
        ]
        groups.append(Group(name=name, text=labels.facet(name), options=options, chosen=len(chosen)))
    return groups


def _tags(index: Facets, wanted: Choices) -> list[Link]:
    tags = [Link(_quoted(wanted), _href(wanted.unasked()))] if wanted.question else []
    for name, values in wanted.picked.items():
        tags += [
            Link(labels.value(name, value, index.places), _href(wanted.without(name, value)))
            for value in values
        ]
    return tags


def _suggestions(index: Facets, found: _Found) -> list[Link]:
    """What to loosen where nothing was found: each filter, or the words, that alone stands in the way."""
    ways: list[tuple[str, Choices, int | None]] = []
    for name, values in found.choices.picked.items():
        words = ", ".join(labels.value(name, value, index.places) for value in values)
        ways.append((words, found.choices.without(name), found.hits))
    if found.choices.question and found.choices.picked:
        ways.append((_quoted(found.choices), found.choices.unasked(), None))
    links = [
        Link(words, _href(looser), answers.answer(index, looser, found.full, hits).total)
        for words, looser, hits in ways
    ]
    return sorted((link for link in links if link.hits), key=lambda link: -link.hits)[:MOST_SUGGESTIONS]


def _quoted(wanted: Choices) -> str:
    return gettext("“%(words)s”") % {"words": wanted.question}


def _href(wanted: Choices) -> str:
    return f"?{wanted.query()}" if wanted else "?"

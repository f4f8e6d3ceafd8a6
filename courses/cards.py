"""A course as a card: in the catalogue, and wherever else courses are listed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple, TypedDict

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from courses import labels, offers, pictures, words
from courses.offers import ONLINE, Course, Place, Run
from courses.search import Marked
from courses.seat_words import SeatFacts, word_of
from courses.states import Theme

Span = tuple[int, int]


class Left(NamedTuple):
    """The free seats of a class, how many of them are open to all, and the groups of the others."""

    free: int
    open: int
    held_for: str = ""


PLENTY = Left(99, 99)
"""Stands for the seats of a class that is not short of them."""


class Card(TypedDict):
    """A course in the words of one language; `lang` is set where they are not the page's own."""

    href: str
    title: str
    teaser: str
    snippet: str
    lang: str
    picture: SafeString
    when: str
    where: str
    seat: str
    seat_text: str
    audience: str
    theme: str
    theme_text: str
    more: str


class Maker:
    """Makes cards in one language; `seats` holds what is left in classes that are short of seats."""

    def __init__(
        self,
        *,
        address: str,
        language: str,
        places: Mapping[int, Place],
        seats: Mapping[int, Left],
        now: datetime,
    ) -> None:
        self.address, self.language, self.places, self.seats = address, language, places, seats
        self.now, self.second = now, int(now.timestamp())
        self.today = timezone.localtime(now).date()

    def cards(
        self, courses: Sequence[tuple[Course, Run | None]], marked: Mapping[int, Marked] | None = None
    ) -> list[Card]:
        """The cards of these courses, each telling about the class beside it; asks once, for pictures."""
        wanted = {course.picture for course, _ in courses if course.picture}
        sizes = pictures.sizes_of(wanted, pictures.CARD_SPECS) if wanted else {}
        made = []
        for number, (course, run) in enumerate(courses):
            picture = pictures.markup(
                sizes.get(course.picture or 0, {}), shown=pictures.CARD_SIZES, is_first=number == 0
            )
            made.append(self._card(course, run, picture, marked or {}))
        return made

    def _card(
        self, course: Course, run: Run | None, picture: SafeString, marked: Mapping[int, Marked]
    ) -> Card:
        text = course.in_language(self.language)
        marks = marked.get(text.page)
        theme = course.themes[0] if course.themes else ""
        kind, seat_text = self._seat(run)
        return Card(
            href=f"{self.address}{course.slug}/",
            title=marks.title if marks else text.title,
            teaser=marks.teaser if marks else text.teaser,
            snippet=marks.snippet if marks else "",
            lang="" if self.language in course.words else "da",
            picture=picture,
            when=self._when(run),
            where=self._where(run),
            seat=kind,
            seat_text=seat_text,
            audience=labels.audience(course.audience),
            theme=theme,
            theme_text=str(Theme(theme).label) if theme else "",
            more=self._more(course),
        )

    def _when(self, run: Run | None) -> str:
        if run is None:
            return gettext("No classes planned right now")
        spans = tuple(span for span in zip(run.starts, run.ends, strict=True) if span[1] > self.second)
        return _dates(
            self.language, self.today, spans[:1] if run.is_drop_in else spans, is_drop_in=run.is_drop_in
        )

    def _where(self, run: Run | None) -> str:
        if run is None:
            return ""
        if run.place == ONLINE:
            return gettext("Online")
        name = self.places[run.place].name
        return gettext("%(place)s or online") % {"place": name} if run.is_online else name

    def _more(self, course: Course) -> str:
        others = len(course.runs) - 1
        if others < 1:
            return ""
        return ngettext("%(n)s more class", "%(n)s more classes", others) % {"n": others}

    def _seat(self, run: Run | None) -> tuple[str, str]:
        if run is None:
            return "", ""
        left = self.seats.get(run.id, PLENTY)
        facts = SeatFacts(
            state=run.state,
            is_drop_in=run.is_drop_in,
            opens_at=offers.moment(run.opens_at),
            closes_at=None if run.closes_at is None else offers.moment(run.closes_at),
            ends_at=offers.moment(run.ends[-1]) if run.ends else None,
            free=left.free,
            open=left.open,
            held_for=left.held_for,
        )
        return word_of(facts, self.now)


@lru_cache(maxsize=4096)
def _dates(_language: str, today: date, spans: tuple[Span, ...], *, is_drop_in: bool) -> str:
    """When a class meets: decided by its arguments alone, so the words need not be found twice."""
    times = [(offers.moment(start), offers.moment(end)) for start, end in spans]
    if is_drop_in and times:
        said = gettext("Next time %(day)s") % {"day": words.span(*times[0], today=today)}
    else:
        said = words.series(times, today=today)
    return words.unbroken(said)

"""The figure that stands beside a principle: which there are to choose from, and what it was lately."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from insight import figures
from insight.measures import MEASURES
from insight.pages import told
from insight.periods import Period, periods

_NO_NUMBER_OF_ITS_OWN = "progression"
LAST = 3
"""Terms that are shown of a figure."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure in words: what it is, how it is counted, and ``(term, value)`` of the latest terms."""

    title: str
    how: str
    lately: Sequence[tuple[str, str]]


def choices() -> list[tuple[str, str]]:
    """Return the figures that can stand beside a principle, by their names in the reader's language."""
    named = [(key, one.title) for key, one in MEASURES.items() if key != _NO_NUMBER_OF_ITS_OWN]
    return sorted(named, key=lambda pair: pair[1].casefold())


def beside(keys: Iterable[str], *, on: date) -> dict[str, Evidence]:
    """Return what is published of the figures with these keys, as of a day; at most three questions."""
    known = [key for key in dict.fromkeys(keys) if key in MEASURES]
    terms = _terms(on)
    cells = figures.figures(known, terms) if known and terms else {}
    return {key: _evidence(key, terms, cells) for key in known}


def _terms(on: date) -> list[Period]:
    """The term of the day and those before it; the newest where none has begun by then."""
    terms = [one for one in periods() if one.kind == "term"]
    begun = [one for one in terms if one.starts <= on]
    return (begun or terms[-1:])[:LAST]


def _evidence(key: str, terms: Sequence[Period], cells: dict[tuple[str, str], figures.Cell]) -> Evidence:
    measure = MEASURES[key]
    lately = [(term.name, told.with_unit(cells[key, term.key], measure.unit)) for term in terms]
    return Evidence(measure.title, measure.how, lately)

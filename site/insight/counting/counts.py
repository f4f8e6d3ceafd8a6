"""What is counted beside the seats: one number for a period, and how many people stand behind it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from insight.periods import Period


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a measure in a period (its key), about ``people`` people; None where it is about nobody.

    It is hidden where fewer than five people stand behind it, and so is what would give it away: where a
    term is hidden, another term of its year is, or the year. ``dimension`` and ``value`` are for roles and
    steps between them (``figures.progression``).
    """

    measure: str
    period: str
    number: int | Decimal
    people: int | None
    dimension: str = ""
    value: str = ""


Source = Callable[[Sequence[Period]], Iterable[Count]]
"""Counts something for all the periods there are."""

SOURCES: list[Source] = []


def store(source: Source) -> Source:
    """Have what a function counts published each night; used as a decorator."""
    SOURCES.append(source)
    return source

"""Days by which a year and its terms differ: what was done on them follows from the year less the terms.

A term may begin in one year and end in the next, and days may lie between two terms. What has a date of its
own is counted for these days too, so that hiding knows how many people a difference is about; that is never
published. What is no sum of days, such as different people or places, has no rests.
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from insight.periods import Kind, Period

KIND: Kind = "rest"
_DAY = timedelta(days=1)


class Line(NamedTuple):
    """A time, the times it is made of, and the days that are in one of the two alone."""

    whole: Period
    parts: Sequence[Period]
    rests: Sequence[Period] = ()


def lines(periods: Sequence[Period]) -> list[Line]:
    """Return each year with its terms, and all of it with the years and with the terms; rests put beside."""
    terms = [one for one in periods if one.kind == "term"]
    years = [one for one in periods if one.kind == "year"]
    pairs = [(year, [one for one in terms if one.starts.year == year.starts.year]) for year in years]
    pairs += [(whole, parts) for whole in periods if whole.kind == "all" for parts in (years, terms)]
    found = [one for one in periods if one.kind == KIND]
    return [
        Line(whole, parts, [one for one in found if _differs(one, whole, parts)]) for whole, parts in pairs
    ]


def rests(periods: Sequence[Period]) -> list[Period]:
    """Return the spans of days by which any line differs from its parts, each as a period of its own."""
    edges = sorted({edge for one in periods for edge in (one.starts, one.ends + _DAY)})
    spans = [Period(f"rest-{first}", KIND, "", first, after - _DAY) for first, after in pairwise(edges)]
    known = lines(periods)
    return [one for one in spans if any(_differs(one, line.whole, line.parts) for line in known)]


def _differs(span: Period, whole: Period, parts: Sequence[Period]) -> bool:
    """Whether a span is not counted in the whole as often as in its parts; no edge cuts through it."""
    return _within(span, whole) != sum(_within(span, part) for part in parts)


def _within(span: Period, period: Period) -> bool:
    return period.starts <= span.starts and span.ends <= period.ends

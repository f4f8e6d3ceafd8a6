"""Hide small numbers among counts that are one for a period each: sums over terms and years say much."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from insight.counting.counts import Count
from insight.periods import Period
from insight.suppression import FEWEST

Line = tuple[str, Sequence[str]]
"""A period and those it is made of."""


def hidden_counts(counts: Iterable[Count], periods: Sequence[Period]) -> set[Count]:
    """Return those with too few people behind them, and those that would give them away.

    Of a year and its terms, and of all time and its years or terms, none or at least two are hidden, and
    those with at least four people together.
    """
    series: dict[tuple[str, str, str], dict[str, Count]] = defaultdict(dict)
    for one in counts:
        if one.number and one.people is not None:
            series[one.measure, one.dimension, one.value][one.period] = one
    lines = list(_lines(periods))
    return {one for by_period in series.values() for one in _covered(by_period, lines)}


def _covered(by_period: Mapping[str, Count], lines: Iterable[Line]) -> set[Count]:
    hidden = {one for one in by_period.values() if 0 < (one.people or 0) < FEWEST}
    while True:
        more = next((found for line in lines if (found := _lacking(line, by_period, hidden))), None)
        if more is None:
            return hidden
        hidden.add(more)


def _lacking(line: Line, by_period: Mapping[str, Count], hidden: set[Count]) -> Count | None:
    """Return what else must be hidden of a line, or None."""
    whole = by_period.get(line[0])
    parts = [by_period[key] for key in line[1] if key in by_period]
    ours = [one for one in parts if one in hidden]
    is_whole_hidden = whole in hidden
    if len(ours) + is_whole_hidden == 0 or (is_whole_hidden and ours):
        return None
    if len(ours) > 1 and sum(one.people or 0 for one in ours) >= FEWEST - 1:
        return None
    rest = [one for one in parts if one not in hidden]
    if rest:
        return min(rest, key=lambda one: (one.people or 0, one.number, one.period))
    return whole if whole is not None and not is_whole_hidden else None


def _lines(periods: Sequence[Period]) -> Iterator[Line]:
    terms = [one for one in periods if one.kind == "term"]
    years = [one for one in periods if one.kind == "year"]
    for year in years:
        yield year.key, [term.key for term in terms if term.starts.year == year.starts.year]
    for whole in periods:
        if whole.kind == "all":
            yield whole.key, [year.key for year in years]
            yield whole.key, [term.key for term in terms]

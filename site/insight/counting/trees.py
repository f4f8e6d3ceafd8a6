"""Hide small numbers among counts that are one for a period each: sums over terms and years say much."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from insight.counting.counts import Count
from insight.counting.rests import Line, lines
from insight.periods import Period
from insight.suppression import FEWEST


def hidden_counts(counts: Iterable[Count], periods: Sequence[Period]) -> set[Count]:
    """Return those with too few people behind them, and those that would give them away.

    Of a year and its terms, and of all time and its years or terms, none or at least two are hidden, and
    those with at least four people together. Where ``periods`` has rests, one is also hidden where the days
    by which a line and its parts differ are about too few people: they would follow from what is shown.
    """
    series: dict[tuple[str, str, str], dict[str, Count]] = defaultdict(dict)
    for one in counts:
        if one.number and one.people is not None:
            series[one.measure, one.dimension, one.value][one.period] = one
    known = lines(periods)
    return {one for by_period in series.values() for one in _covered(by_period, known)}


def _covered(by_period: Mapping[str, Count], lines: Iterable[Line]) -> set[Count]:
    hidden = {one for one in by_period.values() if 0 < (one.people or 0) < FEWEST}
    while True:
        more = next((found for line in lines if (found := _lacking(line, by_period, hidden))), None)
        if more is None:
            return hidden
        hidden.add(more)


def _lacking(line: Line, by_period: Mapping[str, Count], hidden: set[Count]) -> Count | None:
    """Return what else must be hidden of a line, or None."""
    whole = by_period.get(line.whole.key)
    parts = [by_period[one.key] for one in line.parts if one.key in by_period]
    ours = [one for one in parts if one in hidden]
    is_whole_hidden = whole in hidden
    beside = _people_beside(line, by_period)
    if len(ours) + is_whole_hidden == 0:
        return _smallest(parts, whole) if 0 < beside < FEWEST else None
    if is_whole_hidden and (ours or beside):
        return None
    if len(ours) + bool(beside) > 1 and sum(one.people or 0 for one in ours) + beside >= FEWEST - 1:
        return None
    rest = [one for one in parts if one not in hidden]
    return _smallest(rest, whole if not is_whole_hidden else None)


def _people_beside(line: Line, by_period: Mapping[str, Count]) -> int:
    """Return how many people the whole less its parts is about, at the least: nobody is told that number."""
    return max((by_period[one.key].people or 0 for one in line.rests if one.key in by_period), default=0)


def _smallest(parts: Sequence[Count], whole: Count | None) -> Count | None:
    """Return the part that is worth least, the whole where there is none."""
    return min(parts, key=lambda one: (one.people or 0, one.number, one.period)) if parts else whole

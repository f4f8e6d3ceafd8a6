"""Who makes the school, and what it costs: counted each night beside the seats."""

from collections.abc import Iterable, Sequence

from insight.counting.counts import Count, store
from insight.counting.work import worked
from insight.periods import Period


@store
def contributors(periods: Sequence[Period]) -> Iterable[Count]:
    """Count who did at least one piece of work."""
    for period in periods:
        people = worked(period.starts, period.ends).people
        yield Count("contributors", period.key, people, people)

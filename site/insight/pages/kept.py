"""Published figures, read once for each counting: what was counted at night is the same all day.

Names in them (of a course, a venue) are as they were when they were first read. A process keeps the latest.
"""

from datetime import datetime
from functools import lru_cache

from django.utils.translation import get_language

from insight import figures
from insight.figures import Cell, Series, Table
from insight.pages.choosing import Choice
from insight.periods import Period

_TABLES = 600


def table(measure: str, dimension: str, period: Period, choice: Choice) -> Table:
    """Return a measure of a period by a dimension."""
    return _table(choice.counted_at, get_language(), measure, dimension, period)


def over_time(measure: str, choice: Choice, *, by_group: bool = False) -> Series:
    """Return a measure term by term."""
    return _over_time(choice.counted_at, get_language(), measure, by_group)


def cells(measures: tuple[str, ...], choice: Choice) -> dict[tuple[str, str], Cell]:
    """Return the whole school's cells of the chosen periods, by measure and key of the period."""
    wanted = (choice.period, choice.compared) if choice.compared else (choice.period,)
    return _cells(choice.counted_at, measures, wanted)


@lru_cache(maxsize=_TABLES)
def _table(_at: datetime, _language: str | None, measure: str, dimension: str, period: Period) -> Table:
    return figures.table(measure, dimension, period)


@lru_cache(maxsize=_TABLES)
def _over_time(_at: datetime, _language: str | None, measure: str, by_group: bool) -> Series:
    return figures.over_time(measure, kind="term", by_group=by_group)


@lru_cache(maxsize=_TABLES)
def _cells(
    _at: datetime, measures: tuple[str, ...], wanted: tuple[Period, ...]
) -> dict[tuple[str, str], Cell]:
    return figures.figures(measures, wanted)

"""Read the published cells of the latest counting; a few queries for a table, however large it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from insight import periods as times
from insight.figures.cells import (
    ALL_GROUPS,
    HIDDEN,
    NOTHING,
    NOUGHT,
    Cell,
    Label,
    Row,
    Series,
    Table,
    percent,
    share,
)
from insight.figures.labels import columns_of, group_labels, named
from insight.measures import MEASURES, Measure
from insight.models import Figure, Rollup
from insight.periods import Period

Key = tuple[str, str, str]
"""Period, value and group."""


def counted_at() -> datetime | None:
    """Return when the figures were counted, or None while they never were."""
    newest = latest()
    return newest.finished_at if newest else None


def figure(measure: str, period: Period) -> Cell:
    """Return the measure for the whole school in a period."""
    asked = MEASURES[measure]
    return _Cells(asked, "", [period]).cell(asked, period.key, "", ALL_GROUPS)


def figures(measures: Iterable[str], periods: Iterable[Period]) -> dict[tuple[str, str], Cell]:
    """Return many measures for the whole school by ``(measure, period key)``, read at once."""
    keys, wanted = list(measures), list(periods)
    cells = _Cells(None, "", wanted, among=keys)
    return {
        (key, one.key): cells.cell(MEASURES[key], one.key, "", ALL_GROUPS) for key in keys for one in wanted
    }


def table(measure: str, dimension: str, period: Period) -> Table:
    """Return the measure in a period, divided by a dimension (``insight.measures.DIMENSIONS``)."""
    asked = MEASURES[measure]
    if dimension == "group":
        return _by_group(asked, period)
    if dimension == "term":
        return _by_term(asked, period)
    cells = _Cells(asked, dimension, [period])
    whole = _Cells(asked, "", [period])
    columns = columns_of(asked, in_rows=True)
    groups = [column.key for column in columns]
    rows = [
        _row(cells, asked, period=period.key, value=label.key, label=label.label, groups=groups)
        for label in named(dimension, cells.values())
    ]
    totals = [whole.cell(asked, period.key, "", group) for group in groups]
    return Table(
        asked.key, dimension, period, columns, rows, totals, whole.cell(asked, period.key, "", ALL_GROUPS)
    )


def over_time(measure: str, *, kind: times.Kind = "term", by_group: bool = False) -> Series:
    """Return the measure in each term or year, the oldest first; one line, or one for each group."""
    asked = MEASURES[measure]
    shown = [one for one in reversed(times.periods()) if one.kind == kind]
    cells = _Cells(asked, "", shown)
    lines = group_labels() if by_group and asked.by_group else [Label(ALL_GROUPS, asked.title)]
    return Series(
        shown, {line.label: [cells.cell(asked, one.key, "", line.key) for one in shown] for line in lines}
    )


def _by_group(asked: Measure, period: Period) -> Table:
    cells = _Cells(asked, "", [period])
    total = cells.cell(asked, period.key, "", ALL_GROUPS)
    rows = []
    for label in group_labels() if asked.by_group else []:
        cell = cells.cell(asked, period.key, "", label.key)
        rows.append(Row(label.key, label.label, [cell], cell))
    return Table(asked.key, "group", period, [Label(ALL_GROUPS, asked.title)], rows, [total], total)


def _by_term(asked: Measure, period: Period) -> Table:
    terms = [one for one in reversed(times.periods()) if one.kind == "term" and _within(one, period)]
    cells = _Cells(asked, "", [*terms, period])
    columns = columns_of(asked, in_rows=False)
    groups = [column.key for column in columns]
    rows = [_row(cells, asked, period=one.key, value="", label=one.name, groups=groups) for one in terms]
    totals = [cells.cell(asked, period.key, "", group) for group in groups]
    total = cells.cell(asked, period.key, "", ALL_GROUPS)
    return Table(asked.key, "term", period, columns, rows, totals, total)


def _within(term: Period, period: Period) -> bool:
    return (
        term == period
        or period.kind == "all"
        or (period.kind == "year" and term.starts.year == period.starts.year)
    )


def _row(cells: "_Cells", asked: Measure, *, period: str, value: str, label: str, groups: list[str]) -> Row:
    key = value or period
    inner = [cells.cell(asked, period, value, group) for group in groups]
    return Row(key, label, inner, cells.cell(asked, period, value, ALL_GROUPS))


class _Cells:
    """The cells of one dimension for some measures and periods, as they were published."""

    def __init__(
        self, asked: Measure | None, dimension: str, periods: list[Period], *, among: list[str] | None = None
    ) -> None:
        wanted = among if asked is None else [asked.key]
        named = (key for name in wanted or () for key in MEASURES[name].parts or (name,))
        stored = {key.partition(":")[0] for key in named}
        kinds = {MEASURES[name].is_now for name in stored}
        self._found: Mapping[str, dict[Key, Cell]] = defaultdict(dict)
        newest = latest()
        if newest is None:
            return
        self.was_counted = True
        rows = Figure.objects.filter(
            rollup=newest,
            measure__in=stored,
            dimension=dimension,
            period__in={times.ALL if is_now else one.key for one in periods for is_now in kinds},
        )
        for name, *key, number, is_hidden in rows.values_list(
            "measure", "period", "value", "group", "number", "is_hidden"
        ):
            self._found[name][key[0], key[1], key[2]] = HIDDEN if is_hidden else Cell(_plain(number))

    was_counted = False

    def cell(self, asked: Measure, period: str, value: str, group: str) -> Cell:
        """Return one cell; nought where nothing was counted, nothing where nothing ever was."""
        if asked.parts is not None:
            part, whole = (self._part(key, period, value, group) for key in asked.parts)
            return percent(part, whole) if asked.unit == "percent" else share(part, whole)
        if not self.was_counted:
            return NOTHING
        at = times.ALL if asked.is_now else period
        empty = NOTHING if asked.unit == "days" else NOUGHT
        return self._found[asked.key].get((at, value, group), empty)

    def _part(self, key: str, period: str, value: str, group: str) -> Cell:
        name, _colon, one_group = key.partition(":")
        return self.cell(MEASURES[name], period, value, one_group or group)

    def values(self) -> set[str]:
        """Return the values of the dimension that anything was counted for."""
        return {value for cells in self._found.values() for _period, value, _group in cells}


def latest() -> Rollup | None:
    """Return the counting that is shown, or None while there is none."""
    return Rollup.objects.filter(finished_at__isnull=False).order_by("-finished_at", "-pk").first()


def _plain(number: Decimal | None) -> int | Decimal | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else number

"""One measure on the page of its subject: the figure in words, its picture, its table, how it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from insight import charts
from insight.charts import Mark, Picture
from insight.figures import Cell, Series, Table
from insight.measures import DIMENSIONS, MEASURES, Measure
from insight.pages import grids, kept, rows, told, waiting
from insight.pages.choosing import Choice
from insight.pages.grids import Grid
from insight.pages.subjects import FLOW, Subject

Cells = dict[tuple[str, str], Cell]
"""The whole school's cells, by measure and key of the period."""

MOST_BARS = 12
"""How many rows a picture shows; the table has all."""


@dataclass(frozen=True, slots=True)
class Part:
    """A measure, ready to be shown. ``rest`` is how many rows of the table are not in the picture.

    ``aside`` is what has to be known beside the figure, "" for most.
    """

    measure: Measure
    shown: str
    is_hidden: bool
    change: str
    aside: str
    grid: Grid
    picture: Picture | None
    rest: int
    rows: tuple[str, str] | None
    """Words and address of the rows behind it, for those who may see them."""


def subject_parts(subject: Subject, choice: Choice, *, for_: User) -> list[Part]:
    """Gather the measures of a subject, in its order."""
    measures = [one for one in subject.measures if one != FLOW]
    cells = kept.cells(tuple(measures), choice)
    return [_part(MEASURES[one], choice, cells, for_=for_) for one in measures]


def _part(known: Measure, choice: Choice, cells: Cells, *, for_: User) -> Part:
    now = told.so_far(cells[known.key, choice.period.key], choice)
    shown = shared_out(known, choice)
    return Part(
        known,
        told.with_unit(now, known.unit),
        now.is_hidden,
        changed(known, choice, cells),
        waiting.in_words(choice) if known.key == "never_in" else "",
        shown.grid,
        shown.picture,
        shown.rest,
        rows.behind(known.key, choice.period, for_=for_),
    )


def changed(known: Measure, choice: Choice, cells: Cells) -> str:
    """Say what has changed since the period that is compared with, or what it was where one still runs."""
    if choice.compared is None or known.is_now:
        return ""
    now, before = cells[known.key, choice.period.key], cells[known.key, choice.compared.key]
    if not choice.is_fair:
        return told.beside(known, before, choice)
    return told.change(known, now, before, choice.compared.name)


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure shared out: its table, a picture of it, and how many rows the picture has no room for."""

    grid: Grid
    picture: Picture | None
    rest: int


def shared_out(known: Measure, choice: Choice) -> Shown:
    """Share a measure out by what was chosen; term by term where it cannot be shared out so."""
    dimension = _dimension(known, choice.dimension)
    if dimension != "term":
        table = kept.table(known.key, dimension, choice.period, choice)
        if table.rows:
            return _by_dimension(table, known, choice)
    if known.is_now:
        return Shown(
            grids.of_table(kept.table(known.key, "group", choice.period, choice), None, choice), None, 0
        )
    return over_time(known.key, choice)


def _dimension(known: Measure, asked: str) -> str:
    """Return by what a measure is shared out when ``asked`` is chosen."""
    if known.is_now and asked in {"group", "term"}:
        return "course"
    return "term" if asked == "group" and not known.by_group else asked


def _by_dimension(table: Table, known: Measure, choice: Choice) -> Shown:
    compared = None if known.is_now else choice.compared
    before = kept.table(known.key, table.dimension, compared, choice) if compared else None
    grid = grids.of_table(table, before, choice)
    # One row, or nothing but hidden ones and noughts, is no picture.
    if len(table.rows) < 2 or not any(row.total.number for row in table.rows):
        return Shown(grid, None, 0)
    return Shown(grid, table_picture(table, before), max(len(table.rows) - MOST_BARS, 0))


def over_time(measure: str, choice: Choice, *, by_group: bool = False) -> Shown:
    """Show a measure term by term: as columns, or as a line for each group."""
    known = MEASURES[measure]
    series = terms_with_news(kept.over_time(measure, choice, by_group=by_group))
    is_lines = by_group and known.by_group
    lines = {
        label: [
            marked(period.name if is_lines else told.name_of(period), cell, known.unit)
            for period, cell in zip(series.periods, cells, strict=True)
        ]
        for label, cells in series.lines.items()
    }
    title = grids.time_title(measure)
    if is_lines:
        return Shown(grids.of_series(measure, series), charts.lines(title, lines), 0)
    marks = next(iter(lines.values()), [])
    has_any = any(one.number is not None or one.is_hidden for one in marks)
    return Shown(grids.of_series(measure, series), charts.columns(title, marks) if has_any else None, 0)


def terms_with_news(series: Series) -> Series:
    """Return a series without the terms to come of which nothing is known: a nought there is no figure."""
    today = timezone.localdate()
    kept_ = [
        number
        for number, period in enumerate(series.periods)
        if period.has_begun(today)
        or any(cells[number].is_hidden or cells[number].value for cells in series.lines.values())
    ]
    lines: dict[str, Sequence[Cell]] = {
        label: [cells[number] for number in kept_] for label, cells in series.lines.items()
    }
    return Series([series.periods[number] for number in kept_], lines)


def first_over_time(subject: Subject, choice: Choice) -> Shown | None:
    """Return the first measure of a subject over time, where its page does not show time anyway."""
    first = subject.measures[0]
    if first == FLOW or choice.dimension == "term" or not MEASURES[first].by_group:
        return None
    return over_time(first, choice, by_group=True)


def table_picture(table: Table, before: Table | None = None) -> Picture:
    """Return the rows of a table as bars, the largest first where the order says nothing."""
    known = MEASURES[table.measure]
    title = _("%(measure)s by %(dimension)s") % {
        "measure": known.title,
        "dimension": DIMENSIONS[table.dimension].title.lower(),
    }
    old = {row.key: row.total for row in before.rows} if before else {}
    marks = [marked(row.label, row.total, known.unit, old.get(row.key)) for row in table.rows]
    if table.dimension != "group":
        marks.sort(key=lambda one: -(one.number or 0))
    return charts.bars(title, marks[:MOST_BARS])


def marked(label: str, cell: Cell, unit: str, before: Cell | None = None) -> Mark:
    """Return a value as a chart takes it, with what it was before in a note."""
    number = None if cell.number is None else float(cell.number)
    note = _("before: %(number)s") % {"number": before.shown} if before is not None else ""
    return Mark(label, number, told.with_unit(cell, unit), cell.is_hidden, note)

"""A table of figures as it is shown: the same for the page, for spreadsheets and for papers.

Everything in it may be published: a hidden value has no number here, only its word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from insight.figures import Cell, Series, Table
from insight.measures import DIMENSIONS, MEASURES
from insight.pages import told
from insight.pages.choosing import Choice

_CLASSES = {
    "text": "",
    "number": mark_safe(' class="number"'),
    "hidden": mark_safe(' class="number figure-hidden"'),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: what is shown, and its number where there is one to compute with."""

    shown: str
    number: Decimal | None = None
    is_hidden: bool = False
    is_text: bool = False

    @property
    def kind(self) -> str:
        """How it looks: a text, a number, or hidden."""
        return "text" if self.is_text else "hidden" if self.is_hidden else "number"

    @classmethod
    def of(cls, cell: Cell) -> "Value":
        """Return a cell as it is shown."""
        number = None if cell.is_hidden or cell.value is None else Decimal(cell.value)
        return cls(cell.shown, number, cell.is_hidden)


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its name."""

    label: str
    values: Sequence[Value]

    @property
    def cells(self) -> SafeString:
        """The values as cells of a table of the page; here, since a large page has thousands of them."""
        return format_html_join("", "<td{}>{}</td>", ((_CLASSES[one.kind], one.shown) for one in self.values))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``heads`` names the first column too; ``foot`` is the row of totals, or None."""

    caption: str
    heads: Sequence[str]
    lines: Sequence[Line]
    foot: Line | None = None

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """The heads, and whether what stands below is numbers; names are always first."""
        first = next(iter(self.lines), self.foot)
        texts = [value.is_text for value in first.values] if first else []
        return [
            (head, number > 0 and True not in texts[number - 1 : number])
            for number, head in enumerate(self.heads)
        ]


def of_table(table: Table, before: Table | None, choice: Choice) -> Grid:
    """Return a table of one period, with the totals of the period it is compared with.

    The difference stands beside them where both are over; of figures that still grow there is none to tell.
    """
    measure = MEASURES[table.measure]
    is_split = len(table.columns) > 1
    heads = [DIMENSIONS[table.dimension].title]
    heads += [*(one.label for one in table.columns), _("In all")] if is_split else [measure.title]
    if before is not None and choice.compared is not None:
        heads += [choice.compared.name, *([_("Difference")] if choice.is_fair else [])]
    old = {row.key: row.total for row in before.rows} if before else {}
    # What was not there before was nought, except where nought would be a mean or a share of nothing.
    nothing = Cell() if measure.unit in {"days", "percent"} else Cell(0)
    lines = [
        Line(
            row.label,
            _cells(
                row.cells if is_split else [],
                row.total,
                old.get(row.key, nothing) if before else None,
                has_step=choice.is_fair,
            ),
        )
        for row in table.rows
    ]
    foot = Line(
        _("In all"),
        _cells(
            table.totals if is_split else [],
            table.total,
            before.total if before else None,
            has_step=choice.is_fair,
        ),
    )
    caption = f"{measure.title}, {choice.period.name}"
    return Grid(caption, heads, lines, foot)


def of_series(measure: str, series: Series) -> Grid:
    """Return a measure in every term, the earliest first, with a column for each of its lines."""
    lines = [
        Line(told.name_of(period), [Value.of(cells[number]) for cells in series.lines.values()])
        for number, period in enumerate(series.periods)
    ]
    return Grid(time_title(measure), [_("Term"), *series.lines], lines)


def time_title(measure: str) -> str:
    """Return what a measure over time is called."""
    return _("%(measure)s, term by term") % {"measure": MEASURES[measure].title}


def _cells(cells: Sequence[Cell], total: Cell, before: Cell | None, *, has_step: bool) -> list[Value]:
    found = [Value.of(cell) for cell in (*cells, total)]
    if before is not None:
        found += [Value.of(before), *([_step(total, before)] if has_step else [])]
    return found


def _step(total: Cell, before: Cell) -> Value:
    if total.is_hidden or before.is_hidden:
        hidden = total if total.is_hidden else before
        return Value(hidden.shown, is_hidden=True)
    step = told.difference(total, before)
    return Value(told.signed(step), step)

"""What the key figures hand out: cells, and tables, series and flows of them. None holds a hidden number."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import pgettext

from insight.periods import Period

ALL_GROUPS = "all"
"""The group of a cell that counts all groups together; empty is people who did not say."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that may be shown, or the word that it is hidden (below five, or a cover of such a one)."""

    value: int | Decimal | None = None
    is_hidden: bool = False

    @property
    def shown(self) -> str:
        """The cell in words: a number as it is written here, that it is hidden, or a dash for nothing."""
        if self.is_hidden:
            return pgettext("figure", "hidden")
        if self.value is None:
            return "–"
        return number_format(self.value, use_l10n=True, force_grouping=True)

    @property
    def number(self) -> int | Decimal | None:
        """The number for a chart; None where it is hidden or there is none."""
        return None if self.is_hidden else self.value


NOTHING = Cell()
HIDDEN = Cell(is_hidden=True)
NOUGHT = Cell(0)


def percent(part: Cell, whole: Cell) -> Cell:
    """Return one cell in a hundred of another, rounded; made of what is published and nothing else."""
    if part.is_hidden or whole.is_hidden:
        return HIDDEN
    if part.value is None or not whole.value:
        return NOTHING
    share = Decimal(100) * Decimal(part.value) / Decimal(whole.value)
    return Cell(int(share.quantize(Decimal(1), ROUND_HALF_UP)))


def share(part: Cell, whole: Cell) -> Cell:
    """Return one cell divided by another, in whole kroner; made of what is published and nothing else."""
    if part.is_hidden or whole.is_hidden:
        return HIDDEN
    # Where nothing was spent, nothing is known of what one costs.
    if not part.value or not whole.value:
        return NOTHING
    return Cell(int((Decimal(part.value) / Decimal(whole.value)).quantize(Decimal(1), ROUND_HALF_UP)))


@dataclass(frozen=True, slots=True)
class Label:
    """A key and what it is called."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: a cell for each column, and all of them together."""

    key: str
    label: str
    cells: Sequence[Cell]
    total: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A measure in a period, divided by a dimension, and by groups where it is counted for them.

    Without groups there is one column, and ``total`` says the same. Rows need not add up to the totals: a
    course has several themes, and a person several courses.
    """

    measure: str
    dimension: str
    period: Period
    columns: Sequence[Label]
    rows: Sequence[Row]
    totals: Sequence[Cell]
    total: Cell


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over time: for each label a cell for each period, the oldest first."""

    periods: Sequence[Period]
    lines: dict[str, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Flow:
    """What people were ``(key, label, cell)``, and how many went from one to another ``(from, to, cell)``."""

    nodes: Sequence[tuple[str, str, Cell]]
    links: Sequence[tuple[str, str, Cell]]

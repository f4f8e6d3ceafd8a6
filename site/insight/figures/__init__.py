"""The key figures, for whoever shows them. Small numbers are hidden before they get here."""

from insight.figures.cells import ALL_GROUPS, Cell, Flow, Label, Row, Series, Table
from insight.figures.progression import progression
from insight.figures.reading import counted_at, figure, figures, over_time, table

__all__ = [
    "ALL_GROUPS",
    "Cell",
    "Flow",
    "Label",
    "Row",
    "Series",
    "Table",
    "counted_at",
    "figure",
    "figures",
    "over_time",
    "progression",
    "table",
]

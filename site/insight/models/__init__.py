"""What is counted at night from the rows of the daily work. Nothing here is typed by anybody."""

from insight.models.rollups import Figure, Rollup

__all__ = ["Figure", "Rollup"]

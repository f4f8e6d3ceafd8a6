"""What a measurement is, and the table it ends in."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `met` is None where there is no mark."""

    name: str
    value: float
    unit: str
    mark: str = ""
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """The word of the last column."""
        return {True: "met", False: "MISSED", None: ""}[self.met]


def at_least(name: str, value: float, unit: str, least: float, what: str = "") -> Figure:
    """Make a figure that must not be below `least`."""
    return Figure(name, value, unit, what or f"≥ {least:g}", value >= least)


def at_most(name: str, value: float, unit: str, most: float, what: str = "") -> Figure:
    """Make a figure that must not be above `most`."""
    return Figure(name, value, unit, what or f"≤ {most:g}", value <= most)


def show(figures: list[Figure]) -> str:
    """Return the table as text."""
    rows = [
        (f.name, f"{f.value:,.4g}" if f.value < 100 else f"{f.value:,.0f}", f.unit, f.mark, f.verdict)
        for f in figures
    ]
    head = ("figure", "value", "unit", "mark", "")
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(5)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    ]
    return "\n".join([lines[0], "-" * sum(widths), *lines[1:]])


def write(figures: list[Figure], file: Path) -> None:
    """Write the figures as JSON."""
    file.write_text(
        json.dumps([asdict(f) for f in figures], indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )

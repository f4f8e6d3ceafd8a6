"""Tables of figures as spreadsheets: CSV as Danish spreadsheets read it, XLSX with a sheet for each.

What is hidden on the page is the same word here; nothing that a spreadsheet would run begins a cell.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from insight.pages.grids import Grid, Line, Value
from peers.payments.formats import safe

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDEST = 48

Sheet = tuple[Grid, str]
"""A table, and how it is counted."""


def csv_file(sheet: Sheet) -> bytes:
    """Return a table as CSV: UTF-8 with its mark, semicolons, decimal commas, the way it is counted last."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in _rows(sheet):
        writer.writerow([_text(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def xlsx_file(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with a sheet for each table, numbers as numbers."""
    book = Workbook()
    book.remove(book.active)
    for number, sheet in enumerate(sheets, start=1):
        _fill(book.create_sheet(_name(sheet[0].caption, number)), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(sheet: Sheet) -> Iterator[list[str | Decimal]]:
    grid, how = sheet
    yield [grid.caption]
    yield list(grid.heads)
    for line in (*grid.lines, *([grid.foot] if grid.foot else [])):
        yield _cells(line)
    yield [_("How it is counted: %(how)s") % {"how": how}]


def _cells(line: Line) -> list[str | Decimal]:
    return [line.label, *(_cell(value) for value in line.values)]


def _cell(value: Value) -> str | Decimal:
    return value.shown if value.number is None else value.number


def _text(cell: str | Decimal) -> str:
    if isinstance(cell, Decimal):
        return _plain(cell).replace(".", ",")
    return safe(cell)


def _plain(number: Decimal) -> str:
    """Return a number without an exponent, and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fill(page: Any, sheet: Sheet) -> None:
    """Write a table into a page of a workbook; heads stay in sight, columns are wide enough."""
    widths: dict[int, int] = {}
    for row, cells in enumerate(_rows(sheet), start=1):
        for column, cell in enumerate(cells, start=1):
            _write(page.cell(row=row, column=column), cell)
            if 1 < row <= len(sheet[0].lines) + 3:
                widths[column] = max(widths.get(column, 8), min(len(str(cell)) + 2, _WIDEST))
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = width
    for cell in (page["A1"], *page[2]):
        cell.font = Font(bold=True)
    page.freeze_panes = "B3"


def _write(place: Any, cell: str | Decimal) -> None:
    if isinstance(cell, Decimal):
        place.value = int(cell) if cell == cell.to_integral_value() else float(cell)
        place.alignment = Alignment(horizontal="right")
        return
    place.value = safe(cell)
    # A text is a text, whatever it begins with.
    place.data_type = "s"


def _name(text: str, number: int) -> str:
    """Return a name that a sheet may have, each another."""
    start = f"{number} "
    return start + _NOT_IN_A_NAME.sub(" ", text)[: _LONGEST_NAME - len(start)]

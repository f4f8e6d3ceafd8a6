"""Names of a team as somebody pastes or uploads them, read into one table with headings of our own.

What comes in is not trusted: files are small, tables are cut off before they are read, and a cell is a text
and nothing else, whatever a spreadsheet would make of it.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

import tablib
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from accounts.phones import international

MOST_ROWS = 500
MOST_COLUMNS = 20
LONGEST_CELL = 254
LARGEST_FILE = 1_000_000
_LARGEST_UNPACKED = 8_000_000
"""Bytes of a whole XLSX, unpacked: a sheet of 500 rows has a tenth of that."""

COLUMNS = ("name", "email", "phone", "comes_as")
"""The order in which columns without headings are understood."""

_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("navn", "fulde navn", "deltager", "medarbejder", "name", "full name"),
    "email": ("e-mail", "email", "mail", "e-mailadresse", "mailadresse", "e-mail address"),
    "phone": ("telefon", "telefonnummer", "tlf", "tlf.", "mobil", "mobilnummer", "phone", "mobile"),
    "comes_as": ("kommer som", "deltager som", "gruppe", "comes as", "group"),
}
_KNOWN = {word: column for column, words in _HEADINGS.items() for word in words}
_ADDRESSED = re.compile(r'^"?([^"<>@]+?)"?\s*<([^<>\s]+@[^<>\s]+)>$')


class Unreadable(Exception):
    """The names cannot be read; the message says why and what to do."""


def of_text(text: str) -> tablib.Dataset:
    """Read what was pasted: from a spreadsheet, a mail or a list. Raises ``Unreadable``."""
    lines = [line for line in text.replace("\x00", "").splitlines() if line.strip()]
    if len(lines) > MOST_ROWS + 1:
        raise _too_many()
    try:
        rows = list(csv.reader(lines, delimiter=_delimiter(lines)))
    except csv.Error as error:
        raise Unreadable(_("The names cannot be read. Write one person on each line.")) from error
    return _table(_addressed(row) for row in rows)


def of_file(file: BinaryIO, *, name: str, size: int) -> tablib.Dataset:
    """Read an uploaded CSV or XLSX, by what is in it rather than by its name. Raises ``Unreadable``."""
    if size > LARGEST_FILE:
        raise Unreadable(_("The file is too large. A list of 500 names is much smaller."))
    content = file.read(LARGEST_FILE + 1)
    if content.startswith(b"PK"):
        return _of_spreadsheet(content)
    if content.startswith(b"\xd0\xcf\x11\xe0") or name.lower().endswith((".xls", ".ods", ".pdf", ".doc")):
        raise Unreadable(_("This kind of file cannot be read. Save it as XLSX or CSV, or paste the names."))
    return of_text(_decoded(content))


def as_text(table: tablib.Dataset) -> str:
    """Write the table as it can be pasted back: what was shown is what is then done."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(table[place][:-1] for place in range(len(table)))
    return out.getvalue()


def _of_spreadsheet(content: bytes) -> tablib.Dataset:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise Unreadable(_("The file is too large. A list of 500 names is much smaller."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = list(sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True))
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken or hostile file makes the reader stumble on
        raise Unreadable(_("The file cannot be read. Save it as XLSX or CSV, or paste the names.")) from error
    return _table([_text(cell) for cell in row] for row in rows)


def _table(rows: Iterable[Sequence[str]]) -> tablib.Dataset:
    """Put rows under our headings; the last column is the line each stood on. Raises ``Unreadable``."""
    filled = [
        (line, [cell.strip()[: LONGEST_CELL + 1] for cell in row[:MOST_COLUMNS]])
        for line, row in enumerate(rows, 1)
        if any(cell.strip() for cell in row)
    ]
    if not filled:
        raise Unreadable(_("There are no names. Paste them, or choose a file."))
    places = _places(filled[0][1])
    if places is None:
        places = {column: place for place, column in enumerate(COLUMNS)}
    else:
        filled = filled[1:]
        if "name" not in places:
            raise Unreadable(_("No column has the heading “Name”."))
    if not filled:
        raise Unreadable(_("There are headings but no names below them."))
    if len(filled) > MOST_ROWS:
        raise _too_many()
    table = tablib.Dataset(headers=[*COLUMNS, "line"])
    for line, row in filled:
        table.append([*(_cell(row, places.get(column)) for column in COLUMNS), str(line)])
    return table


def _places(first: Sequence[str]) -> dict[str, int] | None:
    """Return where each column stands, or None where the first row is no heading.

    A row by which somebody is reached is somebody, though a word of it may also be a heading ("medarbejder").
    """
    if any("@" in cell or international(cell) for cell in first):
        return None
    found = {_KNOWN.get(cell.strip().lower().rstrip(":")): place for place, cell in enumerate(first)}
    known = {column: place for column, place in found.items() if column is not None}
    own = {column: place for place, column in enumerate(first) if column in COLUMNS}
    return own or known or None


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _text(cell: Any) -> str:
    """A number of a spreadsheet is meant as it looks: a phone number has no decimals."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _delimiter(lines: Sequence[str]) -> str:
    counts = {sign: sum(line.count(sign) for line in lines[:20]) for sign in "\t;,"}
    best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] else ";"


def _addressed(row: list[str]) -> list[str]:
    """Take ``Mette Holm <mette@example.org>`` apart, as mail programs copy it."""
    match = _ADDRESSED.match(row[0].strip()) if len(row) == 1 else None
    return [match[1], match[2]] if match else row


def _decoded(content: bytes) -> str:
    """Read UTF-8, UTF-16 with its mark, or what Windows in Denmark writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _too_many() -> Unreadable:
    return Unreadable(_("These are more than %(most)d names. Divide them.") % {"most": MOST_ROWS})

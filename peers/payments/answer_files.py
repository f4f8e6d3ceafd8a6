"""Payroll's answer as it comes: a CSV or XLSX, read strictly into rows of texts with headings of our own.

What comes in is not trusted: files and sheets have a size, an encoding is known or refused, and a cell is a
text and nothing else.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from peers.payments.formats import TOTAL

MOST_ROWS = 50_000
MOST_COLUMNS = 60
LONGEST_CELL = 1_000
LARGEST_FILE = 8_000_000
LARGEST_UNPACKED = 80_000_000

HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": ("reference", "ref", "ref.", "linjereference", "reference of the line"),
    "run": ("kørsel", "kørselsnummer", "udbetaling", "udbetalingskørsel", "run", "number of the run"),
    "line": ("linje", "linjenr", "linjenr.", "linjenummer", "line", "number of the line"),
    "state": ("status", "svar", "resultat", "tilstand", "state", "result", "answer"),
    "reason": ("årsag", "grund", "begrundelse", "fejl", "fejltekst", "bemærkning", "reason", "error"),
    "amount": ("beløb", "udbetalt", "amount"),
    "payroll_number": (
        "lønnummer",
        "lønnr",
        "lønnr.",
        "medarbejdernummer",
        "medarbejdernr",
        "payroll number",
    ),
}


class Unreadable(Exception):
    """The file cannot be read; the message says why, and what to do."""


class Row(NamedTuple):
    """A row of the file: on which line it stands, and its cells by our headings."""

    number: int
    cells: Mapping[str, str]

    def __getattr__(self, name: str) -> str:
        """Return a cell; empty where the file has no such column."""
        if name not in HEADINGS:
            raise AttributeError(name)
        return self.cells.get(name, "")


def read(content: bytes, known: Mapping[str, str] | None = None) -> list[Row]:
    """Return the rows; `known` are the headings of the file that was sent, by our names.

    Raises Unreadable.
    """
    if len(content) > LARGEST_FILE:
        raise Unreadable(_("The file is too large."))
    if content.startswith(b"PK"):
        table: Iterable[Sequence[str]] = _of_spreadsheet(content)
    elif content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Unreadable(_("This kind of file cannot be read. Save it as XLSX or CSV."))
    else:
        table = _of_text(_decoded(content))
    return list(_rows(table, known or {}))


def _rows(table: Iterable[Sequence[str]], known: Mapping[str, str]) -> Iterator[Row]:
    filled = (
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(table, 1)
        if any(cell.strip() for cell in row)
    )
    first = next(filled, None)
    if first is None:
        raise Unreadable(_("The file is empty."))
    places = _places(first[1], known)
    count = 0
    for number, row in filled:
        if is_total(row):
            continue
        count += 1
        if count > MOST_ROWS:
            raise Unreadable(_("The file has more than %(most)d rows.") % {"most": MOST_ROWS})
        cells = {name: row[place][:LONGEST_CELL] for name, place in places.items() if place < len(row)}
        yield Row(number, cells)
    if not count:
        raise Unreadable(_("There are headings but no rows below them."))


def is_total(row: Sequence[str]) -> bool:
    """Whether it is our own last line, which payroll may send back with the rest."""
    return any(cell.startswith(f"{TOTAL} ") and cell[len(TOTAL) + 1 :].isdigit() for cell in row)


def _places(first: Sequence[str], known: Mapping[str, str]) -> dict[str, int]:
    """Return where each column stands. Raises Unreadable where one is missing, or there twice."""
    words = {word: name for name, all_words in HEADINGS.items() for word in all_words}
    words |= {header.strip().lower(): name for name, header in known.items() if header.strip()}
    found: dict[str, int] = {}
    for place, cell in enumerate(first):
        name = words.get(cell.lower().rstrip(":").strip())
        if name is None:
            continue
        if name in found:
            raise Unreadable(_("Two columns have a heading for the same: “%(heading)s”.") % {"heading": cell})
        found[name] = place
    if "state" not in found:
        raise Unreadable(_("No column has the heading “Status”."))
    if "reference" not in found and not {"run", "line"} <= set(found):
        raise Unreadable(_("No column has the heading “Reference”, nor two “Run” and “Line”."))
    return found


def _decoded(content: bytes) -> str:
    """Read what has a mark, UTF-8, or what Windows in Denmark writes; nothing is guessed beyond that."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        else:
            text = _utf8(content) or content.decode("cp1252")
    except UnicodeDecodeError as wrong:
        raise Unreadable(_("The letters of the file cannot be read. Save it as CSV UTF-8.")) from wrong
    if any(ord(sign) < 32 and sign not in "\t\r\n" for sign in text):
        raise Unreadable(_("The file is no text. Save it as XLSX or CSV."))
    return text


def _utf8(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""


def _of_text(text: str) -> list[list[str]]:
    lines = text.splitlines()
    if len(lines) > MOST_ROWS + 10:
        raise Unreadable(_("The file has more than %(most)d rows.") % {"most": MOST_ROWS})
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(";\t,|", key=head.count)
    try:
        return [row[:MOST_COLUMNS] for row in csv.reader(lines, delimiter=delimiter, strict=True)]
    except csv.Error as wrong:
        raise Unreadable(_("The file cannot be read: a quotation mark is not closed.")) from wrong


def _of_spreadsheet(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise Unreadable(_("The file is too large."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST_ROWS + 10, max_col=MOST_COLUMNS, values_only=True)
        return [[_text(cell) for cell in row] for row in rows]
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken or hostile file makes the reader stumble on
        raise Unreadable(_("The file cannot be read. Save it as XLSX or CSV.")) from error


def _text(cell: Any) -> str:
    """Return a cell as a Dane would type it: a number of a spreadsheet is meant as it looks."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    return str(cell)

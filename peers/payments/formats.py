"""Payroll's format as it was when a run was frozen: how a value is written, and what cannot be written."""

import codecs
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.screens import STARTS_A_FORMULA
from peers.models import ExportMapper, PaymentLine, PaymentRun
from peers.payments.columns import COLUMNS, Value

ENCODINGS = ("utf-8-sig", "utf-8", "cp1252")
DELIMITERS = (";", ",", "\t", "|")
DECIMAL_MARKS = (",", ".")
LINE_ENDINGS = {"crlf": "\r\n", "lf": "\n"}
DATE_FORMATS = ("%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%m%Y", "%Y%m%d")
MOST_COLUMNS = 30
TOTAL = "TOTAL"
"""How the last line begins, the one with the control totals: "TOTAL 12" for twelve lines."""

_HUNDREDTHS = frozenset({"units", "rate", "amount"})


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is written. ``of`` takes what was frozen with a run, or what stands in a format now."""

    columns: Sequence[Mapping[str, str]]
    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    decimal_mark: str = ","
    line_ending: str = "crlf"
    date_format: str = "%d-%m-%Y"
    has_header: bool = True
    has_totals: bool = True
    in_oere: bool = False
    name: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Format":
        """Return the format that was frozen with a run."""
        return cls(**kept)

    @classmethod
    def from_mapper(cls, mapper: ExportMapper) -> "Format":
        """Return the format as it stands now."""
        return cls(**{name: getattr(mapper, name) for name in cls.__slots__})

    def kept(self) -> dict[str, Any]:
        """Return what is frozen with a run."""
        return {**asdict(self), "columns": [dict(column) for column in self.columns]}

    def headers(self) -> list[str]:
        """Return the line of headings."""
        return [column.get("header", "") for column in self.columns]

    def values(self, line: PaymentLine, run: PaymentRun) -> list[Value]:
        """Return the cells of a line, as values."""
        return [self._value(column, line, run) for column in self.columns]

    def totals(self, count: int, units: Decimal, amount: Decimal) -> list[Value]:
        """Return the last line: how many lines, and the sums in their columns."""
        sums = {"units": units, "amount": amount}
        cells: list[Value] = [self._counted(sums.get(column["field"], "")) for column in self.columns]
        place = next((number for number, cell in enumerate(cells) if cell == ""), None)
        if place is None:
            return [*cells, f"{TOTAL} {count}"]
        cells[place] = f"{TOTAL} {count}"
        return cells

    def text(self, value: Value) -> str:
        """Return a value as a CSV has it; a text never begins a formula."""
        if isinstance(value, Decimal):
            return f"{value:.2f}".replace(".", self.decimal_mark)
        if isinstance(value, date):
            return value.strftime(self.date_format)
        return safe(value) if isinstance(value, str) else str(value)

    def unwritable(self, text: str) -> str:
        """Return the characters of a text that the encoding does not have."""
        codec = codecs.lookup(self.encoding)
        return "".join(dict.fromkeys(one for one in text if not _fits(codec, one)))

    def problems(self) -> Iterator[str]:
        """Yield what in the format itself cannot be written."""
        for column in self.columns:
            for text in (column.get("header", ""), column.get("value", "")):
                if wrong := self.unwritable(text):
                    yield said(text, wrong)

    def _value(self, column: Mapping[str, str], line: PaymentLine, run: PaymentRun) -> Value:
        name = column["field"]
        if name == "constant":
            return column.get("value", "")
        value = COLUMNS[name].value(line, run)
        return self._counted(value) if name in _HUNDREDTHS else value

    def _counted(self, value: Value) -> Value:
        return int(value * 100) if self.in_oere and isinstance(value, Decimal) else value


def safe(text: str) -> str:
    """Return a text that no spreadsheet runs, with an apostrophe before what would be a formula."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def said(text: str, wrong: str) -> str:
    """Say where characters stand that cannot be written."""
    return _("“%(text)s” has %(wrong)s") % {"text": text, "wrong": " ".join(wrong)}


def unwritable(form: Format, texts: Iterable[str]) -> list[str]:
    """Return what the format cannot write, each text once, the format's own included."""
    found = dict.fromkeys(form.problems())
    for text in dict.fromkeys(texts):
        if wrong := form.unwritable(text):
            found[said(text, wrong)] = None
    return list(found)


def _fits(codec: codecs.CodecInfo, sign: str) -> bool:
    try:
        codec.encode(sign)
    except UnicodeEncodeError:
        return False
    return True

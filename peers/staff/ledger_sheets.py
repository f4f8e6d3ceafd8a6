"""A screen of the ledger as a spreadsheet: the same figures, the same bytes, and no formulas."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.screens import STARTS_A_FORMULA
from peers.payments import xlsx_file
from peers.payments.columns import Value

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Sheet(NamedTuple):
    """What it is called, what its columns are called, and its rows: texts, days and amounts."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]


def answer(sheet: Sheet, kind: str) -> HttpResponse:
    """Send it as ``csv`` (as a Danish spreadsheet reads it) or ``xlsx``."""
    content = _xlsx(sheet) if kind == "xlsx" else _csv(sheet)
    name = f"{slugify(sheet.name)}.{kind}"
    return HttpResponse(
        content, KINDS[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _xlsx(sheet: Sheet) -> bytes:
    return xlsx_file.content([sheet.headings, *sheet.rows], str(_("Ledger")))


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_cell, sheet.headings))
    for row in sheet.rows:
        writer.writerow(map(_cell, row))
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    text = str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text

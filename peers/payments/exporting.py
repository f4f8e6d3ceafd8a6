"""The file that payroll gets: from what was frozen alone, so that it is the same whenever it is taken."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from peers.models import PaymentLine, PaymentRun
from peers.payments import csv_file, runs, xlsx_file
from peers.payments.columns import Value
from peers.payments.formats import Format
from peers.payments.refusals import FileChanged, NotNow, TooLateForFile
from peers.states import LineState, PaymentRunState

KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OUT = (PaymentRunState.FROZEN, PaymentRunState.SETTLED, PaymentRunState.REVERSED)


@transaction.atomic
def export(run: PaymentRun, kind: str, *, by: User | None = None, now: datetime | None = None) -> bytes:
    """Return the file as ``csv`` or ``xlsx``, byte for byte the same each time.

    The first time it is written down that the file was taken, and what its sha256 is.

    Raises:
        NotNow: the run is not frozen, or was taken back.
        TooLateForFile: no file was taken, and lines of it wait no more.
        FileChanged: the bytes would differ from the first time.
    """
    row = runs.locked(run)
    if row.state not in OUT or kind not in KINDS:
        raise NotNow
    if row.exported_at is None and row.lines.exclude(state=LineState.FROZEN).exists():
        # What was sent back or reversed is in another run, or may be: the file has it all the same.
        raise TooLateForFile
    content = written(row, kind)
    field, mark = f"{kind}_sha256", hashlib.sha256(content).hexdigest()
    kept = getattr(row, field)
    if kept and kept != mark:
        raise FileChanged
    changed = []
    if not kept:
        setattr(row, field, mark)
        changed.append(field)
    if row.exported_at is None:
        row.exported_at = now or timezone.now()
        changed.append("exported_at")
    if changed:
        row.save(update_fields=changed)
        log(row, "peers.run_export", user=by, data={"kind": kind, "sha256": mark})
    return content


def file_name(run: PaymentRun, kind: str) -> str:
    """Return what the file is called: by number and day, with no word of what the school is."""
    return f"udbetaling-{run.number:04d}-{run.pay_date:%Y%m%d}.{kind}"


def written(run: PaymentRun, kind: str) -> bytes:
    """Return the file of a frozen run, as its lines and its format were frozen."""
    form = Format.of(run.mapper_snapshot or {"columns": []})
    found = rows(form, run)
    return xlsx_file.content(found) if kind == "xlsx" else b"".join(csv_file.chunks(form, found))


def rows(form: Format, run: PaymentRun) -> Iterator[list[Value]]:
    """Yield headings, lines in their order and control totals, as the format says."""
    if form.has_header:
        yield list(form.headers())
    count, units, amount = 0, Decimal(0), Decimal(0)
    for line in PaymentLine.objects.filter(run=run).order_by("position").iterator(1000):
        count, units, amount = count + 1, units + line.units, amount + line.amount.amount
        yield form.values(line, run)
    if form.has_totals:
        yield form.totals(count, units, amount)

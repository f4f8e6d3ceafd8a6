"""Payroll's answer: read, checked row by row against the run, and taken in wholly or not at all."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from peers.models import PaymentLine, PaymentRun, PayrollAnswer
from peers.payments.answer_files import LARGEST_FILE, Row, Unreadable, read
from peers.payments.answer_rows import Fault, Wanted, judge
from peers.payments.formats import Format
from peers.payments.freezing import Progress
from peers.payments.refusals import NotNow, RunRefused
from peers.payments.settling import refuse_own, settle
from peers.states import LineState, PaymentRunState


class AlreadyTaken(RunRefused):
    """The same file has been taken in before; ``before`` is that time."""

    def __init__(self, before: PayrollAnswer) -> None:
        self.before = before
        words = _("This file was taken in already, on %(day)s, for run %(run)s. Nothing is done twice.")
        day = timezone.localtime(before.at)
        super().__init__(words % {"day": f"{day:%d.%m.%Y %H:%M}", "run": before.run.number})


class BadRows(RunRefused):
    """Rows that cannot be taken in, so none is; ``faults`` says which, and why."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        words = _("Nothing was taken in: %(count)d rows have something wrong.")
        super().__init__(words % {"count": len(faults)})


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer that fits the run: lines that are paid, and those sent back with their reason."""

    name: str
    sha256: str
    paid: list[int] = field(default_factory=list)
    rejected: dict[int, str] = field(default_factory=dict)


def answer(
    *,
    run: PaymentRun,
    file: BinaryIO | bytes,
    name: str,
    by: User,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> PayrollAnswer:
    """Take in what payroll sent back.

    Raises:
        Unreadable: it is no table, is too large, or lacks a column.
        AlreadyTaken: the same bytes were taken in before.
        BadRows: at least one row does not fit; nothing is taken in.
        NotNow, OwnLines: the run waits for no answer, or not from this payer.
    """
    found = check(run=run, file=file, name=name, by=by)
    return take(run=run, checked=found, by=by, progress=progress, now=now)


def check(*, run: PaymentRun, file: BinaryIO | bytes, name: str, by: User) -> Checked:
    """Read an answer and compare it with the run; nothing is written. Raises as ``answer``."""
    content = file if isinstance(file, bytes) else file.read(LARGEST_FILE + 1)
    mark = hashlib.sha256(content).hexdigest()
    before = PayrollAnswer.objects.filter(sha256=mark).select_related("run").first()
    if before is not None:
        raise AlreadyTaken(before)
    run = PaymentRun.objects.get(pk=run.pk)
    if run.state not in (PaymentRunState.FROZEN, PaymentRunState.SETTLED):
        raise NotNow
    form = Format.of(run.mapper_snapshot or {"columns": []})
    rows = read(content, {column["field"]: column.get("header", "") for column in form.columns})
    paid, rejected = _judged(run, rows, in_oere=form.in_oere)
    refuse_own(run.lines.filter(pk__in=[*paid, *rejected]), by)
    return Checked(name[-120:], mark, paid, rejected)


@transaction.atomic
def take(
    *,
    run: PaymentRun,
    checked: Checked,
    by: User,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> PayrollAnswer:
    """Take in an answer that was checked. Raises AlreadyTaken, NotNow and OwnLines."""
    settle(run=run, paid=checked.paid, rejected=checked.rejected, by=by, progress=progress, now=now)
    try:
        with transaction.atomic():
            return PayrollAnswer.objects.create(
                run=run,
                file_name=checked.name,
                sha256=checked.sha256,
                paid=len(checked.paid),
                rejected=len(checked.rejected),
                by=by,
                at=now or timezone.now(),
            )
    except IntegrityError as twice:
        before = PayrollAnswer.objects.select_related("run").filter(sha256=checked.sha256).first()
        if before is None:
            raise
        raise AlreadyTaken(before) from twice


def _judged(run: PaymentRun, rows: list[Row], *, in_oere: bool) -> tuple[list[int], dict[int, str]]:
    """Return what is paid and what is sent back. Raises BadRows."""
    lines = _lines(run)
    faults: list[Fault] = []
    paid: list[int] = []
    rejected: dict[int, str] = {}
    seen: dict[int, int] = {}
    for row in rows:
        found = judge(row, run.number, lines, seen, in_oere=in_oere)
        if isinstance(found, Fault):
            faults.append(found)
        elif found.is_paid:
            paid.append(found.line)
        else:
            rejected[found.line] = found.reason
    if faults:
        raise BadRows(faults)
    return paid, rejected


def _lines(run: PaymentRun) -> Mapping[int, Wanted]:
    rows = PaymentLine.objects.filter(run=run).values_list(
        "position", "pk", "amount", "payroll_number", "state"
    )
    return {
        position: Wanted(pk, amount, number, state == LineState.FROZEN)  # type: ignore[arg-type]  # money as values is decimals
        for position, pk, amount, number, state in rows.iterator(2000)
    }


__all__ = ["AlreadyTaken", "BadRows", "Checked", "Unreadable", "answer", "check", "take"]

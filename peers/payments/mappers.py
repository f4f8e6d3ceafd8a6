"""Payroll's formats: written, looked at with invented lines, and never changed for a run that is frozen."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from moneyed import Money

from peers.models import ExportMapper, PaymentLine, PaymentRun
from peers.payments import csv_file
from peers.payments.formats import Format
from peers.payments.freezing import neutral
from peers.states import Activity, TaxCode


@transaction.atomic
def save(mapper: ExportMapper) -> ExportMapper:
    """Save a format; one that is the default takes that from the one that was."""
    if mapper.is_default:
        others = ExportMapper.objects.select_for_update().exclude(pk=mapper.pk)
        others.filter(is_default=True).update(is_default=False)
    mapper.save()
    return mapper


def sample(form: Format) -> str:
    """Return how a file of three lines looks, with invented numbers."""
    run, lines = _invented()
    rows = [form.headers()] if form.has_header else []
    rows += [form.values(line, run) for line in lines]  # type: ignore[misc]  # texts are values too
    if form.has_totals:
        units, amount = (sum((line.units for line in lines), Decimal(0)), Decimal("2141.17"))
        rows.append(form.totals(len(lines), units, amount))  # type: ignore[arg-type]  # as above
    written = b"".join(csv_file.chunks(form, rows))
    return written.decode(form.encoding)


def _invented() -> tuple[PaymentRun, list[PaymentLine]]:
    day = timezone.localdate()
    run = PaymentRun(number=7, pay_date=day, currency="DKK")
    kinds = (
        ("20417", Activity.TEACHING, TaxCode.B_INCOME, "4210", "2.50", "300.00", "750.00"),
        ("20533", Activity.MEETING, TaxCode.A_INCOME, "4100", "3.33", "400.00", "1333.33"),
        ("20533", Activity.COST, TaxCode.REIMBURSEMENT, "4900", "1.00", "57.84", "57.84"),
    )
    lines = []
    for position, (number, activity, tax, code, units, rate, amount) in enumerate(kinds, 1):
        done_on = date(day.year, 1, 10 + position)
        lines.append(
            PaymentLine(
                run=run,
                position=position,
                payroll_number=number,
                activity=activity,
                tax_code=tax,
                payroll_code=code,
                project_code="8210",
                about=neutral(activity, done_on),
                done_on=done_on,
                units=Decimal(units),
                unit_amount=Money(rate, "DKK"),
                amount=Money(amount, "DKK"),
            )
        )
    return run, lines

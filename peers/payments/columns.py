"""The columns that payroll's file may have: all that is known of a frozen line, and no more.

Payroll's own number is the only key to a person: there is no column for a name, a CPR number or an account,
and ``text`` says only which kind of work and which day, never which course. Amounts are paid as they stand:
``units`` times ``rate`` may differ by a few øre where minutes do not make a whole hundredth of an hour.

========================  =====================================================================
payroll_number            payroll's number of the person, as it was when the run was frozen
payroll_code              the code of the activity (lønart), as it was when the claim was approved
tax                       A, B or U (udlæg: a reimbursed cost, which is no income)
units, rate, amount       hours or pieces, what one pays, what is paid
done_on, pay_date         the day of the work, the day of payment
text                      "Undervisning 12.11.2026"
project                   the project's code in the municipality's accounts
reference                 "U0007-00012": run 7, line 12; payroll's answer names it
run, line                 the two parts of the reference
currency                  DKK
constant, empty           the same text on each line; nothing
========================  =====================================================================
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from peers.models import PaymentLine, PaymentRun
from peers.states import TaxCode

Value = str | int | date | Decimal
"""Decimals are amounts and units, with two decimals."""

_TAX = {TaxCode.A_INCOME: "A", TaxCode.B_INCOME: "B", TaxCode.REIMBURSEMENT: "U"}
_REFERENCE = re.compile(r"^\s*U0*(\d{1,9})-0*(\d{1,9})\s*$", re.IGNORECASE | re.ASCII)


class Column(NamedTuple):
    """What a column is called, and what it holds."""

    label: str | Promise
    value: Callable[[PaymentLine, PaymentRun], Value]


def reference(run: PaymentRun, position: int) -> str:
    """Return what a line is called outside: nothing a spreadsheet takes for a date or a number."""
    return f"U{run.number:04d}-{position:05d}"


def parse_reference(text: str) -> tuple[int, int] | None:
    """Return the numbers of run and line, or None where it is no reference."""
    found = _REFERENCE.match(text)
    return (int(found[1]), int(found[2])) if found else None


COLUMNS: dict[str, Column] = {
    "payroll_number": Column(_("Payroll number"), lambda line, run: line.payroll_number),
    "payroll_code": Column(_("Payroll code"), lambda line, run: line.payroll_code),
    "tax": Column(_("Tax: A, B or U"), lambda line, run: _TAX[TaxCode(line.tax_code)]),
    "units": Column(_("Units"), lambda line, run: line.units),
    "rate": Column(_("Rate"), lambda line, run: line.unit_amount.amount),
    "amount": Column(_("Amount"), lambda line, run: line.amount.amount),
    "currency": Column(_("Currency"), lambda line, run: str(line.amount.currency)),
    "done_on": Column(_("Day of the work"), lambda line, run: line.done_on),
    "pay_date": Column(_("Date of payment"), lambda line, run: run.pay_date),
    "text": Column(_("Text: kind of work and day"), lambda line, run: line.about),
    "project": Column(_("Project code"), lambda line, run: line.project_code),
    "reference": Column(_("Reference of the line"), lambda line, run: reference(run, line.position)),
    "run": Column(_("Number of the run"), lambda line, run: run.number),
    "line": Column(_("Number of the line"), lambda line, run: line.position),
    "constant": Column(_("The same text on each line"), lambda line, run: ""),
    "empty": Column(_("Nothing"), lambda line, run: ""),
}

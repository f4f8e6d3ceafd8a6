"""One row of payroll's answer against the line it is about: what became of it, or what is wrong."""

from collections.abc import Mapping, MutableMapping
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from peers import money
from peers.payments.answer_files import Row
from peers.payments.columns import parse_reference

PAID_WORDS = frozenset({"betalt", "udbetalt", "godkendt", "ok", "ja", "paid", "yes", "accepted"})
REJECTED_WORDS = frozenset({"afvist", "afvises", "fejl", "fejlet", "nej", "rejected", "error", "no"})


class Wanted(NamedTuple):
    """A line as it was frozen."""

    pk: int
    amount: Decimal
    payroll_number: str
    waits: bool


class Outcome(NamedTuple):
    """What became of a line."""

    line: int
    is_paid: bool
    reason: str


class Fault(NamedTuple):
    """What is wrong with a row, in words."""

    row: int
    said: str


class _Wrong(Exception):
    """What is wrong, in words."""


def judge(
    row: Row,
    number: int,
    lines: Mapping[int, Wanted],
    seen: MutableMapping[int, int],
    *,
    in_oere: bool = False,
) -> Outcome | Fault:
    """Return what a row says of a line of run `number`; `seen` are lines and the rows that named them."""
    try:
        position = _position(row, number)
        line = lines.get(position)
        if line is None:
            raise _Wrong(_("The run has no line %(line)s.") % {"line": position})
        if position in seen:
            before = {"line": position, "row": seen[position]}
            raise _Wrong(_("Line %(line)s is in row %(row)s already.") % before)
        seen[position] = row.number
        if not line.waits:
            raise _Wrong(_("Line %(line)s has its answer already.") % {"line": position})
        _compare(row, line, in_oere=in_oere)
        return _outcome(row, line)
    except _Wrong as wrong:
        return Fault(row.number, str(wrong))


def _position(row: Row, number: int) -> int:
    """Return the number of the line, of this run."""
    if row.reference:
        found = parse_reference(row.reference)
        if found is None:
            raise _Wrong(_("“%(text)s” is no reference of ours.") % {"text": row.reference[:60]})
        run, position = found
    elif row.line.isascii() and row.line.isdigit() and len(row.line) < 10:
        run, position = number, int(row.line)
    else:
        raise _Wrong(_("The reference is missing."))
    said = _whole(row.run) if row.run else run
    if run != number or said != number:
        other = {"other": run if run != number else row.run[:20], "number": number}
        raise _Wrong(_("It is about run %(other)s, and this is run %(number)s.") % other)
    return position


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _compare(row: Row, line: Wanted, *, in_oere: bool) -> None:
    """Pass where amount and payroll number, if they are said, are those of the line."""
    if row.payroll_number and row.payroll_number.lstrip("'") != line.payroll_number:
        raise _Wrong(_("The payroll number is another than in the run."))
    if not row.amount:
        return
    amount = _amount(row.amount, in_oere=in_oere)
    if amount != line.amount:
        both = {"said": money.digits(amount), "frozen": money.digits(line.amount)}
        raise _Wrong(_("The amount is %(said)s, and in the run it is %(frozen)s.") % both)


def _amount(text: str, *, in_oere: bool) -> Decimal:
    if in_oere and text.isascii() and text.isdigit() and len(text) < 15:
        return Decimal(text) / 100
    try:
        return money.read(text)
    except money.NotMoney as wrong:
        raise _Wrong(_("“%(text)s” is no amount.") % {"text": text[:40]}) from wrong


def _outcome(row: Row, line: Wanted) -> Outcome:
    state = row.state.lower().rstrip(".!")
    if state in PAID_WORDS:
        return Outcome(line.pk, True, "")
    if state not in REJECTED_WORDS:
        if not state:
            raise _Wrong(_("The status is missing."))
        raise _Wrong(_("“%(text)s” is no status. Write Betalt or Afvist.") % {"text": row.state[:40]})
    if not row.reason:
        raise _Wrong(_("It is rejected without a reason."))
    return Outcome(line.pk, False, row.reason[:255])

"""What a payment run is in the ledger: what is owed goes into payment, and from there is paid.

``claim:<id>:frozen:<run>`` and ``claim:<id>:paid:<run>``, each reversed where it did not come to be.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from peers import ledger
from peers.ledger.periods import open_from
from peers.models import Claim, Entry, PaymentLine, PaymentRun
from peers.states import AccountKind

FROZEN, PAID = "frozen", "paid"
_SIDES = {
    FROZEN: (AccountKind.OWED, AccountKind.IN_PAYMENT),
    PAID: (AccountKind.IN_PAYMENT, AccountKind.PAID),
}


def reference(line: PaymentLine, run: PaymentRun, step: str) -> str:
    """Return what a step of a line is called in the ledger."""
    return f"claim:{line.claim_id}:{step}:{run.number}"


def freeze(run: PaymentRun, lines: Sequence[PaymentLine], *, by: User, now: datetime | None) -> None:
    """Write down that payroll is asked to pay these."""
    ledger.post_many(_entries(run, lines, FROZEN, ledger.day(now)), by=by, now=now)


def pay(run: PaymentRun, lines: Sequence[PaymentLine], *, by: User, now: datetime | None) -> None:
    """Write down that payroll has paid these, on the day of payment where that is possible."""
    ledger.post_many(_entries(run, lines, PAID, pay_day(run, now)), by=by, now=now)


def pay_day(run: PaymentRun, now: datetime | None) -> date:
    """Return the day to book a payment on: the day of payment, but neither ahead nor in a closed month."""
    first_open = open_from()
    day = min(run.pay_date, ledger.day(now))
    if run.frozen_at is not None:
        # What is frozen is booked before what is paid.
        day = max(day, timezone.localdate(run.frozen_at))
    return day if first_open is None else max(day, first_open)


def unfreeze(
    run: PaymentRun, lines: Sequence[PaymentLine], text: str, *, by: User, now: datetime | None
) -> None:
    """Write down that these are owed as before: payroll does not pay them."""
    _reverse([reference(line, run, FROZEN) for line in lines], text, by, now)


def unpay(
    run: PaymentRun, lines: Sequence[PaymentLine], text: str, *, by: User, now: datetime | None
) -> None:
    """Write down that neither the payment nor what was owed stands: it was paid by mistake."""
    steps = [reference(line, run, step) for line in lines for step in (PAID, FROZEN)]
    approvals = [f"claim:{line.claim_id}:approved" for line in lines]
    _reverse([*steps, *approvals], text, by, now)


def _entries(
    run: PaymentRun, lines: Sequence[PaymentLine], step: str, day: date
) -> Iterator[ledger.NewEntry]:
    claims = Claim.objects.filter(pk__in=[line.claim_id for line in lines])
    owners = dict(claims.values_list("pk", "contributor_id"))
    debit, credit = (ledger.of_contributors(kind, owners.values()) for kind in _SIDES[step])
    for line in lines:
        owner = owners[line.claim_id]
        yield ledger.NewEntry(
            reference(line, run, step),
            day,
            f"{line.about}, {run.number}/{line.position}",
            (ledger.Line(debit[owner], line.amount), ledger.Line(credit[owner], -line.amount)),
        )


def _reverse(references: Sequence[str], text: str, by: User, now: datetime | None) -> None:
    found = Entry.objects.filter(reference__in=references).prefetch_related("postings__account")
    by_reference = {entry.reference: entry for entry in found}
    missing = [one for one in references if one not in by_reference]
    if missing:
        raise Entry.DoesNotExist(missing[0])
    today = ledger.day(now)
    ledger.post_many(
        (_mirror(by_reference[one], max(today, by_reference[one].date), text) for one in references),
        by=by,
        now=now,
    )


def _mirror(entry: Entry, day: date, text: str) -> ledger.NewEntry:
    lines = tuple(ledger.Line(one.account, -one.amount) for one in entry.postings.all())
    return ledger.NewEntry(ledger.reversal_of(entry.reference), day, text, lines, entry)

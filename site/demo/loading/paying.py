"""Lets payroll be paid month by month, with a line that was refused and one that was paid by mistake."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from demo.content import honorarium
from peers import ledger, payments
from peers.ledger.periods import next_month
from peers.models import Claim, Contributor, PaymentRun
from peers.states import ClaimState

PAY_DAY = 20
OPEN_MONTHS = 2
"""So many months, with this one, are not closed yet."""


@transaction.atomic
def pay(makers: dict[str, Contributor], *, payer: User, now: datetime) -> None:
    """Settle the runs behind us but for the newest, which waits for payroll; pick the next one."""
    *behind, newest, coming = _pay_days(now)
    for day in behind:
        run = _freeze(day, payer)
        if run is not None:
            _settle(run, makers, payer, at=_at(day) + timedelta(days=1))
    _freeze(newest, payer)
    payments.start(pay_date=coming, by=payer, title=_title(coming), now=now)
    _take_back(makers, payer, now)
    _close(payer, now)


def _pay_days(now: datetime) -> Iterator[date]:
    """Yield the pay days since the first claim, and the next one."""
    today = timezone.localdate(now)
    first = Claim.objects.order_by("pay_month").values_list("pay_month", flat=True)[0]
    day = first.replace(day=PAY_DAY)
    while day <= today:
        yield day
        day = next_month(day).replace(day=PAY_DAY)
    yield day


def _freeze(day: date, payer: User) -> PaymentRun | None:
    """Freeze what is picked to a day, and take its file; None where nothing is."""
    at = _at(day) - timedelta(days=2)
    run = payments.start(pay_date=day, by=payer, title=_title(day), now=at)
    try:
        with transaction.atomic():
            frozen = payments.freeze(run=run, by=payer, now=at + timedelta(minutes=10))
    except payments.Empty:
        payments.cancel(run=run, by=payer, now=at)
        return None
    payments.export(frozen, "csv")
    return frozen


def _settle(run: PaymentRun, makers: dict[str, Contributor], payer: User, *, at: datetime) -> None:
    """Say what payroll answered: the first time it did not know one of the numbers."""
    unknown = makers[honorarium.UNKNOWN].pk
    refused = list(run.lines.filter(claim__contributor=unknown))
    is_first = not Claim.objects.filter(contributor=unknown, state=ClaimState.PAID).exists()
    if refused and is_first and not PaymentRun.objects.filter(lines__reason=honorarium.REJECTED).exists():
        payments.reject(run=run, lines=refused, reason=honorarium.REJECTED, by=payer, now=at)
    payments.mark_paid(run=run, by=payer, now=at)


def _take_back(makers: dict[str, Contributor], payer: User, now: datetime) -> None:
    """Reverse what was paid by mistake."""
    paid = Claim.objects.filter(contributor=makers[honorarium.MISTAKEN], state=ClaimState.PAID)
    claim = paid.order_by("done_on").first()
    line = claim.lines.filter(state="paid").first() if claim else None
    if line is not None:
        payments.reverse_line(line=line, reason=honorarium.REVERSED, by=payer, now=now - timedelta(days=3))


def _close(payer: User, now: datetime) -> None:
    """Close the months that nobody writes in any more."""
    last = timezone.localdate(now).replace(day=1)
    for _month in range(OPEN_MONTHS):
        last = (last - timedelta(days=1)).replace(day=1)
    while (month := ledger.next_to_close(now)) is not None and month <= last:
        ledger.close(month=month, by=payer, now=now)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))


def _title(day: date) -> str:
    return date_format(day, "F")

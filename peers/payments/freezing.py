"""Freezing: what is picked becomes the lines of a run, once and for all; and taking that back in time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from moneyed import Money
from wagtail.log_actions import log

from accounts.models import User
from peers import ceiling, claims
from peers.models import Claim, Contributor, PaymentLine, PaymentRun
from peers.payments import booking, runs
from peers.payments.formats import Format, unwritable
from peers.payments.picking import Pick, Picked, candidates, pick
from peers.payments.refusals import AlreadyExported, Changed, Empty, NoFormat, NotNow, Unwritable
from peers.states import Activity, LineState, PaymentRunState, RateUnit

BATCH = 1000
Progress = Callable[[int, int], None]
"""Told how many lines are done, of how many."""
T = TypeVar("T")


@transaction.atomic
def freeze(
    *,
    run: PaymentRun,
    by: User,
    shown: tuple[int, Decimal] | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> PaymentRun:
    """Freeze what the run picks for this payer, all of it or nothing; `shown` is the count and sum they saw.

    Raises:
        NotNow: it is no draft any more.
        Empty: nothing is picked. Changed: it is not what was shown.
        NoFormat, Unwritable: there is no format, or it cannot write some of the lines.
    """
    among = _locked_candidates(run, now)
    row = runs.locked_draft(run)
    picked = pick(row, by, among=among, now=now)
    _refuse(picked, shown)
    form = _format_for(row, picked)
    done = 0
    for batch in in_batches(picked.lines):
        _freeze_batch(row, batch, done, by, now)
        done += len(batch)
        if progress:
            progress(done, picked.count)
    runs.moved(row, "freeze")
    row.frozen_by, row.frozen_at, row.mapper_snapshot = by, now or timezone.now(), form.kept()
    row.save(update_fields=["state", "frozen_by", "frozen_at", "mapper_snapshot"])
    said = {"lines": picked.count, "total": str(picked.total.amount)}
    log(row, "peers.run_freeze", user=by, data=said)
    return row


@transaction.atomic
def cancel(
    *, run: PaymentRun, by: User, progress: Progress | None = None, now: datetime | None = None
) -> PaymentRun:
    """Take a run back whose file nobody has taken; what was frozen is approved again, for another run.

    Raises NotNow, and AlreadyExported.
    """
    lines = list(run.lines.filter(state=LineState.FROZEN).order_by("claim_id"))
    lock_claims(lines)
    row = runs.locked(run)
    if row.exported_at is not None and row.state == PaymentRunState.FROZEN:
        raise AlreadyExported
    if row.lines.exclude(state__in=[LineState.FROZEN, LineState.TAKEN_OUT]).exists():
        raise NotNow  # payroll has answered some of it, so payroll has it
    runs.moved(row, "cancel")
    done = 0
    for batch in in_batches(lines):
        numbers = [line.pk for line in batch]
        taken = PaymentLine.objects.filter(pk__in=numbers, state=LineState.FROZEN)
        if taken.update(state=LineState.TAKEN_OUT) != len(batch):
            raise AlreadyExported
        claims.move_many([line.claim_id for line in batch], "thaw", by, now=now)
        booking.unfreeze(
            row, batch, _("Payment run %(run)s was taken back") % {"run": row.number}, by=by, now=now
        )
        done += len(batch)
        if progress:
            progress(done, len(lines))
    row.save(update_fields=["state"])
    log(row, "peers.run_cancel", user=by)
    return row


def in_batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items a thousand at a time."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def lock_claims(lines: Sequence[PaymentLine]) -> None:
    """Lock the claims of lines in the order in which everybody does."""
    numbers = [line.claim_id for line in lines]
    rows = Claim.objects.filter(pk__in=numbers).order_by("pk").select_for_update(of=("self",), no_key=True)
    for _one in rows.values_list("pk", flat=True).iterator(2000):
        pass


def units_of(row: Pick) -> Decimal:
    """Return hours with two decimals for what is paid by the hour, else one piece."""
    if row.unit != RateUnit.HOUR or not row.minutes:
        return Decimal(1)
    return (Decimal(row.minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def neutral(activity: str, day: date) -> str:
    """Return what payroll reads about a line: the kind of work and the day, in the language of payroll."""
    with override("da"):
        return f"{Activity(activity).label} {day:%d.%m.%Y}"


def _locked_candidates(run: PaymentRun, now: datetime | None) -> set[int]:
    """Lock whom and what the run may be about: people whose money comes over New Year, then claims."""
    found = candidates(run)
    from_another_year = found.exclude(activity=Activity.COST).exclude(pay_month__year=run.pay_date.year)
    people = Contributor.objects.filter(pk__in=from_another_year.values("contributor"))
    for person in people.order_by("pk"):
        ceiling.lock(person)
    rows = found.order_by("pk").select_for_update(of=("self",), no_key=True)
    return set(rows.values_list("pk", flat=True).iterator(2000))


def _refuse(picked: Picked, shown: tuple[int, Decimal] | None) -> None:
    if shown is not None and shown != (picked.count, picked.total.amount):
        raise Changed(picked.count, picked.total)
    if not picked.lines:
        raise Empty


def _format_for(row: PaymentRun, picked: Picked) -> Format:
    if row.mapper is None:
        raise NoFormat
    form = Format.from_mapper(row.mapper)
    if problems := unwritable(form, _texts(picked)):
        raise Unwritable(problems)
    return form


def _texts(picked: Picked) -> Iterator[str]:
    for row in picked.lines:
        yield from (
            row.payroll_number,
            row.payroll_code,
            row.project_code,
            neutral(row.activity, row.done_on),
        )


def _freeze_batch(
    run: PaymentRun, batch: Sequence[Pick], before: int, by: User, now: datetime | None
) -> None:
    lines = PaymentLine.objects.bulk_create(
        _line(run, row, position) for position, row in enumerate(batch, before + 1)
    )
    claims.move_many([row.claim for row in batch], "freeze", by, now=now)
    booking.freeze(run, lines, by=by, now=now)


def _line(run: PaymentRun, row: Pick, position: int) -> PaymentLine:
    return PaymentLine(
        run=run,
        position=position,
        claim_id=row.claim,
        payroll_number=row.payroll_number,
        activity=row.activity,
        tax_code=row.tax_code,
        payroll_code=row.payroll_code,
        project_code=row.project_code,
        about=neutral(row.activity, row.done_on),
        done_on=row.done_on,
        units=units_of(row),
        unit_amount=Money(row.unit_amount or row.amount, row.currency),
        amount=row.money,
    )

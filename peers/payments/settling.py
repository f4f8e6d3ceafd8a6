"""What payroll did with lines: paid them, or sent them back with a reason. All that is said, or nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from peers import claims
from peers.claims import told
from peers.models import PaymentLine, PaymentRun
from peers.payments import booking, runs
from peers.payments.freezing import Progress, in_batches, lock_claims
from peers.payments.refusals import NoReason, NotNow, OwnLines
from peers.states import LineState, PaymentRunState


@transaction.atomic
def mark_paid(
    *,
    run: PaymentRun,
    by: User,
    lines: Iterable[PaymentLine | int] | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> PaymentRun:
    """Write down that payroll paid these lines, or all that wait; each person is told once.

    Raises NotNow, and OwnLines where `by` approved or is paid any of them.
    """
    if lines is None:
        wanted = list(run.lines.filter(state=LineState.FROZEN).values_list("pk", flat=True))
    else:
        wanted = _numbers(lines)
    return settle(run=run, paid=wanted, rejected={}, by=by, progress=progress, now=now)


@transaction.atomic
def reject(
    *,
    run: PaymentRun,
    lines: Iterable[PaymentLine | int],
    reason: str,
    by: User,
    now: datetime | None = None,
) -> PaymentRun:
    """Write down that payroll did not pay these lines, and why; the next run may have them.

    Raises NotNow, NoReason and OwnLines.
    """
    rejected = dict.fromkeys(_numbers(lines), reason)
    return settle(run=run, paid=[], rejected=rejected, by=by, now=now)


@transaction.atomic
def settle(
    *,
    run: PaymentRun,
    paid: Collection[int],
    rejected: Mapping[int, str],
    by: User,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> PaymentRun:
    """Do both; when no line waits any more the run is settled.

    Raises NotNow where a line does not wait, NoReason, and OwnLines.
    """
    if not all(reason.strip() for reason in rejected.values()):
        raise NoReason
    both = [*paid, *rejected]
    lines = list(run.lines.filter(pk__in=both).order_by("claim_id"))
    if not lines or len(lines) != len(set(both)) or len(both) != len(set(both)):
        raise NotNow
    lock_claims(lines)
    row = runs.locked(run)
    if row.state != PaymentRunState.FROZEN:
        raise NotNow
    refuse_own(run.lines.filter(pk__in=both), by)
    counter = _Counter(len(lines), progress)
    _pay(row, [line for line in lines if line.pk not in rejected], by, now, counter)
    sent_back = [(line, rejected[line.pk].strip()[:255]) for line in lines if line.pk in rejected]
    _reject(row, sent_back, by, now, counter)
    settle_if_done(row, now)
    said = {"paid": len(paid), "rejected": len(rejected)}
    log(row, "peers.run_answer", user=by, data=said)
    return row


def refuse_own(lines: QuerySet[PaymentLine], by: User) -> None:
    """Pass, or raise OwnLines with those that this payer approved or is paid for."""
    own = concerned(lines, by).values_list("run__number", "position", "claim__contributor__public_name")
    if found := [f"{number}/{position} {name}" for number, position, name in own]:
        raise OwnLines(found)


def concerned(lines: QuerySet[PaymentLine], by: User) -> QuerySet[PaymentLine]:
    """Return the lines that somebody approved or is paid for."""
    return lines.filter(Q(claim__approved_by=by) | Q(claim__contributor__person=by)).order_by("position")


def settle_if_done(row: PaymentRun, now: datetime | None) -> None:
    """Settle a locked run of which no line waits."""
    if row.state == PaymentRunState.FROZEN and not row.lines.filter(state=LineState.FROZEN).exists():
        runs.moved(row, "settle")
        row.settled_at = now or timezone.now()
        row.save(update_fields=["state", "settled_at"])


class _Counter:
    """Counts lines for the progress of both."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def add(self, count: int) -> None:
        """Count some, and tell."""
        self.done += count
        if self.progress:
            self.progress(self.done, self.total)


def _pay(
    run: PaymentRun, lines: Sequence[PaymentLine], by: User, now: datetime | None, counter: _Counter
) -> None:
    for batch in in_batches(lines):
        _write(batch, by, now, state=LineState.PAID)
        claims.move_many([line.claim_id for line in batch], "pay", by, now=now, paid_on=run.pay_date)
        booking.pay(run, batch, by=by, now=now)
        counter.add(len(batch))
    _tell(lines)


def _reject(
    run: PaymentRun,
    lines: Sequence[tuple[PaymentLine, str]],
    by: User,
    now: datetime | None,
    counter: _Counter,
) -> None:
    by_reason: dict[str, list[PaymentLine]] = {}
    for line, reason in lines:
        by_reason.setdefault(reason, []).append(line)
    for reason, same in by_reason.items():
        for batch in in_batches(same):
            _write(batch, by, now, state=LineState.REJECTED, reason=reason)
            claims.move_many([line.claim_id for line in batch], "reject", by, now=now)
            booking.unfreeze(run, batch, reason, by=by, now=now)
            counter.add(len(batch))


def _write(batch: Sequence[PaymentLine], by: User, now: datetime | None, **values: str) -> None:
    """Write what became of lines that wait. Raises NotNow where one does not."""
    rows = PaymentLine.objects.filter(pk__in=[line.pk for line in batch], state=LineState.FROZEN)
    if rows.update(answered_by=by, answered_at=now or timezone.now(), **values) != len(batch):
        raise NotNow


def _tell(lines: Sequence[PaymentLine]) -> None:
    """Write one letter to each person, however many lines."""
    rows = PaymentLine.objects.filter(
        pk__in=[line.pk for line in lines], claim__contributor__person__isnull=False
    )
    first = rows.order_by(F("claim__contributor"), "position").distinct("claim__contributor")
    for line in first.select_related("claim__contributor__person"):
        told.paid(person=line.claim.contributor.person, claim=line.claim)


def _numbers(lines: Iterable[PaymentLine | int]) -> list[int]:
    return [line if isinstance(line, int) else line.pk for line in lines]

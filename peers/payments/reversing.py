"""What was paid by mistake is reversed, by line or whole: the money is the municipality's to get back.

A payer does it who is not paid and has not approved the line. It may be the one who froze it: a reversal
gives nobody money, and what is claimed anew goes through an approval and a run of two others again
(``docs/payments.md``).
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from peers import claims
from peers.claims import told
from peers.models import Claim, PaymentLine, PaymentRun
from peers.payments import booking, runs
from peers.payments.freezing import Progress, in_batches, lock_claims
from peers.payments.refusals import NoReason, NotNow
from peers.payments.settling import refuse_own, settle_if_done
from peers.states import LINE_MOVES, LineState, PaymentRunState

OPEN = (PaymentRunState.FROZEN, PaymentRunState.SETTLED)


@transaction.atomic
def reverse_line(*, line: PaymentLine, reason: str, by: User, now: datetime | None = None) -> PaymentLine:
    """Reverse a line: what was paid is owed no more and may be claimed anew; what waits is approved again.

    Raises NotNow, NoReason and OwnLines.
    """
    words = _said(reason)
    lock_claims([line])
    run = runs.locked(line.run)
    row = PaymentLine.objects.select_related("claim").get(pk=line.pk)
    if run.state not in OPEN or row.state not in LINE_MOVES["reverse"].sources:
        raise NotNow
    refuse_own(PaymentLine.objects.filter(pk=row.pk), by)
    _tell([row], set())
    _reverse(run, [row], words, by, now)
    settle_if_done(run, now)
    log(run, "peers.line_reverse", user=by, data={"line": row.position, "reason": words})
    row.refresh_from_db()
    return row


@transaction.atomic
def reverse_run(
    *,
    run: PaymentRun,
    reason: str,
    by: User,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> PaymentRun:
    """Reverse every line that is paid or waits; those that payroll sent back stay as they are.

    Raises NotNow, NoReason and OwnLines.
    """
    words = _said(reason)
    lines = list(run.lines.filter(state__in=sorted(LINE_MOVES["reverse"].sources)).order_by("claim_id"))
    lock_claims(lines)
    row = runs.locked(run)
    if row.state not in OPEN:
        raise NotNow
    refuse_own(run.lines.filter(pk__in=[line.pk for line in lines]), by)
    done, spoken_to = 0, set[int]()
    for batch in in_batches(lines):
        _tell(batch, spoken_to)
        _reverse(row, batch, words, by, now)
        done += len(batch)
        if progress:
            progress(done, len(lines))
    runs.moved(row, "reverse")
    row.save(update_fields=["state"])
    said = {"lines": len(lines), "reason": words}
    log(row, "peers.run_reverse", user=by, data=said)
    return row


def _said(reason: str) -> str:
    words = reason.strip()[:255]
    if not words:
        raise NoReason
    return words


def _reverse(
    run: PaymentRun, lines: Sequence[PaymentLine], words: str, by: User, now: datetime | None
) -> None:
    for state in (LineState.PAID, LineState.FROZEN):
        same = [line for line in lines if line.state == state]
        rows = PaymentLine.objects.filter(pk__in=[line.pk for line in same], state=state)
        if rows.update(state=LineState.REVERSED, reason=words) != len(same):
            raise NotNow
        if state == LineState.PAID:
            for line in same:
                claims.move(line.claim_id, "reverse_paid", by, now=now, reversed_reason=words)
            booking.unpay(run, same, words, by=by, now=now)
        elif same:
            claims.move_many([line.claim_id for line in same], "thaw", by, now=now)
            booking.unfreeze(run, same, words, by=by, now=now)


def _tell(lines: Sequence[PaymentLine], spoken_to: set[int]) -> None:
    """Write one letter to each whose payment is reversed."""
    paid = [line.claim_id for line in lines if line.state == LineState.PAID]
    for claim in Claim.objects.filter(pk__in=paid).select_related("contributor__person"):
        if claim.contributor_id not in spoken_to:
            spoken_to.add(claim.contributor_id)
            told.reversed_(claim)

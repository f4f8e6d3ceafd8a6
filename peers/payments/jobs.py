"""What takes minutes is done in the background, in one transaction; how far it is, is written outside it.

A job is one row and one task. A worker that is killed leaves nothing half done: its transaction is gone, its
task is brought back, and the next worker begins anew. What was done already is not done twice, since the job
is ended in the transaction of its work.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, connection, connections, transaction
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from peers import ledger
from peers.claims import ClaimRefused
from peers.models import PaymentJob, PaymentRun
from peers.payments import answering, freezing, reversing, settling
from peers.payments.answering import Checked
from peers.payments.freezing import Progress
from peers.payments.refusals import Busy, RunRefused
from peers.states import JobKind

AT_ONCE = 200
"""So many lines are done while somebody waits."""
PRIORITY = 60
_JOBS = 5_105_002  # the class of our advisory locks for jobs

Work = Callable[[PaymentJob, Progress], object]


def _freeze(job: PaymentJob, progress: Progress) -> object:
    shown = (int(job.payload["count"]), Decimal(job.payload["total"]))
    return freezing.freeze(run=job.run, by=job.by, shown=shown, progress=progress)


def _cancel(job: PaymentJob, progress: Progress) -> object:
    return freezing.cancel(run=job.run, by=job.by, progress=progress)


def _pay(job: PaymentJob, progress: Progress) -> object:
    lines = job.payload.get("lines")
    return settling.mark_paid(run=job.run, by=job.by, lines=lines, progress=progress)


def _answer(job: PaymentJob, progress: Progress) -> object:
    rejected = {int(line): reason for line, reason in job.payload["rejected"].items()}
    checked = Checked(job.payload["name"], job.payload["sha256"], job.payload["paid"], rejected)
    return answering.take(run=job.run, checked=checked, by=job.by, progress=progress)


def _reverse(job: PaymentJob, progress: Progress) -> object:
    return reversing.reverse_run(run=job.run, reason=job.payload["reason"], by=job.by, progress=progress)


WORK: dict[str, Work] = {
    JobKind.FREEZE: _freeze,
    JobKind.CANCEL: _cancel,
    JobKind.PAY: _pay,
    JobKind.ANSWER: _answer,
    JobKind.REVERSE: _reverse,
}
REFUSALS = (RunRefused, ClaimRefused, ledger.LedgerError)


def begin(
    *, run: PaymentRun, kind: str, by: User, total: int, payload: dict[str, Any] | None = None
) -> PaymentJob:
    """Do it at once where it is little, else in the background; return the job, finished or not.

    Raises Busy where something is under way, and what the work itself raises where it is done at once.
    """
    refuse_busy(run)
    try:
        with transaction.atomic():
            job = PaymentJob.objects.create(run=run, kind=kind, by=by, total=total, payload=payload or {})
            if total > AT_ONCE:
                work.enqueue(job.pk)
            else:
                WORK[kind](job, lambda done, of: None)
                _end(job)
            return job
    except IntegrityError as clash:
        if running(run) is None:
            raise
        raise Busy from clash


def refuse_busy(run: PaymentRun) -> None:
    """Pass, or raise Busy; a job whose task is lost is ended first, since nothing of it was done."""
    job = running(run)
    if job is not None and not is_lost(job):
        raise Busy
    if job is not None:
        with override(job.by.language):
            _end(job, problem=_("It was interrupted, and nothing was done. Begin again."))


def running(run: PaymentRun) -> PaymentJob | None:
    """Return what is being done to a run, or None."""
    return PaymentJob.objects.filter(run=run, finished_at__isnull=True).select_related("by").first()


def is_lost(job: PaymentJob) -> bool:
    """Whether no task will do it: it failed, or was deleted."""
    tasks = DBTaskResult.objects.filter(task_path=work.module_path, status__in=("READY", "RUNNING"))
    named = tasks.annotate(job=KeyTextTransform("0", KeyTransform("args", "args_kwargs")))
    return not named.filter(job=str(job.pk)).exists()


@task(priority=PRIORITY)
def work(number: int) -> str:
    """Do a job that is not done; return how it went."""
    with _teller(number) as tell:
        try:
            with transaction.atomic():
                return _work(number, tell)
        except REFUSALS as no:
            return _refused(number, str(no))


def _work(number: int, tell: Progress) -> str:
    with connection.cursor() as cursor:
        # A worker that was killed may be about to let go: wait for its transaction to end.
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_JOBS, number])
    job = PaymentJob.objects.select_related("run", "by").filter(pk=number).first()
    if job is None or job.finished_at is not None:
        return "done before"
    with override(job.by.language):
        WORK[job.kind](job, tell)
    _end(job)
    return "done"


def _refused(number: int, said: str) -> str:
    job = PaymentJob.objects.filter(pk=number, finished_at__isnull=True).first()
    if job is not None:
        _end(job, problem=said)
    return said


def _end(job: PaymentJob, *, problem: str = "", now: datetime | None = None) -> None:
    """End a job; what payroll said of people is not kept here."""
    job.finished_at, job.problem, job.payload = now or timezone.now(), problem[:500], {}
    job.save(update_fields=["finished_at", "problem", "payload"])


@contextlib.contextmanager
def _teller(number: int) -> Iterator[Progress]:
    """Give a way to write how far a job is, on a connection of its own: others see it before all is done."""
    aside = connections["default"].copy()

    def tell(done: int, of: int) -> None:
        with aside.cursor() as cursor:
            cursor.execute(
                "UPDATE peers_paymentjob SET done = %s, total = %s WHERE id = %s AND finished_at IS NULL",
                [done, of, number],
            )

    try:
        yield tell
    finally:
        aside.close()

"""A payment run as a draft: begun, lines left out or taken in again, its format chosen."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from peers.models import Claim, ExportMapper, PaymentRun
from peers.payments.refusals import NotNow
from peers.states import RUN_MOVES, PaymentRunState

_NUMBERS = 5_105_001  # the advisory lock under which numbers of runs are given out


@transaction.atomic
def start(
    *, pay_date: date, by: User, title: str = "", currency: str = "", now: datetime | None = None
) -> PaymentRun:
    """Begin a run to a day; its number is the next, and is never used again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NUMBERS])
    newest = PaymentRun.objects.aggregate(newest=Max("number"))["newest"] or 0
    run = PaymentRun.objects.create(
        number=newest + 1,
        title=title.strip(),
        pay_date=pay_date,
        currency=currency or settings.DEFAULT_CURRENCY,
        mapper=ExportMapper.objects.filter(is_default=True).first() or ExportMapper.objects.first(),
        made_by=by,
        made_at=now or timezone.now(),
    )
    log(run, "wagtail.create", user=by)
    return run


def locked(run: PaymentRun) -> PaymentRun:
    """Return the row as it is stored, locked until the transaction ends; claims are locked before it."""
    rows = PaymentRun.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("mapper").get(pk=run.pk)


def locked_draft(run: PaymentRun) -> PaymentRun:
    """Return the row locked. Raises NotNow where it is no draft any more."""
    row = locked(run)
    if row.state != PaymentRunState.DRAFT:
        raise NotNow
    return row


def moved(row: PaymentRun, name: str) -> PaymentRun:
    """Set the state of a locked run by the table, unsaved. Raises NotNow."""
    move = RUN_MOVES[name]
    if row.state not in move.sources:
        raise NotNow
    row.state = move.target
    return row


@transaction.atomic
def leave_out(*, run: PaymentRun, claims: Iterable[int], by: User) -> PaymentRun:
    """Leave claims out of this run; they wait for the next. Raises NotNow."""
    row = locked_draft(run)
    numbers = list(Claim.objects.filter(pk__in=list(claims)).values_list("pk", flat=True))
    row.left_out.add(*numbers)
    log(row, "peers.run_leave_out", user=by, data={"claims": numbers})
    return row


@transaction.atomic
def take_in(*, run: PaymentRun, claims: Iterable[int], by: User) -> PaymentRun:
    """Take claims in again that were left out. Raises NotNow."""
    row = locked_draft(run)
    numbers = sorted(claims)
    row.left_out.remove(*numbers)
    log(row, "peers.run_take_in", user=by, data={"claims": numbers})
    return row


@transaction.atomic
def set_format(*, run: PaymentRun, mapper: ExportMapper, by: User) -> PaymentRun:
    """Choose payroll's format for a draft. Raises NotNow."""
    row = locked_draft(run)
    if row.mapper != mapper:
        row.mapper = mapper
        row.save(update_fields=["mapper"])
        log(row, "peers.run_format", user=by, data={"format": mapper.name})
    return row

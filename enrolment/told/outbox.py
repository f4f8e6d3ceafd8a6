"""Sends what waits in the outbox: once each, again after a failure, never what was sent, and not by night."""

import json
import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult, get_date_max

from enrolment.models import Notice
from enrolment.models.moves import NoticeState
from enrolment.states import Channel
from enrolment.told import mails, quiet, sms, staleness

logger = logging.getLogger(__name__)

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
"""What passes after each failed attempt; after one more the school calls the person instead."""

LOST_AFTER = timedelta(minutes=15)

PRIORITY = 50
"""Before the index of pages (0): a person waits for the mail."""


@task(queue_name="mail", priority=PRIORITY)
def deliver(notice_id: str) -> str:
    """Send a notice by its way and return the state of the notice.

    The row is locked while it is handed over, so that two workers never send the same one. Only a worker
    killed in that moment makes it go twice, with the same Message-ID or key.
    """
    with transaction.atomic():
        notice = Notice.objects.select_for_update(of=("self",)).filter(pk=notice_id).first()
        if notice is None or notice.state != NoticeState.QUEUED:
            return "" if notice is None else notice.state
        if _waits(notice):
            return notice.state
        if staleness.is_stale(notice):
            notice.state = NoticeState.DROPPED
            notice.save(update_fields=["state"])
            return notice.state
        notice.attempts += 1
        try:
            with transaction.atomic():
                _hand_over(notice)
        except Exception as error:
            told = (notice.pk, notice.attempts, type(error).__name__)
            logger.exception("Notice %s was not sent in attempt %d: %s", *told, exc_info=trace_of(error))
            _try_later(notice)
        else:
            notice.state, notice.done_at = NoticeState.SENT, timezone.now()
        notice.save(update_fields=["state", "attempts", "done_at"])
        return notice.state


def trace_of(error: Exception) -> Exception | None:
    """Return what may be logged whole; None for a mail server's refusal, which repeats the address."""
    return None if isinstance(error, SMTPException) else error


def send_soon(notice: Notice) -> None:
    """Queue the sending in the running transaction."""
    later = notice.not_before and notice.not_before > timezone.now()
    deliver.using(run_after=notice.not_before if later else None).enqueue(str(notice.pk))


def queue_lost(*, now: datetime | None = None) -> int:
    """Queue again each notice that waits and whose task is gone, deleted or failed; return how many."""
    waiting = Notice.objects.filter(
        state=NoticeState.QUEUED, created_at__lt=(now or timezone.now()) - LOST_AFTER
    )
    lost = without_task(waiting)
    for notice in lost:
        send_soon(notice)
    return len(lost)


def without_task(waiting: QuerySet[Notice]) -> list[Notice]:
    """Return those for which no task is ready or running."""
    tasks = DBTaskResult.objects.filter(task_path=deliver.module_path, status__in=("READY", "RUNNING"))
    for_notice = tasks.annotate(notice=KeyTextTransform("0", KeyTransform("args", "args_kwargs")))
    return list(waiting.filter(~Exists(for_notice.filter(notice=Cast(OuterRef("pk"), TextField())))))


def task_row(notice_id: UUID, *, not_before: datetime | None, now: datetime) -> dict[str, Any]:
    """Return what ``send_soon`` would write, for whoever writes the task in one statement with the notice."""
    later = not_before is not None and not_before > now
    return {
        "task": uuid4(),
        "notice": notice_id,
        "arguments": json.dumps({"args": [str(notice_id)], "kwargs": {}}),
        "priority": deliver.priority,
        "task_path": deliver.module_path,
        "queue": deliver.queue_name,
        "backend": deliver.backend,
        "run_after": not_before if later else get_date_max(),
    }


def _try_later(notice: Notice) -> None:
    if notice.attempts > len(PAUSES):
        notice.state = NoticeState.FAILED
        return
    again = timezone.now() + PAUSES[notice.attempts - 1]
    if notice.not_before is not None:
        again = quiet.waking(again)
    deliver.using(run_after=again).enqueue(str(notice.pk))


def _hand_over(notice: Notice) -> None:
    if notice.channel == Channel.SMS:
        sms.send(notice)
    else:
        mails.build(notice).send()


def _waits(notice: Notice) -> bool:
    """Put off what may not go yet: its task came early, or it minds the night and its task came late."""
    now = timezone.now()
    if notice.not_before is None or (notice.not_before <= now and not quiet.is_quiet(now)):
        return False
    notice.not_before = quiet.waking(max(now, notice.not_before))
    notice.save(update_fields=["not_before"])
    send_soon(notice)
    return True

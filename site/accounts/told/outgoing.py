"""Sends the rows of an outbox: once each, again after a failure, never what was sent, and not by night."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max

from accounts.models import Outgoing, User
from accounts.states import NoticeState
from accounts.told import quiet

logger = logging.getLogger(__name__)

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
"""What passes after each failed attempt; after one more the school calls the person instead."""

LOST_AFTER = timedelta(minutes=15)

BY_HAND = (NoticeState.TO_CALL, NoticeState.FAILED)
"""States in which the school has to tell the reader by itself."""

PRIORITY = 50
"""Before the index of pages (0): a person waits for the mail."""

Row = TypeVar("Row", bound=Outgoing)


@dataclass(frozen=True)
class Outbox(Generic[Row]):
    """The rows of one model, and how one is handed over.

    ``task`` takes the id of a row and calls ``deliver``. ``is_stale``: what has waited, and no longer is so.
    """

    rows: type[Row]
    task: Task[[str], str]
    hand_over: Callable[[Row], None]
    is_stale: Callable[[Row], bool]

    def deliver(self, pk: str) -> str:
        """Send a row by its way and return its state; "" where there is none.

        The row is locked while it is handed over, so that two workers never send the same one. Only a worker
        killed in that moment makes it go twice, with the same Message-ID or key.
        """
        with transaction.atomic():
            row = self.rows._default_manager.select_for_update(of=("self",)).filter(pk=pk).first()
            if row is None or row.state != NoticeState.QUEUED:
                return "" if row is None else row.state
            if self._waits(row):
                return row.state
            if self.is_stale(row):
                row.state = NoticeState.DROPPED
                row.save(update_fields=["state"])
                return row.state
            self._try(row)
            return row.state

    def _try(self, row: Row) -> None:
        row.attempts += 1
        try:
            with transaction.atomic():
                self.hand_over(row)
        except Exception as error:
            told = (type(row).__name__, row.pk, row.attempts, type(error).__name__)
            logger.exception("%s %s was not sent in attempt %d: %s", *told, exc_info=trace_of(error))
            self._try_later(row)
        else:
            row.state, row.done_at = NoticeState.SENT, timezone.now()
        row.save(update_fields=["state", "attempts", "done_at"])

    def send_soon(self, row: Row) -> None:
        """Queue the sending in the running transaction."""
        later = row.not_before and row.not_before > timezone.now()
        self.task.using(run_after=row.not_before if later else None).enqueue(str(row.pk))

    def to_call(self) -> QuerySet[Row]:
        """Return what the school has to tell by itself, oldest first: no mail, or a mail that did not go."""
        return self.rows._default_manager.filter(state__in=BY_HAND).order_by("created_at", "pk")

    @transaction.atomic
    def mark_told(self, row: Row, *, by: User) -> Row:
        """Write down that somebody at the school has told the reader; again is no change."""
        locked = self.rows._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        if locked.state in BY_HAND:
            locked.state, locked.done_at, locked.done_by = NoticeState.CALLED, timezone.now(), by
            locked.save(update_fields=["state", "done_at", "done_by"])
        return locked

    def queue_lost(self, *, now: datetime | None = None) -> int:
        """Queue again each row that waits and whose task is gone, deleted or failed; return how many."""
        before = (now or timezone.now()) - LOST_AFTER
        waiting = self.rows._default_manager.filter(state=NoticeState.QUEUED, created_at__lt=before)
        lost = self.without_task(waiting)
        for row in lost:
            self.send_soon(row)
        return len(lost)

    def without_task(self, waiting: QuerySet[Row]) -> list[Row]:
        """Return those for which no task is ready or running."""
        tasks = DBTaskResult.objects.filter(
            task_path=self.task.module_path, status__in=("READY", "RUNNING")
        ).annotate(row=KeyTextTransform("0", KeyTransform("args", "args_kwargs")))
        return list(waiting.filter(~Exists(tasks.filter(row=Cast(OuterRef("pk"), TextField())))))

    def task_row(self, pk: UUID, *, not_before: datetime | None, now: datetime) -> dict[str, Any]:
        """Return what ``send_soon`` would write, for whoever writes task and row in one statement."""
        later = not_before is not None and not_before > now
        return {
            "task": uuid4(),
            "notice": pk,
            "arguments": json.dumps({"args": [str(pk)], "kwargs": {}}),
            "priority": self.task.priority,
            "task_path": self.task.module_path,
            "queue": self.task.queue_name,
            "backend": self.task.backend,
            "run_after": not_before if later else get_date_max(),
        }

    def _try_later(self, row: Row) -> None:
        if row.attempts > len(PAUSES):
            row.state = NoticeState.FAILED
            return
        again = timezone.now() + PAUSES[row.attempts - 1]
        if row.not_before is not None:
            again = quiet.waking(again)
        self.task.using(run_after=again).enqueue(str(row.pk))

    def _waits(self, row: Row) -> bool:
        """Put off what may not go yet: its task came early, or it minds the night and its task came late."""
        now = timezone.now()
        if row.not_before is None or (row.not_before <= now and not quiet.is_quiet(now)):
            return False
        row.not_before = quiet.waking(max(now, row.not_before))
        row.save(update_fields=["not_before"])
        self.send_soon(row)
        return True


def trace_of(error: Exception) -> Exception | None:
    """Return what may be logged whole; None for a mail server's refusal, which repeats the address."""
    return None if isinstance(error, SMTPException) else error

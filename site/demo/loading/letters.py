"""Settles what the loading has promised: only the newest of the cast's mails are really sent."""

from django.db import transaction
from django.db.models import F, QuerySet
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from accounts import letters
from accounts.models import Letter, Outgoing, User
from accounts.states import NoticeState
from enrolment import notices
from enrolment.models import Notice
from enrolment.states import SeatState
from enrolment.told import outbox

NOTICES = 20
LETTERS = 12
CALLS = 8


@transaction.atomic
def settle(cast: dict[str, User], coordinator: User) -> None:
    """Mark what the loading told as sent, but for the cast's newest; leave a few people to be called."""
    told = Notice.objects.filter(person__in=cast.values()).exclude(enrolment__state=SeatState.COMPLETED)
    _send_none(Notice.objects.all(), outbox.deliver, but=told, newest=NOTICES)
    written = Letter.objects.filter(person__in=cast.values())
    _send_none(Letter.objects.all(), letters.deliver, but=written, newest=LETTERS)
    calls = list(notices.to_call())
    for notice in calls[: max(0, len(calls) - CALLS)]:
        notices.mark_called(notice=notice, by=coordinator)
    for letter in letters.to_call():
        letters.mark_told(letter=letter, by=coordinator)


def _send_none(
    rows: QuerySet[Outgoing], deliver: Task[[str], str], *, but: QuerySet[Outgoing], newest: int
) -> None:
    """Mark these rows as sent and forget their tasks, but for the newest of some."""
    queued = rows.filter(state=NoticeState.QUEUED)
    real = but.filter(state=NoticeState.QUEUED).order_by("-created_at")
    kept = list(real.values_list("pk", flat=True)[:newest])
    done = [str(pk) for pk in queued.exclude(pk__in=kept).values_list("pk", flat=True)]
    queued.filter(pk__in=done).update(state=NoticeState.SENT, attempts=1, done_at=F("created_at"))
    waiting = DBTaskResult.objects.filter(task_path=deliver.module_path, status=TaskResultStatus.READY)
    waiting.filter(args_kwargs__args__0__in=done).delete()

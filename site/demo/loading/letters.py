"""Settles what the loading has promised: only the newest of the cast's mails are really sent."""

from django.db import transaction
from django.db.models import F
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from accounts.states import NoticeState
from enrolment import notices
from enrolment.models import Notice
from enrolment.states import SeatState
from enrolment.told import outbox

LETTERS = 20
CALLS = 8


@transaction.atomic
def settle(cast: dict[str, User], coordinator: User) -> None:
    """Mark the notices of the loading as sent, but for the cast's newest; leave a few people to be called."""
    queued = Notice.objects.filter(state=NoticeState.QUEUED)
    real = queued.filter(person__in=cast.values()).exclude(enrolment__state=SeatState.COMPLETED)
    kept = list(real.order_by("-created_at").values_list("pk", flat=True)[:LETTERS])
    done = [str(pk) for pk in queued.exclude(pk__in=kept).values_list("pk", flat=True)]
    queued.filter(pk__in=done).update(state=NoticeState.SENT, attempts=1, done_at=F("created_at"))
    waiting = DBTaskResult.objects.filter(task_path=outbox.deliver.module_path, status=TaskResultStatus.READY)
    waiting.filter(args_kwargs__args__0__in=done).delete()
    calls = list(notices.to_call())
    for notice in calls[: max(0, len(calls) - CALLS)]:
        notices.mark_called(notice=notice, by=coordinator)

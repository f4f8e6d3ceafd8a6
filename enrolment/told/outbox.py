"""The outbox of notices: sent as ``accounts.told.outgoing`` sends, dropped where they are no longer so."""

from django_tasks import task

from accounts.states import Channel
from accounts.told.outgoing import PRIORITY, Outbox
from enrolment.models import Notice
from enrolment.told import mails, sms, staleness


@task(queue_name="mail", priority=PRIORITY)
def deliver(notice_id: str) -> str:
    """Send a notice by its way and return the state of the notice."""
    return OUTBOX.deliver(notice_id)


def _hand_over(notice: Notice) -> None:
    if notice.channel == Channel.SMS:
        sms.send(notice)
    else:
        mails.build(notice).send()


OUTBOX: Outbox[Notice] = Outbox(Notice, deliver, _hand_over, staleness.is_stale)
send_soon = OUTBOX.send_soon
queue_lost = OUTBOX.queue_lost
without_task = OUTBOX.without_task
task_row = OUTBOX.task_row

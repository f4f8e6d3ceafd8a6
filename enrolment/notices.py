"""What people are told: rows of an outbox, written in the transaction that caused them."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import Session
from enrolment import outbox
from enrolment.models import Enrolment, Move, Notice
from enrolment.models.moves import NoticeState


def queue(
    *,
    kind: str,
    enrolment: Enrolment,
    move: Move | None = None,
    session: Session | None = None,
    details: dict[str, Any] | None = None,
) -> Notice:
    """Write down that the person is to be told, and queue the mail.

    Whoever has no mail stands on the school's list of people to call instead. ``details`` (JSON) keeps
    what may have changed by the time the mail is written; the expiry of an offer is added here.
    """
    person = enrolment.person
    notice = Notice.objects.create(
        person=person,
        kind=kind,
        enrolment=enrolment,
        move=move,
        session=session,
        details={**_of_offer(enrolment), **(details or {})},
        state=first_state(person),
    )
    if person.is_reachable_by_mail:
        outbox.send_soon(notice)
    return notice


def first_state(person: User) -> NoticeState:
    """Return where a notice begins: in the queue of mails, or on the list of people to call."""
    return NoticeState.QUEUED if person.is_reachable_by_mail else NoticeState.TO_CALL


def to_call() -> QuerySet[Notice]:
    """Whom the school has to tell by itself, oldest first: no mail, or a mail that did not go."""
    return (
        Notice.objects.filter(state__in=(NoticeState.TO_CALL, NoticeState.FAILED))
        .select_related("person", "enrolment__run__course", "enrolment__run__term", "session")
        .order_by("created_at", "pk")
    )


@transaction.atomic
def mark_called(*, notice: Notice, by: User) -> Notice:
    """Write down that somebody at the school has told the person; again is no change."""
    locked = Notice.objects.select_for_update().get(pk=notice.pk)
    if locked.state in {NoticeState.TO_CALL, NoticeState.FAILED}:
        locked.state, locked.done_at, locked.done_by = NoticeState.CALLED, timezone.now(), by
        locked.save(update_fields=["state", "done_at", "done_by"])
    return locked


def _of_offer(enrolment: Enrolment) -> dict[str, Any]:
    if enrolment.expires_at is None:
        return {}
    return {"expires_at": enrolment.expires_at.isoformat(), "offer_number": enrolment.offer_number}

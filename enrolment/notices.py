"""What people are told: rows of an outbox, written in the transaction that caused them."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.states import NoticeState
from accounts.told.ways import Way, way_to
from courses.models import Session
from enrolment.models import ClassMessage, Enrolment, Move, Notice
from enrolment.told import outbox


def queue(
    *,
    kind: str,
    enrolment: Enrolment,
    move: Move | None = None,
    session: Session | None = None,
    message: ClassMessage | None = None,
    details: dict[str, Any] | None = None,
    way: Way | None = None,
) -> Notice:
    """Write down that the person is to be told, and queue the sending.

    Whoever is reached by no machine stands on the school's list of people to call instead. ``details``
    (JSON) keeps what may have changed by the time it is written; the expiry of an offer is added here.
    ``way`` is how it goes, if not as the person usually hears from us.
    """
    person = enrolment.person
    now = move.at if move else timezone.now()
    is_own_act = move is not None and move.by_id == person.pk
    way = way or way_to(person, is_own_act=is_own_act, now=now)
    notice = Notice.objects.create(
        person=person,
        kind=kind,
        enrolment=enrolment,
        move=move,
        session=session,
        message=message,
        details={**_of_offer(enrolment), **(details or {})},
        channel=way.channel,
        not_before=way.not_before,
        state=way.state,
    )
    if notice.state == NoticeState.QUEUED:
        outbox.send_soon(notice)
    return notice


def to_call() -> QuerySet[Notice]:
    """Whom the school has to tell by itself, oldest first: no mail, or a mail that did not go."""
    loaded = ("person", "enrolment__run__course", "enrolment__run__term", "session", "message")
    return outbox.OUTBOX.to_call().select_related(*loaded)


def mark_called(*, notice: Notice, by: User) -> Notice:
    """Write down that somebody at the school has told the person; again is no change."""
    return outbox.OUTBOX.mark_told(notice, by=by)


def _of_offer(enrolment: Enrolment) -> dict[str, Any]:
    if enrolment.expires_at is None:
        return {}
    return {"expires_at": enrolment.expires_at.isoformat(), "offer_number": enrolment.offer_number}

"""What the school writes to a class: kept as it was written, and told to each by their own way."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from accounts.states import NoticeState
from accounts.told.ways import way_to
from courses.models import CourseRun, Session
from enrolment import notices
from enrolment.models import Apology, ClassMessage, Enrolment
from enrolment.models.messages import Receivers
from enrolment.seats.locking import lock
from enrolment.states import NoticeKind, SeatState

_STATES: dict[str, tuple[str, ...]] = {
    Receivers.SEATS: (SeatState.ENROLLED,),
    Receivers.WAITING: (SeatState.WAITING, SeatState.OFFERED),
    Receivers.SESSION: (SeatState.ENROLLED,),
}


def receivers(*, run: CourseRun, to: str, session: Session | None = None) -> QuerySet[Enrolment]:
    """Return whom a message reaches: of one session, those who have not said that they stay away."""
    rows = Enrolment.objects.filter(run=run, state__in=_STATES[to])
    if to == Receivers.SESSION:
        away = Apology.objects.filter(session=session).values("enrolment")
        rows = rows.exclude(pk__in=away)
    return rows.select_related("person").order_by("pk")


def ways(people: Iterable[User], *, now: datetime | None = None) -> Counter[str]:
    """Return how many of these people are reached by which channel."""
    now = now or timezone.now()
    return Counter(str(way_to(person, now=now).channel) for person in people)


@transaction.atomic
def write(
    *,
    run: CourseRun,
    to: str,
    subject: str,
    text: str,
    by: User,
    key: uuid.UUID,
    session: Session | None = None,
) -> ClassMessage:
    """Write to a class; ``key`` is the form's, and with the same key nothing is sent again.

    ``session`` is needed to write to those of one session, and is ignored otherwise.
    """
    locked = lock(run.pk)
    written = ClassMessage.objects.filter(key=key).first()
    if written is not None:
        return written
    about = session if to == Receivers.SESSION else None
    rows = list(receivers(run=locked, to=to, session=about))
    message = ClassMessage.objects.create(
        run=locked,
        session=about,
        to=to,
        subject=" ".join(subject.split()),
        text=text.strip(),
        receivers=len(rows),
        by=by,
        key=key,
    )
    log(locked, "courses.message", user=by, data={"message": message.pk})
    for row in rows:
        row.run = locked
        notices.queue(kind=NoticeKind.MESSAGE, enrolment=row, message=message)
    return message


def history(run: CourseRun) -> Sequence[ClassMessage]:
    """Return what was written to a class, the newest first, with ``sent``, ``waiting`` and ``to_call``."""
    done = Q(notices__state__in=(NoticeState.SENT, NoticeState.CALLED))
    by_hand = Q(notices__state__in=(NoticeState.TO_CALL, NoticeState.FAILED))
    found = ClassMessage.objects.filter(run=run).select_related("by", "session")
    return list(
        found.annotate(
            sent=Count("notices", filter=done),
            waiting=Count("notices", filter=Q(notices__state=NoticeState.QUEUED)),
            to_call=Count("notices", filter=by_hand),
        )
    )


def own(person: User, *, message_id: int) -> ClassMessage:
    """Return a message this person was sent. Raises ``ClassMessage.DoesNotExist``."""
    return ClassMessage.objects.select_related("run__course", "session").get(
        pk=message_id, notices__person=person
    )

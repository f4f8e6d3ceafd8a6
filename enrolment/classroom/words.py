"""Words to the teachers of a class, and their answers: between those who write and those who teach it."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import notices
from enrolment.classroom import doors, telling
from enrolment.models import Enrolment, TeacherMessage
from enrolment.seats.locking import again, lock
from enrolment.states import NoticeKind

TOLD_EVERY = timedelta(hours=1)
"""Teachers of a class are told of new words no oftener than this."""

LONGEST_TALK = 200
"""Messages one may write in one class: what nobody reaches who has something to say."""


class NotNow(Exception):
    """The person has no seat in the class, or it ended too long ago."""


@transaction.atomic
def write(
    *, enrolment: Enrolment, text: str, by: User, key: uuid.UUID, now: datetime | None = None
) -> TeacherMessage:
    """Write to the teachers; ``key`` is the form's, and with the same key nothing is written again.

    Raises ``NotNow``.
    """
    run = lock(enrolment.run_id)
    row = again(enrolment, run)
    moment = now or timezone.now()
    written = TeacherMessage.objects.filter(enrolment=row, key=key).first()
    if written is not None:
        return written
    _check(row, by, moment)
    message = TeacherMessage.objects.create(enrolment=row, text=text.strip(), key=key, written_at=moment)
    _tell_teachers(run, moment)
    return message


def own(enrolment: Enrolment) -> QuerySet[TeacherMessage]:
    """Return what the person has written in this class, the oldest first."""
    return TeacherMessage.objects.filter(enrolment=enrolment).order_by("written_at", "pk")


def see_answers(*, enrolment: Enrolment, now: datetime | None = None) -> int:
    """Write down that the person has seen what was answered; return how many answers were new."""
    new = own(enrolment).filter(answered_at__isnull=False, answer_seen_at__isnull=True)
    return new.update(answer_seen_at=now or timezone.now())


def new_answers(rows: Iterable[Enrolment]) -> set[int]:
    """Return which of these places have an answer that the person has not seen; one query."""
    found = TeacherMessage.objects.filter(
        enrolment__in=[row.pk for row in rows], answered_at__isnull=False, answer_seen_at__isnull=True
    )
    return set(found.values_list("enrolment_id", flat=True))


def of_run(run: CourseRun) -> QuerySet[TeacherMessage]:
    """Return what was written to the teachers of a class by those who are in it, the newest first."""
    found = TeacherMessage.objects.filter(enrolment__run=run, enrolment__state__in=doors.SEATED)
    return found.select_related("enrolment__person", "answered_by")


def unread(run: CourseRun) -> int:
    """Return how many messages no teacher has read."""
    return of_run(run).filter(read_at__isnull=True).count()


@transaction.atomic
def mark_read(*, message: TeacherMessage, by: User, now: datetime | None = None) -> TeacherMessage:
    """Write down that a teacher has read it; again is no change."""
    locked = TeacherMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if locked.read_at is None:
        locked.read_at, locked.read_by = now or timezone.now(), by
        locked.save(update_fields=["read_at", "read_by"])
    return locked


@transaction.atomic
def answer(*, message: TeacherMessage, text: str, by: User, now: datetime | None = None) -> TeacherMessage:
    """Answer, or say it better; the person is told once of each answer, by their own way.

    `by` teaches the class, or runs classes: that is the caller's to know. The same answer again is no change.
    """
    said = text.strip()
    moment = now or timezone.now()
    locked = mark_read(message=message, by=by, now=moment)
    if said in {"", locked.answer}:
        return locked
    is_news = locked.answered_at is None or locked.answer_seen_at is not None
    locked.answer, locked.answered_at, locked.answered_by = said, moment, by
    locked.answer_seen_at = None
    locked.save(update_fields=["answer", "answered_at", "answered_by", "answer_seen_at"])
    row = Enrolment.objects.select_related("person", "run").get(pk=locked.enrolment_id)
    if is_news and row.state in doors.SEATED:
        notices.queue(kind=NoticeKind.ANSWERED, enrolment=row)
    return locked


def tell_teachers(*, now: datetime | None = None) -> int:
    """Tell the teachers of each class where words wait and the hour since the last is over.

    Return of how many classes.
    """
    moment = now or timezone.now()
    waiting = TeacherMessage.objects.filter(told_at__isnull=True, read_at__isnull=True)
    told = 0
    for run_id in sorted(set(waiting.values_list("enrolment__run", flat=True))):
        with transaction.atomic():
            told += _tell_teachers(lock(run_id), moment)
    return told


def _check(row: Enrolment, by: User, moment: datetime) -> None:
    try:
        room = doors.of(row, now=moment)
    except doors.Shut as shut:
        raise NotNow from shut
    is_too_much = own(row).count() >= LONGEST_TALK
    if not room.may_talk or row.person_id != by.pk or is_too_much:
        raise NotNow


def _tell_teachers(run: CourseRun, moment: datetime) -> bool:
    """Under the lock on the class: one letter for all that waits, unless there was one within the hour."""
    words = TeacherMessage.objects.filter(enrolment__run=run)
    if words.filter(told_at__gt=moment - TOLD_EVERY).exists():
        return False
    waiting = words.filter(told_at__isnull=True, read_at__isnull=True, enrolment__state__in=doors.SEATED)
    if not waiting.update(told_at=moment):
        return False
    telling.that_somebody_wrote(run)
    return True

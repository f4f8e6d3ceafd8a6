"""Reminders: a week before a class begins, and the day before each session; each at most once.

See ``docs/decisions/0008-quiet-hours-and-reminders.md`` for who gets which, and when it is too late.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.states import SENT_BY_ITSELF, Channel
from accounts.told import quiet
from accounts.told.ways import Way, possible, usual, way_to
from courses.models import Session
from courses.states import RunState
from enrolment import notices
from enrolment.models import Apology, Enrolment, Notice, ReminderWish
from enrolment.models.wishes import ReminderBy
from enrolment.states import NoticeKind, SeatState
from enrolment.told.staleness import too_late

DAYS_BEFORE: dict[NoticeKind, int] = {NoticeKind.REMINDER_WEEK: 7, NoticeKind.REMINDER_DAY: 1}

_BY: dict[str, Channel] = {
    ReminderBy.EMAIL: Channel.EMAIL,
    ReminderBy.SMS: Channel.SMS,
    ReminderBy.CALL: Channel.CALL,
}
_HOUR = timedelta(hours=1)  # what a change of the clocks may add to a day


def wish_of(person: User) -> ReminderWish:
    """Return what a person has chosen; both in the usual way, where they have chosen nothing."""
    return ReminderWish.objects.filter(person=person).first() or ReminderWish(person=person)


def choose(*, person: User, week_by: str, day_by: str) -> ReminderWish:
    """Write down which reminders a person wants, and by what."""
    chosen = {"week_by": ReminderBy(week_by), "day_by": ReminderBy(day_by)}
    return ReminderWish.objects.update_or_create(person=person, defaults=chosen)[0]


def remind(*, now: datetime | None = None) -> int:
    """Queue every reminder that is due and was not queued before; return how many.

    What was missed while no worker ran is made up for as long as it still helps.
    """
    now = now or timezone.now()
    return sum(
        _remind(session, kind, row, now)
        for kind in DAYS_BEFORE
        for session in _due(kind, now)
        for row in _who(session, kind)
    )


def _due(kind: NoticeKind, now: datetime) -> Iterator[Session]:
    """Yield the sessions of which people are to be reminded now, with their class."""
    days = DAYS_BEFORE[kind]
    held = Q(cancelled_at__isnull=True, run__state__in=(RunState.OPEN, RunState.CLOSED))
    soon = Q(starts_at__gt=now, starts_at__lte=now + timedelta(days=days) + _HOUR)
    found = Session.objects.filter(held & soon).select_related("run")
    if kind == NoticeKind.REMINDER_WEEK:
        earlier = Session.objects.filter(
            run=OuterRef("run"), cancelled_at__isnull=True, starts_at__lt=OuterRef("starts_at")
        )
        found = found.filter(~Exists(earlier))
    for session in found.order_by("starts_at", "pk"):
        if due_at(session, kind) <= now and not too_late(session, kind, now=now):
            yield session


def due_at(session: Session, kind: NoticeKind) -> datetime:
    """Return when the reminder is due: the same time by the clock, so many days before."""
    return quiet.days_later(session.starts_at, -DAYS_BEFORE[kind])


def _who(session: Session, kind: NoticeKind) -> QuerySet[Enrolment]:
    """Return who comes, has heard nothing yet, and got the seat before the reminder was due."""
    told = Notice.objects.filter(person=OuterRef("person"), session=session, kind=kind)
    rows = Enrolment.objects.filter(
        run=session.run_id, state=SeatState.ENROLLED, state_since__lte=due_at(session, kind)
    )
    rows = rows.filter(
        ~Exists(told), ~Exists(Apology.objects.filter(enrolment=OuterRef("pk"), session=session))
    )
    by = F(
        "person__reminder_wish__week_by"
        if kind == NoticeKind.REMINDER_WEEK
        else "person__reminder_wish__day_by"
    )
    return rows.select_related("person").annotate(reminded_by=by).order_by("pk")


def _remind(session: Session, kind: NoticeKind, row: Enrolment, now: datetime) -> int:
    way = way_of(row.person, by=row.reminded_by or ReminderBy.USUAL, now=now)  # type: ignore[attr-defined]  # annotated
    if way is None:
        return 0
    row.run = session.run
    try:
        with transaction.atomic():
            notices.queue(kind=kind, enrolment=row, session=session, way=way)
    except IntegrityError:
        return 0  # Another worker was here in the same moment.
    return 1


def way_of(person: User, *, by: str, now: datetime) -> Way | None:
    """Return how a person is reminded; None where they want none, or nobody but the school could do it.

    The school calls only those who have asked to be called.
    """
    if by == ReminderBy.NONE:
        return None
    channel = possible(person, _BY.get(by) or usual(person))
    if channel not in SENT_BY_ITSELF and by != ReminderBy.CALL:
        return None
    return way_to(person, now=now, channel=channel)

"""Guests: one session in a lent seat. Asked about and answered here, always under the lock on the class."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import notices
from enrolment.day import lending
from enrolment.day_states import GUESTS, GuestState
from enrolment.models import Enrolment, GuestSeat
from enrolment.seats.locking import lock
from enrolment.states import NoticeKind


class GuestGone(Exception):
    """The question has run out, was answered otherwise, or the seat was not free after all."""

    def __init__(self, guest: GuestSeat) -> None:
        super().__init__(f"The question is {guest.state}")
        self.guest = guest


def answer(*, guest: GuestSeat, accept: bool, by: User | None, now: datetime | None = None) -> GuestSeat:
    """Say yes or no to come that one time; the same answer again is no change. Raises ``GuestGone``.

    `by` is the person, or staff who was told on the phone. A no goes on to the next in line at once.
    """
    wanted = GuestState.ACCEPTED if accept else GuestState.DECLINED

    def settle(row: GuestSeat, moment: datetime) -> None:
        if row.is_asked:
            _write(row, wanted, by, moment)

    settled = _locked(guest, settle, now)
    if settled.state != wanted:
        raise GuestGone(settled)
    return settled


def call_off(*, guest: GuestSeat, by: User | None, now: datetime | None = None) -> GuestSeat:
    """Not come after all, which lends the seat to the next; the place in line stays as it was."""

    def settle(row: GuestSeat, moment: datetime) -> None:
        if row.state in GUESTS and row.session.starts_at > moment:
            _write(row, GuestState.DECLINED, by, moment)

    return _locked(guest, settle, now)


@transaction.atomic
def like(*, enrolment: Enrolment, yes: bool, now: datetime | None = None) -> Enrolment:
    """Say whether one would like to be asked about single sessions while one waits."""
    run = lock(enrolment.run_id)
    enrolment.likes_guest_seats = yes
    enrolment.save(update_fields=["likes_guest_seats"])
    if yes:
        lending.follow(run=run, now=now or timezone.now())
    return enrolment


def sweep(*, now: datetime | None = None) -> int:
    """End what nobody answered in time and ask the next; return how many questions ended."""
    moment = now or timezone.now()
    overdue = GuestSeat.objects.filter(expires_at__lte=moment).order_by("session__run")
    ended = 0
    for run_id in list(overdue.values_list("session__run", flat=True).distinct()):
        with transaction.atomic():
            run = lock(run_id)
            ended += lending.end_overdue(run=run, now=moment)
            lending.follow(run=run, now=moment)
    return ended


def of(person: User, *, now: datetime | None = None) -> QuerySet[GuestSeat]:
    """Return a person's own: what they are asked, and where they come as a guest."""
    moment = now or timezone.now()
    mine = GuestSeat.objects.filter(enrolment__person=person, state__in=GUESTS, session__ends_at__gt=moment)
    return _with_session(mine.exclude(expires_at__lte=moment)).order_by("session__starts_at", "pk")


def coming(*, now: datetime | None = None) -> QuerySet[GuestSeat]:
    """Return everybody who is asked or comes as a guest to a session that has not ended."""
    moment = now or timezone.now()
    return _with_session(GuestSeat.objects.filter(state__in=GUESTS, session__ends_at__gt=moment))


def _with_session(rows: QuerySet[GuestSeat]) -> QuerySet[GuestSeat]:
    return rows.select_related(
        "enrolment__person",
        "session__venue",
        "session__run__course",
        "session__run__term",
        "session__run__venue",
    )


def _locked(
    guest: GuestSeat, settle: Callable[[GuestSeat, datetime], None], now: datetime | None
) -> GuestSeat:
    """Change one row under the lock, and let the others follow."""
    with transaction.atomic():
        run: CourseRun = lock(guest.session.run_id)
        moment = now or timezone.now()
        lending.end_overdue(run=run, now=moment)
        row = _with_session(GuestSeat.objects.filter(pk=guest.pk)).get()
        settle(row, moment)
        lending.follow(run=run, session=row.session, now=moment)
    return row


def _write(row: GuestSeat, state: GuestState, by: User | None, moment: datetime) -> None:
    row.state, row.expires_at, row.answered_at, row.by = state, None, moment, by
    row.save(update_fields=["state", "expires_at", "answered_at", "by"])
    if state == GuestState.ACCEPTED:
        notices.queue(
            kind=NoticeKind.GUEST_SEAT,
            enrolment=row.enrolment,
            session=row.session,
            details={"guest": row.pk},
        )

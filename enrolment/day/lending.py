"""Seats that are lent for one session: who has more than is lent, and who is asked next.

Everything here is called under the lock on the class. A seat is lent by an afbud that came early enough, in
a class that lends seats. It goes to the first on the waiting list who may have it under the rules of the
class and would like to be asked; two who only come together are passed by: one seat is none for them.
Guests never use more seats than are lent by those with a seat in the class: a free seat of the class does
not count, since it may go to somebody for good at any time. See ``docs/decisions/0009``.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from accounts.told import quiet
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment import notices
from enrolment.day_states import GUESTS, GuestState
from enrolment.fairness import Room
from enrolment.models import Apology, Enrolment, GuestSeat, SeatRules
from enrolment.rooms import party_of, rooms_of
from enrolment.states import NoticeKind, SeatState
from enrolment.words.share_words import policy_of

GUEST_HOURS = 4
"""Waking hours to answer."""

LAST_ANSWER = timedelta(hours=1)
"""So long before the session the last answer is taken, and so much time to answer is the least."""

_WAITS: frozenset[str] = frozenset({SeatState.WAITING, SeatState.OFFERED})


def follow(*, run: CourseRun, now: datetime, session: Session | None = None) -> list[GuestSeat]:
    """Let the guests of a locked class follow what is lent; return those who are asked now.

    Whoever is one too many is told kindly, the last asked first; two queries where nothing is lent. Only one
    session is looked at where it is given.
    """
    end_overdue(run=run, now=now)
    lends = Exists(Apology.objects.filter(session=OuterRef("pk")))
    has_guests = Exists(GuestSeat.objects.filter(session=OuterRef("pk"), state__in=GUESTS))
    coming = Session.objects.filter(run=run, starts_at__gt=now).filter(lends | has_guests)
    if session is not None:
        coming = coming.filter(pk=session.pk)
    asked: list[GuestSeat] = []
    # Its state as it is now: the class may have been cancelled in this very transaction.
    run_state = CourseRun.objects.values_list("state", flat=True)
    for one in coming.order_by("starts_at", "pk"):
        one.run = run
        run.state = run_state.get(pk=run.pk)
        asked += _follow(one, now)
    return asked


def seat_moved(*, enrolment: Enrolment, source: str, now: datetime) -> None:
    """Follow a row that has moved: a seat that is left is lent no more; who leaves the list is no guest."""
    if source in _WAITS and enrolment.state not in _WAITS:
        mine = GuestSeat.objects.filter(enrolment=enrolment, state__in=GUESTS, session__starts_at__gt=now)
        if not mine.update(state=GuestState.ENDED, expires_at=None):
            return
    elif source != SeatState.ENROLLED:
        return
    follow(run=enrolment.run, now=now)


def tell_guests(*, session: Session, kind: NoticeKind) -> None:
    """Tell those who come to a session as guests something about it, as those with a seat are told."""
    coming = GuestSeat.objects.filter(session=session, state=GuestState.ACCEPTED)
    for guest in coming.select_related("enrolment__person"):
        _tell(guest, session, kind)


def end_overdue(*, run: CourseRun, now: datetime) -> int:
    """End the questions of a locked class that nobody answered in time; return how many."""
    overdue = GuestSeat.objects.filter(session__run=run, expires_at__lte=now)
    return overdue.update(state=GuestState.EXPIRED, expires_at=None)


def _follow(session: Session, now: datetime) -> list[GuestSeat]:
    lenders = list(
        Apology.objects.filter(
            session=session, enrolment__run=session.run_id, enrolment__state=SeatState.ENROLLED
        ).select_related("enrolment")
    )
    guests = GuestSeat.objects.filter(session=session, state__in=GUESTS).select_related("enrolment__person")
    is_held = session.run.state in {RunState.OPEN, RunState.CLOSED}
    lends = is_held and not session.is_cancelled
    lent = sum(one.enrolment.seats for one in lenders) if lends else 0
    # Of a class that is cancelled everybody hears once, as one who waits for it.
    staying = _end_the_last(session, list(guests), lent=lent, tell=is_held)
    rules = policy_of(session.run)
    if not lends or not rules.lends_seats:
        return []
    early_enough = session.starts_at - timedelta(hours=rules.lend_hours)
    early = [one.enrolment for one in lenders if one.created_at <= early_enough]
    return _ask(session, rules, lenders=early, guests=staying, now=now)


def _end_the_last(session: Session, guests: list[GuestSeat], *, lent: int, tell: bool) -> list[GuestSeat]:
    """End what is more than is lent, questions before promises and the last first; return who stays."""
    staying = sorted(guests, key=lambda guest: (guest.is_asked, guest.pk))
    while staying and sum(guest.seats for guest in staying) > lent:
        guest = staying.pop()
        guest.state, guest.expires_at = GuestState.ENDED, None
        guest.save(update_fields=["state", "expires_at"])
        if tell:
            _tell(guest, session, NoticeKind.GUEST_ENDED)
    return staying


def _ask(
    session: Session,
    rules: SeatRules,
    *,
    lenders: list[Enrolment],
    guests: list[GuestSeat],
    now: datetime,
) -> list[GuestSeat]:
    left = sum(row.seats for row in lenders) - sum(guest.seats for guest in guests)
    expires_at = min(quiet.answer_until(now, GUEST_HOURS), session.starts_at - LAST_ANSWER)
    if left < 1 or expires_at - quiet.waking(now) < LAST_ANSWER:
        return []
    room = _room(session.run, rules, lenders, [guest.enrolment for guest in guests])
    asked = []
    for row in _in_line(session, rules):
        if row.seats <= left and room.may_have(party_of(row)):
            room, left = room.with_party(party_of(row)), left - row.seats
            asked.append(_offer(session, row, expires_at, now))
        if left < 1:
            break
    return asked


def _in_line(session: Session, rules: SeatRules) -> QuerySet[Enrolment]:
    """Return who may be asked, in the order of the list: nobody twice about one session."""
    asked = GuestSeat.objects.filter(session=session).exclude(state=GuestState.ENDED)
    rows = Enrolment.objects.filter(
        run=session.run_id,
        state=SeatState.WAITING,
        paused_at__isnull=True,
        pair__isnull=True,
        likes_guest_seats=True,
    ).exclude(pk__in=asked.values("enrolment"))
    first = ("-first_timer",) if rules.first_timers_first else ()
    return rows.select_related("person").order_by(*first, "line_number")


def _room(run: CourseRun, rules: SeatRules, lenders: list[Enrolment], guests: list[Enrolment]) -> Room:
    """Return the room as it is that day: without those who cannot come, with those who are asked or come."""
    room = rooms_of([run.pk])[run.pk].room
    for row in lenders:
        room = room.without(party_of(row))
    for row in guests:
        room = room.with_party(party_of(row))
    return room


def _offer(session: Session, row: Enrolment, expires_at: datetime, now: datetime) -> GuestSeat:
    guest = GuestSeat.objects.create(
        session=session, enrolment=row, seats=row.seats, expires_at=expires_at, created_at=now
    )
    _tell(guest, session, NoticeKind.GUEST_OFFER)
    return guest


def _tell(guest: GuestSeat, session: Session, kind: NoticeKind) -> None:
    guest.enrolment.run = session.run
    details: dict[str, object] = {"guest": guest.pk}
    if guest.expires_at:
        details["expires_at"] = guest.expires_at.isoformat()
    if session.is_cancelled:
        details["cancelled"] = True
    notices.queue(kind=kind, enrolment=guest.enrolment, session=session, details=details)

"""Signing up for a class: what is asked, what is kept while the code is typed, and the act itself.

A visitor fills in one page, gets a code, and has a seat when it is typed. In between the seat is held and
what was written is kept as a ``Wish`` in the session; nothing about the person changes before the code shows
that the address is theirs.
"""

from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import people
from accounts.models import User
from courses.models import CourseRun
from courses.states import RunState
from enrolment import seats
from enrolment.models import Agreement, AgreementAcceptance, Enrolment, EnrolmentSettings
from enrolment.rules import Refused
from enrolment.states import ACTIVE, SeatState

_KEY = "sign_up"
Session = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor wrote.

    ``hold`` is the row of the seat this browser has held, if it got one; ``until`` is when (seconds since
    1970) a seat is no longer held, None where the class had none to hold.
    """

    run: int
    person: int | None
    email: str
    name: str
    comes_as: str = ""
    need: str = ""
    agreement: int | None = None
    hold: int | None = None
    until: float | None = None


def find_class(*, slug: str, run_id: int) -> CourseRun:
    """Return a published class with course, term, venue and seats. Raises ``CourseRun.DoesNotExist``."""
    runs = CourseRun.objects.select_related("course", "term", "venue", "seats").exclude(state=RunState.DRAFT)
    return runs.prefetch_related("sessions").get(pk=run_id, course__slug=slug)


def standing(*, person: User, run: CourseRun) -> Enrolment | None:
    """Return the person's row in the class, if they have a seat, an offer or a place on the list."""
    rows = Enrolment.objects.filter(person=person, run=run, state__in=ACTIVE - {SeatState.HELD})
    return rows.select_related("run").first()


def agreement_for(*, person: User | None, now: datetime | None = None) -> Agreement | None:
    """Return the mutual agreement this person has still to say yes to, or None."""
    newest = Agreement.objects.filter(valid_from__lte=now or timezone.now()).order_by("-version").first()
    if newest is None or person is None:
        return newest
    return None if newest.acceptances.filter(person=person).exists() else newest


def begin(
    *,
    run: CourseRun,
    person: User | None,
    email: str,
    before: Wish | None = None,
    may_hold: bool = True,
    **written: Any,
) -> Wish:
    """Keep what a visitor wrote and hold a seat, if one can be had, while the code is typed.

    `person` is whoever has the address (None: barred); whether they may have a seat, or are in the class
    already, is told only when the code has shown who asks. `before` is what this browser wished last: a
    seat it held for another class or address is let go. `may_hold` is False for one who has held many lately:
    then the seat is taken, or not, when the code is typed.
    """
    began = timezone.now()
    same = before is not None and (before.run, before.person) == (run.pk, person.pk if person else None)
    if before is not None and not same:
        _let_go(before)
    room = run.seats.free > 0 and not run.seats.waiting
    held = _hold(person, run) if may_hold else None
    # A seat that another browser holds for this address is not ours to let go of later.
    is_ours = held is not None and (
        held.created_at >= began or (before is not None and before.hold == held.pk)
    )
    return Wish(
        run=run.pk,
        person=person.pk if person else None,
        email=email,
        hold=held.pk if held is not None and is_ours else None,
        until=_until(began, before if same else None, may_hold) if room or held else None,
        **written,
    )


def _until(now: datetime, before: Wish | None, may_hold: bool) -> float:
    """Counted from the class, never from the person's row: the page must not tell who is in it already."""
    if before is not None and before.until is not None and before.until > now.timestamp():
        return before.until
    if not may_hold:
        return now.timestamp()
    return (now + timedelta(minutes=EnrolmentSettings.load().hold_minutes)).timestamp()


def _hold(person: User | None, run: CourseRun) -> Enrolment | None:
    if person is None:
        return None
    try:
        row = seats.hold(person=person, run=run)
    except Refused:
        return None
    return row if row is not None and row.state == SeatState.HELD else None


def _let_go(wish: Wish) -> None:
    if wish.hold is None:
        return
    row = Enrolment.objects.filter(pk=wish.hold, state=SeatState.HELD).select_related("person").first()
    if row is not None:
        seats.leave(enrolment=row, by=row.person)


@transaction.atomic
def enrol(
    *,
    person: User,
    run: CourseRun,
    name: str = "",
    comes_as: str = "",
    need: str = "",
    agreement: int | None = None,
    now: datetime | None = None,
) -> Enrolment:
    """Give the person a seat or a place on the list, with what they wrote. Raises ``Refused``.

    Again is no change: the row that is there is returned.
    """
    if name and name != person.chosen_name:
        people.rename(person=person, chosen_name=name)
    if agreement is not None:
        AgreementAcceptance.objects.get_or_create(person=person, agreement_id=agreement)
    return seats.enrol(person=person, run=run, by=person, comes_as=comes_as, need=need, now=now)


def finish(*, wish: Wish, person: User, now: datetime | None = None) -> Enrolment:
    """Do what was wished before the code was typed. Raises ``Refused``."""
    run = CourseRun.objects.select_related("course", "term").get(pk=wish.run)
    return enrol(
        person=person,
        run=run,
        name=wish.name,
        comes_as=wish.comes_as,
        need=wish.need,
        agreement=wish.agreement,
        now=now,
    )


def remember(session: Session, wish: Wish) -> None:
    """Keep the wish until the code is typed."""
    session[_KEY] = asdict(wish)


def recall(session: Session) -> Wish | None:
    """Return the wish of this browser, if it has one."""
    kept = session.get(_KEY)
    return Wish(**kept) if isinstance(kept, dict) else None


def forget(session: Session) -> None:
    """The wish is fulfilled, or was somebody else's."""
    session.pop(_KEY, None)

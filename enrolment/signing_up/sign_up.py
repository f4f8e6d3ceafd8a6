"""Signing up for a class: what is asked, what is kept while the code is typed, and the act itself.

A visitor fills in one page, gets a code, and has a seat when it is typed. In between the seat is held and
what was written is kept as a ``Wish`` in the session; nothing about the person changes before the code shows
that the address is theirs.
"""

from collections.abc import MutableMapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import people
from accounts.models import User
from courses.models import CourseRun
from courses.states import RunState
from enrolment import seats
from enrolment.models import Agreement, AgreementAcceptance, Enrolment, EnrolmentSettings, Pair
from enrolment.rules import Refused
from enrolment.signing_up import pairs
from enrolment.states import ACTIVE, SeatState
from enrolment.words import outlook

_KEY = "sign_up"
Session = MutableMapping[str, Any]
WRITTEN = ("name", "comes_as", "need", "companion", "companion_name", "together", "pair_code", "agreement")
"""What of a wish the visitor wrote, by its name in ``enrol``."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor wrote.

    ``hold`` is the row of the seat this browser has held, if it got one; ``until`` is when (seconds since
    1970) a seat is no longer held, None where the class had none to hold. ``together`` is the first of two
    who only come together, ``pair_code`` what the second was given: two seats are not held for one.
    ``page`` is the address it was written on, with what a link brought along.
    """

    run: int
    person: int | None
    email: str
    name: str
    comes_as: str = ""
    need: str = ""
    companion: bool = False
    companion_name: str = ""
    together: bool = False
    pair_code: str = ""
    agreement: int | None = None
    page: str = ""
    hold: int | None = None
    until: float | None = None

    @property
    def is_of_two(self) -> bool:
        """Whether it hangs on somebody else too."""
        return self.together or bool(self.pair_code)


def find_class(*, slug: str, run_id: int) -> CourseRun:
    """Return a published class with course, term, venue and seats. Raises ``CourseRun.DoesNotExist``."""
    runs = CourseRun.objects.select_related("course", "term", "venue", "seats").exclude(state=RunState.DRAFT)
    return runs.prefetch_related("sessions").get(pk=run_id, course__slug=slug)


def standing(*, person: User, run: CourseRun) -> Enrolment | None:
    """Return the person's row in the class, if they have a seat, an offer or a place on the list."""
    rows = Enrolment.objects.filter(person=person, run=run, state__in=ACTIVE - {SeatState.HELD})
    return rows.select_related("run").first()


def seat_elsewhere(*, person: User | None, run: CourseRun) -> Enrolment | None:
    """Return the seat the person has in another class of the course, from which they may rather switch."""
    if person is None:
        return None
    others = Enrolment.objects.filter(person=person, run__course=run.course_id, state=SeatState.ENROLLED)
    return others.exclude(run=run).exclude(run__state=RunState.FINISHED).order_by("pk").first()


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
    seat it held for another class or address, or for another group, is let go. `may_hold` is False for one
    who has held many lately: then the seat is taken, or not, when the code is typed.
    """
    began = timezone.now()
    wish = Wish(run=run.pk, person=person.pk if person else None, email=email, **written)
    same = before is not None and _holds_the_same(before, wish)
    if before is not None and not same:
        _let_go(before)
    if wish.is_of_two:
        return wish
    room = outlook.of(run).gets_seat(wish.comes_as, companion=wish.companion)
    held = _hold(person, run, wish) if may_hold else None
    # A seat that another browser holds for this address is not ours to let go of later.
    is_ours = held is not None and (
        held.created_at >= began or (before is not None and before.hold == held.pk)
    )
    return replace(
        wish,
        hold=held.pk if held is not None and is_ours else None,
        until=_until(began, before if same else None, may_hold) if room or held else None,
    )


def _holds_the_same(before: Wish, wish: Wish) -> bool:
    """Whether the seat that was held then is the one that is wished for now."""
    names = ("run", "person", "comes_as", "companion", "is_of_two")
    return all(getattr(before, name) == getattr(wish, name) for name in names)


def _until(now: datetime, before: Wish | None, may_hold: bool) -> float:
    """Counted from the class, never from the person's row: the page must not tell who is in it already."""
    if before is not None and before.until is not None and before.until > now.timestamp():
        return before.until
    if not may_hold:
        return now.timestamp()
    return (now + timedelta(minutes=EnrolmentSettings.load().hold_minutes)).timestamp()


def _hold(person: User | None, run: CourseRun, wish: Wish) -> Enrolment | None:
    if person is None:
        return None
    try:
        row = seats.hold(person=person, run=run, comes_as=wish.comes_as, companion=wish.companion)
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
    agreement: int | None = None,
    pair_code: str = "",
    now: datetime | None = None,
    **wished: Any,
) -> Enrolment:
    """Give the person a seat or a place on the list, with what they wrote.

    ``wished`` is what else ``seats.enrol`` takes of it: comes_as, need, companion, companion_name, together.
    Again is no change: the row that is there is returned. Raises ``Refused``, and ``PairGone`` where
    somebody else has used the code.
    """
    if name and name != person.chosen_name:
        people.rename(person=person, chosen_name=name)
    if agreement is not None:
        AgreementAcceptance.objects.get_or_create(person=person, agreement_id=agreement)
    pair = _pair(pair_code, run) if pair_code else None
    return seats.enrol(person=person, run=run, by=person, pair=pair, now=now, **wished)


def _pair(code: str, run: CourseRun) -> Pair:
    pair = pairs.find_open(code, run=run)
    if pair is None:
        raise seats.PairGone
    return pair


def finish(*, wish: Wish, person: User, now: datetime | None = None) -> Enrolment:
    """Do what was wished before the code was typed. Raises ``Refused`` and ``PairGone``."""
    run = CourseRun.objects.select_related("course", "term").get(pk=wish.run)
    written = {name: getattr(wish, name) for name in WRITTEN}
    return enrol(person=person, run=run, now=now, **written)


def remember(session: Session, wish: Wish) -> None:
    """Keep the wish until the code is typed."""
    session[_KEY] = asdict(wish)


def recall(session: Session) -> Wish | None:
    """Return the wish of this browser, if it has one."""
    kept = session.get(_KEY)
    if not isinstance(kept, dict):
        return None
    known = {field.name for field in fields(Wish)}
    return Wish(**{name: value for name, value in kept.items() if name in known})


def forget(session: Session) -> None:
    """The wish is fulfilled, or was somebody else's."""
    session.pop(_KEY, None)

"""Take a seat, hold one, or wait for one."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import audit
from enrolment.models import Enrolment, EnrolmentSettings, Pair, SupportNeed
from enrolment.rooms import party_of
from enrolment.seats import pairs
from enrolment.seats.admission import check
from enrolment.seats.line import next_line_number
from enrolment.seats.locking import lock, lock_person
from enrolment.seats.standing import Standing, own_row
from enrolment.seats.waiting_list import after_taking, pass_on, run_out_at, settled
from enrolment.states import Actor, Companions, SeatState


@transaction.atomic
def hold(
    *,
    person: User,
    run: CourseRun,
    comes_as: str = "",
    companion: bool = False,
    now: datetime | None = None,
) -> Enrolment | None:
    """Hold a seat while the person types the code; None where there is none they may have.

    Again, or in another tab, the row that is there is returned with the time it has left. Raises ``Refused``.
    """
    rules = EnrolmentSettings.load()
    lock_person(person)
    locked = lock(run.pk)
    now = now or timezone.now()
    found = settled(run=locked, person=person, now=now)
    own = own_row(found, person)
    if own is not None:
        return own
    check(found, person, Actor.PERSON, now, companion=companion)
    party = found.party(comes_as, companion=companion)
    if not found.room.may_have(party):
        return None
    held = audit.begin(
        "hold",
        person=person,
        run=locked,
        actor=Actor.PERSON,
        by=person,
        now=now,
        comes_as=comes_as,
        seats=len(party),
        brings_companion=companion,
        expires_at=now + timedelta(minutes=rules.hold_minutes),
    )
    run_out_at(held)
    after_taking(found, held, now=now)
    return held


@transaction.atomic
def enrol(
    *,
    person: User,
    run: CourseRun,
    by: User | None,
    actor: str = Actor.PERSON,
    comes_as: str = "",
    need: str = "",
    companion: bool = False,
    companion_name: str = "",
    together: bool = False,
    pair: Pair | None = None,
    now: datetime | None = None,
) -> Enrolment:
    """Give the person a seat, or the next place on the waiting list.

    A seat that is held for the person is confirmed; whoever is in the class already is returned as they
    are, so that pressing twice is pressing once. ``need`` is what can help the person in this class.
    ``together`` is the first of two, who waits for the other; ``pair`` is given by the second: both have
    seats now, or wait together. Raises ``Refused``, ``PairGone``.
    """
    lock_person(person)
    locked = lock(run.pk)
    now = now or timezone.now()
    found = settled(run=locked, person=person, now=now)
    row = own_row(found, person)
    wish = {"comes_as": comes_as, "brings_companion": companion, "companion_name": companion_name}
    act = {"actor": actor, "by": by, "now": now}
    if row is not None and row.state == SeatState.HELD:
        is_single = not together and pair is None
        if not is_single or not _confirm(found, row, wish, act):
            found, row = _let_go(found, row, act), None
    if row is None:
        check(found, person, actor, now, companion=companion)
        row = _newcomer(found, person=person, together=together, pair=pair, **wish, **act)
        after_taking(found, row, now=now)
    if need.strip():
        _write_need(row, need.strip()[:500])
    return row


def _write_need(row: Enrolment, text: str) -> None:
    """Write down what can help; other words than those that teachers have seen are new to them."""
    if SupportNeed.objects.filter(enrolment=row, text=text).exists():
        return
    unseen = {"seen_at": None, "seen_by": None, "done_at": None, "done_by": None}
    SupportNeed.objects.update_or_create(enrolment=row, defaults={"text": text, **unseen})


def _confirm(found: Standing, row: Enrolment, wish: dict[str, Any], act: dict[str, Any]) -> bool:
    """Confirm a held seat as it was held, or as the person says now where they may; else return False."""
    comes_as = wish["comes_as"] or row.comes_as
    companion = wish["brings_companion"] or row.brings_companion
    held, party = party_of(row), found.party(comes_as, companion=companion)
    if companion != row.brings_companion and found.companions == Companions.NO:
        return False
    if party != held and not found.room.may_become(held, party):
        return False
    audit.move(
        row,
        "confirm",
        **act,
        comes_as=comes_as,
        seats=len(party),
        brings_companion=companion,
        companion_name=wish["companion_name"] or row.companion_name,
    )
    if party != held:
        pass_on(run=found.run, now=act["now"])
    return True


def _let_go(found: Standing, row: Enrolment, act: dict[str, Any]) -> Standing:
    """End a hold of which the person now wishes something else, as if it had run out."""
    audit.move(row, "lapse", **act)
    pass_on(run=found.run, now=act["now"])
    return settled(run=found.run, person=row.person, now=act["now"])


def _newcomer(found: Standing, *, together: bool, pair: Pair | None, **fields: Any) -> Enrolment:
    party = found.party(fields["comes_as"], companion=fields["brings_companion"])
    fields |= {"run": found.run, "seats": len(party)}
    if pair is not None:
        return pairs.join(found, pair, **fields)
    if together:
        pair = Pair.objects.create(run=found.run, created_at=fields["now"])
    elif found.room.may_have(party):
        return audit.begin("take", **fields)
    return audit.begin(
        "wait",
        line_number=next_line_number(found.run),
        first_timer=found.is_first_timer,
        pair=pair,
        **fields,
    )

"""Two people who come together or not at all.

Their place on the list is the later of the two. Seats are offered to both at once, and both have them when
both have said yes.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment import audit
from enrolment.fairness import in_placing_order
from enrolment.models import Enrolment, Pair
from enrolment.rooms import party_of
from enrolment.seats.admission import AlreadyThere, check
from enrolment.seats.line import next_line_number
from enrolment.seats.locking import again, lock, lock_person
from enrolment.seats.standing import Standing, own_row
from enrolment.seats.waiting_list import after_taking, pass_on, settled
from enrolment.states import ACTIVE, Actor, SeatState


class PairGone(Exception):
    """Nobody waits for the second of two under this code, or they who ask cannot be the second."""


def join(found: Standing, pair: Pair, **fields: Any) -> Enrolment:
    """Let the second of two into a settled class: seats for both now, or a place in line for both.

    ``fields`` are those of ``audit.begin``. Raises ``PairGone``.
    """
    first = _waits_for_the_other(pair, found.run)
    act = {"actor": fields["actor"], "by": fields["by"], "now": fields["now"]}
    party = (fields["comes_as"], *("",) * (fields["seats"] - 1))
    if first.paused_at is None and found.room.may_have((*party_of(first), *party)):
        return _take_both(first, pair, act, fields)
    number = next_line_number(found.run)
    audit.move(first, "pair_up", **act, line_number=number)
    return audit.begin("wait", pair=pair, line_number=number + 1, first_timer=found.is_first_timer, **fields)


def _take_both(first: Enrolment, pair: Pair, act: dict[str, Any], fields: dict[str, Any]) -> Enrolment:
    """Seat both, the citizen first, since the citizen may let the other in."""
    if in_placing_order((first.comes_as, fields["comes_as"]))[0] == first.comes_as:
        audit.move(first, "take_together", **act)
        return audit.begin("take", pair=pair, **fields)
    second = audit.begin("take", pair=pair, **fields)
    audit.move(first, "take_together", **act)
    return second


@transaction.atomic
def enrol_pair(
    *,
    people: list[tuple[User, str]],
    run: CourseRun,
    by: User,
    actor: str = Actor.SCHOOL,
    now: datetime | None = None,
) -> list[Enrolment]:
    """Give two people, each with what they come as, seats together, or two places in line together.

    Two who are in the class already are returned as they are. Raises ``Refused``, and ``AlreadyThere``
    where only one is.
    """
    lock_person(*(person for person, _group in people))
    locked = lock(run.pk)
    now = now or timezone.now()
    founds = [settled(run=locked, person=person, now=now) for person, _group in people]
    there = [own_row(found, person) for found, (person, _group) in zip(founds, people, strict=True)]
    rows = [row for row in there if row is not None]
    if len(rows) == len(people):
        return rows
    if rows:
        raise AlreadyThere
    for found, (person, _group) in zip(founds, people, strict=True):
        check(found, person, actor, now)
    pair = Pair.objects.create(run=locked, created_at=now)
    made = _begin_both(founds, people, pair, {"actor": actor, "by": by, "now": now})
    after_taking(founds[0], made[0], now=now, by=by)
    return made


def _begin_both(
    founds: list[Standing], people: list[tuple[User, str]], pair: Pair, act: dict[str, Any]
) -> list[Enrolment]:
    run, room = founds[0].run, founds[0].room
    groups = tuple(group for _person, group in people)
    takes = room.may_have(groups)
    number = next_line_number(run)
    made: dict[int, Enrolment] = {}
    # Citizens first; their numbers in line are in the order they were named in.
    for place in sorted(range(len(people)), key=lambda place: groups[place] != in_placing_order(groups)[0]):
        fields = {"person": people[place][0], "run": run, "comes_as": groups[place], "pair": pair, **act}
        if not takes:
            fields |= {"line_number": number + place, "first_timer": founds[place].is_first_timer}
        made[place] = audit.begin("take" if takes else "wait", **fields)
    return [made[place] for place in range(len(people))]


@transaction.atomic
def pair_up(
    *,
    enrolment: Enrolment,
    code: str,
    by: User | None,
    actor: str = Actor.PERSON,
    now: datetime | None = None,
) -> Enrolment:
    """Let two who wait already wait together, behind everybody; ``code`` is that of the first.

    Raises ``PairGone``, also where either keeps a seat elsewhere meanwhile.
    """
    run = lock(enrolment.run_id)
    now = now or timezone.now()
    settled(run=run, person=None, now=now)
    row = again(enrolment, run)
    pair = Pair.objects.filter(run=run, code=code.strip().upper()).first()
    if pair is not None and row.pair_id == pair.pk and partner_of(row) is not None:
        return row
    if pair is None or row.state != SeatState.WAITING or row.pair_id is not None or row.replaces_id:
        raise PairGone
    first = _waits_for_the_other(pair, run)
    number = next_line_number(run)
    audit.move(first, "pair_up", actor=actor, by=by, now=now, line_number=number)
    audit.move(row, "pair_up", actor=actor, by=by, now=now, line_number=number + 1, pair=pair)
    pass_on(run=run, now=now)
    return again(row, run)


@transaction.atomic
def await_other(
    *, enrolment: Enrolment, by: User | None, actor: str = Actor.PERSON, now: datetime | None = None
) -> Enrolment:
    """Let one who waits alone be the first of two, with the number they have; again is no change.

    They are passed over until the other comes. Raises ``PairGone`` where they do not wait, or keep a seat
    elsewhere meanwhile.
    """
    run = lock(enrolment.run_id)
    now = now or timezone.now()
    settled(run=run, person=None, now=now)
    row = again(enrolment, run)
    if row.state != SeatState.WAITING or row.replaces_id:
        raise PairGone
    if row.pair_id is None:
        audit.move(
            row, "pair_up", actor=actor, by=by, now=now, pair=Pair.objects.create(run=run, created_at=now)
        )
    return row


@transaction.atomic
def put_together(
    *,
    enrolment: Enrolment,
    other: Enrolment,
    by: User,
    actor: str = Actor.SCHOOL,
    now: datetime | None = None,
) -> list[Enrolment]:
    """Let two who wait for one class, each alone, wait together, behind everybody.

    Raises ``PairGone`` where either waits no longer, has another, or keeps a seat elsewhere meanwhile.
    """
    run = lock(enrolment.run_id)
    now = now or timezone.now()
    settled(run=run, person=None, now=now)
    rows = [again(enrolment, run), again(other, run)]
    if rows[0].pk == rows[1].pk or rows[1].run_id != run.pk or not all(map(_waits_alone, rows)):
        raise PairGone
    pair, number = Pair.objects.create(run=run, created_at=now), next_line_number(run)
    for place, row in enumerate(rows):
        audit.move(row, "pair_up", actor=actor, by=by, now=now, line_number=number + place, pair=pair)
    pass_on(run=run, now=now)
    return [again(row, run) for row in rows]


def _waits_alone(row: Enrolment) -> bool:
    return row.state == SeatState.WAITING and row.replaces_id is None and partner_of(row) is None


@transaction.atomic
def part(
    *, enrolment: Enrolment, by: User | None, actor: str = Actor.PERSON, now: datetime | None = None
) -> Enrolment:
    """Wait alone from now on, as does the other, each with the number they have; again is no change."""
    run = lock(enrolment.run_id)
    now = now or timezone.now()
    settled(run=run, person=None, now=now)
    row = again(enrolment, run)
    if row.state != SeatState.WAITING or row.pair_id is None:
        return row
    let_other_go(row, now=now)
    audit.move(row, "part", actor=actor, by=by, now=now, pair=None)
    pass_on(run=run, now=now)
    return again(row, run)


def partner_of(row: Enrolment) -> Enrolment | None:
    """Return the other of two, while both wait or both are offered seats or have them."""
    if row.pair_id is None:
        return None
    others = Enrolment.objects.filter(pair=row.pair_id, state__in=ACTIVE).exclude(pk=row.pk)
    other = others.select_related("person").first()
    if other is not None:
        other.run = row.run
    return other


def let_other_go(row: Enrolment, *, now: datetime) -> None:
    """Make a single of the other of two, since this one no longer waits, or says no to the offer.

    Who was offered a seat beside it is back in line with the number they had; who has a seat keeps it.
    """
    other = partner_of(row)
    if other is not None and other.state == row.state == SeatState.OFFERED:
        audit.move(other, "back_in_line", actor=Actor.CLOCK, by=None, now=now, pair=None)
    elif other is not None and other.state == row.state == SeatState.WAITING:
        audit.move(other, "part", actor=Actor.CLOCK, by=None, now=now, pair=None)


def _waits_for_the_other(pair: Pair, run: CourseRun) -> Enrolment:
    """Return the row of the first of two. Raises ``PairGone`` where they wait no longer, or not alone."""
    rows = list(Enrolment.objects.filter(pair=pair, state__in=ACTIVE).select_related("person"))
    if pair.run_id != run.pk or len(rows) != 1 or rows[0].state != SeatState.WAITING:
        raise PairGone
    rows[0].run = run
    return rows[0]

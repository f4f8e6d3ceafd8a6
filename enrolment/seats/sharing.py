"""How many seats a class has, and how they are shared. Nobody who has a seat loses it by what is decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from wagtail.log_actions import log

from accounts.models import User
from courses.models import CourseRun, RunSeats
from enrolment import audit
from enrolment.fairness import Room
from enrolment.models import Enrolment, SeatRules, Share
from enrolment.seats.locking import lock
from enrolment.seats.releasing import as_logged, open_to_all, release_due, write_down
from enrolment.seats.standing import Standing, standing
from enrolment.seats.waiting_list import pass_on, settled
from enrolment.states import ACTIVE, TAKEN, Actor, Companions


class CapacityTooLow(Exception):
    """Fewer seats were asked for than are ``taken`` (held and offered ones count)."""

    def __init__(self, taken: int) -> None:
        words = ngettext(
            "%(count)d seat is taken, held or offered.", "%(count)d seats are taken, held or offered.", taken
        )
        super().__init__(words % {"count": taken})
        self.taken = taken


class TooManyGuaranteed(Exception):
    """The groups are guaranteed more seats together than the class has."""

    def __init__(self, guaranteed: int, capacity: int) -> None:
        words = gettext(
            "The groups are guaranteed %(guaranteed)d seats together, and there are %(capacity)d."
        )
        super().__init__(words % {"guaranteed": guaranteed, "capacity": capacity})
        self.guaranteed, self.capacity = guaranteed, capacity


@dataclass(frozen=True, slots=True)
class ShareWish:
    """What a group is to have: seats held for it until a moment (None: to the end), and at most so many."""

    group: str
    guaranteed: int = 0
    maximum: int | None = None
    release_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change of the rules does: who is offered a seat, how many lose theirs (never any), the room."""

    offers: tuple[Enrolment, ...]
    losing: int
    before: Room
    after: Room


@transaction.atomic
def change_capacity(*, run: CourseRun, capacity: int, by: User | None, now: datetime | None = None) -> int:
    """Give a class so many seats, whatever is guaranteed, and return how many offers that made.

    Raises ``CapacityTooLow``.
    """
    return len(_changed(run, by, now, lambda found: _set_capacity(found, capacity)).offers)


@transaction.atomic
def change_rules(
    *,
    run: CourseRun,
    by: User | None,
    capacity: int | None = None,
    shares: Sequence[ShareWish] | None = None,
    now: datetime | None = None,
    **policy: Any,
) -> Outcome:
    """Change capacity, shares (all of them, if any) and rules (fields of ``SeatPolicy``) of a class.

    What is not given stays. A share whose date is changed is held (again) until then. Raises
    ``CapacityTooLow``, ``TooManyGuaranteed``.
    """

    def change(found: Standing) -> None:
        seats = found.room.capacity if capacity is None else capacity
        _check_numbers(found, seats, shares, is_asked=capacity is not None or shares is not None)
        _set_capacity(found, max(seats, found.room.capacity))
        companions = policy.get("companions", found.companions)
        if companions != found.companions:
            _count_companions(found, companions, seats, by, now or timezone.now())
        _set_capacity(found, seats)
        if policy:
            SeatRules.objects.update_or_create(run=found.run, defaults=policy)
        if shares is not None:
            _set_shares(found.run, shares)

    return _changed(run, by, now, change)


@transaction.atomic
def release(
    *,
    run: CourseRun,
    by: User,
    groups: Sequence[str] | None = None,
    now: datetime | None = None,
) -> Outcome:
    """Open what is held for these groups (None: for all) to everybody, now; again is no change."""

    def change(found: Standing) -> None:
        shares = Share.objects.filter(run=found.run, released_at__isnull=True)
        if groups is not None:
            shares = shares.filter(group__in=groups)
        open_to_all(shares, now=now or timezone.now())

    return _changed(run, by, now, change)


@transaction.atomic
def hold_back(
    *,
    run: CourseRun,
    group: str,
    release_at: datetime | None,
    by: User,
    now: datetime | None = None,
) -> Outcome:
    """Hold the guaranteed seats of a group (again) until a moment, or to the end: of those that are free."""

    def change(found: Standing) -> None:
        Share.objects.filter(run=found.run, group=group).update(released_at=None, release_at=release_at)

    return _changed(run, by, now, change)


def preview(change: Callable[[], object]) -> Outcome:
    """Say what a change of the rules would do, by doing it and undoing it. Raises what the change raises."""
    with transaction.atomic():
        outcome = change()
        transaction.set_rollback(True)
    if not isinstance(outcome, Outcome):
        raise TypeError(f"a change that returns its Outcome is needed, not {outcome!r}")
    return outcome


def _changed(
    run: CourseRun, by: User | None, now: datetime | None, change: Callable[[Standing], None]
) -> Outcome:
    """Settle a class, change it, and pass on what that has opened."""
    locked = lock(run.pk)
    now = now or timezone.now()
    found = settled(run=locked, person=None, now=now)
    before = as_logged(locked)
    change(found)
    if write_down(run=locked, before=before, by=by, now=now):
        log(locked, "wagtail.edit", user=by, data=_differences(before, as_logged(locked)))
    release_due(run=locked, now=now)
    offers = pass_on(run=locked, now=now, by=by)
    return Outcome(tuple(offers), 0, found.room, standing(run=locked, person=None, now=now).room)


def _check_numbers(
    found: Standing, seats: int, shares: Sequence[ShareWish] | None, *, is_asked: bool
) -> None:
    stored = Share.objects.filter(run=found.run).values_list("guaranteed", flat=True)
    guaranteed = sum(stored if shares is None else (wish.guaranteed for wish in shares))
    if is_asked and guaranteed > seats:
        raise TooManyGuaranteed(guaranteed, seats)
    taken = sum(found.room.taken.values())
    if seats < taken:
        raise CapacityTooLow(taken)


def _set_capacity(found: Standing, capacity: int) -> None:
    seats = RunSeats.objects.get(run=found.run)
    if capacity < seats.taken:
        raise CapacityTooLow(seats.taken)
    seats.capacity = capacity
    seats.save(update_fields=["capacity"])


def _set_shares(run: CourseRun, wishes: Sequence[ShareWish]) -> None:
    stored = {share.group: share for share in Share.objects.filter(run=run)}
    for wish in wishes:
        share = stored.pop(wish.group, None) or Share(run=run, group=wish.group)
        if share.release_at != wish.release_at:
            share.release_at, share.released_at = wish.release_at, None
        share.guaranteed, share.maximum = wish.guaranteed, wish.maximum
        share.save()
    Share.objects.filter(pk__in=[share.pk for share in stored.values()]).delete()


def _count_companions(
    found: Standing, companions: str, capacity: int, by: User | None, now: datetime
) -> None:
    """Count who brings somebody anew: with two seats where a companion needs one. Nobody loses theirs.

    Where companions come no more, those who were said to come still do, as they are.
    """
    if companions == Companions.NO:
        return
    seats = 2 if companions == Companions.SEAT else 1
    rows = list(
        Enrolment.objects.filter(run=found.run, brings_companion=True, state__in=ACTIVE)
        .exclude(seats=seats)
        .select_related("person")
        .order_by("pk")
    )
    taken = sum(found.room.taken.values()) + sum(seats - row.seats for row in rows if row.state in TAKEN)
    if taken > capacity:
        raise CapacityTooLow(taken)
    for row in rows:
        row.run = found.run
        actor = Actor.SCHOOL if by else Actor.CLOCK
        audit.move(row, "recount", actor=actor, by=by, now=now, seats=seats)


def _differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: [before[name], value] for name, value in after.items() if before[name] != value}

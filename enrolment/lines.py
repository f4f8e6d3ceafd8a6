"""Where people stand on a waiting list, and what they and those ahead of them wait for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache, partial

from enrolment.fairness import Party, Room, Why
from enrolment.models import Enrolment
from enrolment.rooms import Shared, rooms_of
from enrolment.states import SeatState


class WaitsFor(StrEnum):
    """What has to happen before somebody who waits can be offered a seat."""

    SEAT = "seat"
    """Any seat that gets free."""
    OPEN_SEAT = "open_seat"
    """A seat that is held for no group, or the release of those that are."""
    GROUP_SEAT = "group_seat"
    """A seat of their own group, which has as many as it may have."""
    BALANCE = "balance"
    """More citizens, or fewer staff."""
    TWO_SEATS = "two_seats"
    """Two seats at once: for two together, or for a companion."""
    OTHER = "other"
    """The other of two who come together."""
    RESUMING = "resuming"
    """Nothing: the place is on pause."""


@dataclass(frozen=True, slots=True)
class AheadGroup:
    """Some of those ahead, by their numbers: all of one group ("" of any) that wait for the same."""

    numbers: tuple[int, ...]
    group: str
    why: WaitsFor


@dataclass(frozen=True, slots=True)
class InLine:
    """One person's place: ``number`` of the ``waiting`` in line (1 is the next), and who is ahead.

    Who is on pause is not counted; for themselves, the number is the one they would have. ``full_group`` is
    the group that has as many as it may have: of two together it may be that of the other.
    """

    number: int
    waiting: int
    ahead: tuple[AheadGroup, ...]
    waits_for: WaitsFor
    full_group: str = ""


@dataclass(frozen=True, slots=True)
class _Waits:
    pk: int
    run: int
    group: str
    seats: int
    is_first_timer: bool
    number: int
    paused_at: datetime | None
    pair: int | None

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None


_Stands = tuple[WaitsFor, str]
"""What is waited for, and the group that is full where that is why."""

_FIELDS = ("pk", "run", "comes_as", "seats", "first_timer", "line_number", "paused_at", "pair")


def explain(rows: Sequence[Enrolment]) -> dict[int, InLine]:
    """Say of each row that waits where it stands, by its id; two queries for any number of rows."""
    asked = {row.pk for row in rows if row.state == SeatState.WAITING}
    runs = {row.run_id for row in rows if row.pk in asked}
    if not runs:
        return {}
    shared = rooms_of(runs)
    lines: dict[int, list[_Waits]] = {run: [] for run in runs}
    waiting = Enrolment.objects.filter(run__in=runs, state=SeatState.WAITING)
    for row in waiting.values_list(*_FIELDS).order_by("line_number"):
        one = _Waits(*row)
        lines[one.run].append(one)
    return {pk: place for run, line in lines.items() for pk, place in _explain_line(line, shared[run], asked)}


def _explain_line(line: list[_Waits], shared: Shared, asked: set[int]) -> Iterator[tuple[int, InLine]]:
    pairs: dict[int, list[_Waits]] = {}
    for one in line:
        if one.pair is not None:
            pairs.setdefault(one.pair, []).append(one)
    ahead: dict[tuple[str, WaitsFor], list[int]] = {}
    waiting = sum(not one.is_paused for one in line)
    number, numbers = 1, dict[int, int]()
    against = cache(partial(_stands_against, shared.room))  # a few kinds of party, however many wait
    for one in sorted(line, key=lambda one: _stands(one, pairs, shared)):
        party = pairs.get(one.pair or 0, [one])
        why, full = _waits_for(one, party, against)
        if one.pk in asked:
            yield one.pk, InLine(number, waiting, _grouped(ahead, numbers, party), why, full)
        if not one.is_paused:
            numbers[one.pk] = number
            ahead.setdefault(("" if why == WaitsFor.SEAT else full or one.group, why), []).append(number)
            number += 1


def _stands(one: _Waits, pairs: dict[int, list[_Waits]], shared: Shared) -> tuple[bool, int, int]:
    """Return the order in line: two together stand where the later of them does."""
    keys = [
        (shared.first_timers_first and not other.is_first_timer, other.number)
        for other in pairs.get(one.pair or 0, [one])
    ]
    return (*max(keys), one.number)


def _grouped(
    ahead: dict[tuple[str, WaitsFor], list[int]], numbers: dict[int, int], party: list[_Waits]
) -> tuple[AheadGroup, ...]:
    """Return those ahead, without the one that is the other of the two."""
    own = {numbers.get(one.pk) for one in party}
    found = (
        AheadGroup(tuple(number for number in theirs if number not in own), group, why)
        for (group, why), theirs in ahead.items()
    )
    return tuple(group for group in found if group.numbers)


def _waits_for(one: _Waits, both: list[_Waits], stands: Callable[[Party], _Stands]) -> _Stands:
    if any(other.is_paused for other in both):
        return WaitsFor.RESUMING, ""
    if one.pair is not None and len(both) == 1:
        return WaitsFor.OTHER, ""
    return stands(tuple(group for other in both for group in (other.group, *("",) * (other.seats - 1))))


def _stands_against(room: Room, party: Party) -> _Stands:
    # A class that is full says nothing yet of what stands in the way beside that: so think some seats free.
    wide_enough = replace(room, capacity=room.capacity + max(0, len(party) - room.free))
    reasons = wide_enough.why_not(party)
    if Why.MAXIMUM in reasons:
        return WaitsFor.GROUP_SEAT, next(
            (group for group in party if _is_full(wide_enough, party, group)), party[0]
        )
    if Why.BALANCE in reasons:
        return WaitsFor.BALANCE, ""
    if Why.RESERVED in reasons:
        return WaitsFor.OPEN_SEAT, ""
    return (WaitsFor.TWO_SEATS if len(party) > 1 else WaitsFor.SEAT), ""


def _is_full(room: Room, party: Party, group: str) -> bool:
    """Whether those of a group in a party are more than may come."""
    return Why.MAXIMUM in room.why_not((group,) * party.count(group))

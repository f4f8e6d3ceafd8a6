"""The log of a class read again from its first line, with the rules of each moment.

Nothing here asks the allocator or its counters: who may have a seat is asked of the specification.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from courses.models import CourseRun, RunSeats
from enrolment.models import Enrolment, Move, SharingChange
from enrolment.states import TAKEN
from tests.specification.rooms import Rules, Share, may_have

PAIRED = {"pair_up", "take_together", "say_yes", "back_in_line", "part"}


@dataclass(frozen=True)
class Someone:
    """A row of the class as the log has it so far."""

    pk: int
    state: str = ""
    group: str = ""
    seats: int = 1
    paused: bool = False
    number: int = 0
    first_timer: bool = False
    together: bool = False

    @property
    def heads(self) -> list[str]:
        """The groups on the seats: a companion is of none."""
        return [self.group, *[""] * (self.seats - 1)]


class Replay:
    """One class; ``faults`` says what was not right."""

    def __init__(self, run: CourseRun) -> None:
        self.run = run
        self.faults: list[str] = []
        self.given = 0
        # Until the first change that was written down the rules are those of now.
        self.rules = Rules(RunSeats.objects.get(run=run).capacity)
        self.people = {row.pk: row for row in _rows(run)}
        self.moves = list(Move.objects.filter(enrolment__run=run).order_by("pk"))
        changes = SharingChange.objects.filter(run=run).order_by("pk")
        self.changes = [(change.after_move, _rules(change.rules)) for change in changes]
        self._read()

    def _read(self) -> None:
        skip = None
        for move, after in zip(self.moves, [*self.moves[1:], None], strict=True):
            while self.changes and self.changes[0][0] < move.pk:
                self.rules = self.changes.pop(0)[1]
            before = self.people[move.enrolment_id]
            if move is not skip:
                skip = self._judge(before, move, after)
            self.people[before.pk] = _after(before, move)

    def _judge(self, before: Someone, move: Move, after: Move | None) -> Move | None:
        """Look at one line of the log; return the next if the two are one party."""
        wanted = self._wanted(before, move)
        if not wanted:
            return None
        self.given += 1
        room = self._room(but=before if _changes_group(before, move) else None)
        for waiting in self._ahead(before, move):
            if may_have(self.rules, room, waiting.heads, move.at):
                self.faults.append(f"{move.pk}: {waiting.pk} could have had the seat of {before.pk}")
        if may_have(self.rules, room, wanted, move.at):
            return None
        other = None if after is None or after.at != move.at else after
        both = [] if other is None else self._wanted(self.people[other.enrolment_id], other)
        if both and may_have(self.rules, room, [*wanted, *both], move.at):
            return other
        self.faults.append(f"{move.pk}: {move.transition} gave {wanted} in {sorted(room)} by {self.rules}")
        return None

    def _wanted(self, before: Someone, move: Move) -> list[str]:
        """Return the heads that need seats because of a move."""
        is_taken, was_taken = move.target in TAKEN, before.state in TAKEN
        if is_taken and not was_taken:
            return [move.comes_as, *[""] * (move.seats - 1)]
        if _changes_group(before, move):
            return [move.comes_as, *[""] * (move.seats - 1)]
        return [""] * max(0, move.seats - before.seats) if is_taken else []

    def _room(self, but: Someone | None) -> list[str]:
        seated = (one for one in self.people.values() if one.state in TAKEN and one is not but)
        return [head for one in seated for head in one.heads]

    def _ahead(self, before: Someone, move: Move) -> Iterator[Someone]:
        """Yield who stood before them in line, alone and not on pause; whoever comes new is behind all."""
        if _changes_group(before, move):
            return

        def stands(one: Someone) -> tuple[bool, int]:
            return (self.rules.first_timers_first and not one.first_timer, one.number)

        for one in self.people.values():
            waits = one.state == "waiting" and not one.paused and not one.together and one is not before
            if waits and (before.state != "waiting" or stands(one) < stands(before)):
                yield one


def _changes_group(before: Someone, move: Move) -> bool:
    """Whether somebody who has a seat is to have it as another: by asking, or in confirming what was held."""
    return before.state in TAKEN and move.target in TAKEN and move.comes_as != before.group


def _rows(run: CourseRun) -> Iterator[Someone]:
    ever = set(
        Move.objects.filter(enrolment__run=run, transition__in=PAIRED).values_list("enrolment", flat=True)
    )
    for row in Enrolment.objects.filter(run=run):
        together = row.pair_id is not None or row.pk in ever
        yield Someone(row.pk, number=row.line_number or 0, first_timer=row.first_timer, together=together)


def _after(before: Someone, move: Move) -> Someone:
    paused = {"pause": True, "resume": False}.get(move.transition, before.paused and move.target == "waiting")
    return replace(before, state=move.target, group=move.comes_as, seats=move.seats, paused=paused)


def _rules(written: dict[str, Any]) -> Rules:
    """Return the rules as they were written down; what is released is guaranteed no more."""
    per = written["staff_per_citizen"]
    return Rules(
        capacity=written["capacity"],
        shares={
            share["group"]: Share(share["guaranteed"] if share["in_force"] else 0, share["maximum"])
            for share in written["shares"]
        },
        staff_per_citizen=None if per is None else Decimal(per),
        staff_from=written["staff_from"],
        first_timers_first=written["first_timers_first"],
    )

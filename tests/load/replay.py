"""The log of a class read again from its first line, with the rules of each moment.

Nothing here asks the allocator or its counters: who may have a seat is asked of the specification. Two who
come together are one party: both are looked at when the first of them is given a seat, since what the one
opens is the other's before it is anybody's in line.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from courses.models import CourseRun, RunSeats
from enrolment.models import Enrolment, Move, SharingChange
from enrolment.states import TAKEN
from tests.load.replay_rows import Someone
from tests.specification.rooms import Rules, Share, may_have


class Replay:
    """One class; ``faults`` says what was not right, and ``log`` all that was read, a line for each move."""

    def __init__(self, run: CourseRun) -> None:
        self.run = run
        self.faults: list[str] = []
        self.log: list[str] = []
        self.given = 0
        # Until the first change that was written down the rules are those of now.
        self.rules = Rules(RunSeats.objects.get(run=run).capacity)
        rows = Enrolment.objects.filter(run=run).values_list("pk", "first_timer")
        self.people = {pk: Someone(pk, first_timer) for pk, first_timer in rows}
        self.moves = list(Move.objects.filter(enrolment__run=run).order_by("pk"))
        changes = SharingChange.objects.filter(run=run).order_by("pk")
        self.changes = [(change.after_move, _rules(change.rules)) for change in changes]
        self._read()

    def _read(self) -> None:
        other = None
        for move, after in zip_longest(self.moves, self.moves[1:]):
            while self.changes and self.changes[0][0] < move.pk:
                self.rules = self.changes.pop(0)[1]
                self.log.append(str(self.rules))
            before = self.people[move.enrolment_id]
            self.log.append(before.told(move))
            if move is not other:
                other = after if after and self._are_two(move, after) else None
                self._judge([move] if other is None else [move, other])
            self.people[before.pk] = before.after(move)

    def _are_two(self, move: Move, after: Move) -> bool:
        """Whether two lines of the log are one party that comes into its seats."""
        if move.pair_id is None or (move.pair_id, move.at) != (after.pair_id, after.at):
            return False
        return all(self.people[one.enrolment_id].sits_down(one) for one in (move, after))

    def _judge(self, moves: Sequence[Move]) -> None:
        """Look at what one party was given: might they have it, and nobody who stood before them?"""
        move, party = moves[0], [self.people[one.enrolment_id] for one in moves]
        wanted = [head for before, one in zip(party, moves, strict=True) for head in before.wants(one)]
        if not wanted:
            return
        self.given += len(moves)
        changes = party[0].changes_group(move)
        room = self._room(but=party[0] if changes else None)
        # Whoever is to have a seat as another group takes it from nobody in line.
        for ahead in () if changes else self._ahead(party):
            if may_have(self.rules, room, _heads(ahead), move.at):
                self._fault(f"{move.pk}: {ahead[0].pk} could have had the seat of {party[0].pk}")
        if not may_have(self.rules, room, wanted, move.at):
            self._fault(f"{move.pk}: {move.transition} gave {wanted} in {sorted(room)} by {self.rules}")

    def _fault(self, text: str) -> None:
        self.faults.append(text)
        self.log.append(f"FAULT {text}")

    def _room(self, but: Someone | None) -> list[str]:
        return _heads(one for one in self.people.values() if one.state in TAKEN and one is not but)

    def _ahead(self, party: Sequence[Someone]) -> Iterator[list[Someone]]:
        """Yield the parties that stood before this one in line; whoever comes new is behind all."""
        is_new = any(one.state != "waiting" for one in party)
        for other in self._line():
            if is_new or self._stands(other) < self._stands(party):
                yield other

    def _line(self) -> Iterator[list[Someone]]:
        """Yield who might be asked: singles, and two together of whom neither is on pause or missing."""
        pairs: dict[int, list[Someone]] = {}
        for one in self.people.values():
            if one.state == "waiting" and not one.paused:
                if one.pair is None:
                    yield [one]
                else:
                    pairs.setdefault(one.pair, []).append(one)
        yield from (both for both in pairs.values() if len(both) == 2)

    def _stands(self, party: Sequence[Someone]) -> tuple[bool, int]:
        """Return the place in line: of two, that of the later."""
        first = self.rules.first_timers_first
        return max((first and not one.first_timer, one.number) for one in party)


def logs_with_faults(replays: Iterable[Replay]) -> str:
    """Return the whole log of each class in which something was not right, to be read again by hand."""
    return "\n".join(
        line for replay in replays if replay.faults for line in (f"class {replay.run.pk}", *replay.log)
    )


def _heads(people: Iterable[Someone]) -> list[str]:
    return [head for one in people for head in one.heads]


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

"""Who may have a seat: the rules of a shared room, with no database in them.

A group is one of ``enrolment.states.ComesAs``, or "" for who does not say: the open part. A party is the
groups of the seats that somebody needs at once: one for a single, two with a companion who uses a seat
(``(group, "")``) or for two together. The database guards the same rules by ``enrolment_why_not``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from math import floor

from enrolment.states import ComesAs

Party = tuple[str, ...]


class Why(StrEnum):
    """What stands between somebody and a seat."""

    FULL = "full"
    RESERVED = "reserved"
    MAXIMUM = "maximum"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What one group has of a room; ``in_force`` is of the guarantee, the maximum always holds."""

    group: str
    guaranteed: int = 0
    maximum: int | None = None
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in line, or two together: who they are to the caller, and the seats they need."""

    key: int
    party: Party


@dataclass(frozen=True, slots=True)
class Room:
    """The seats of a class, who has them, and how they are shared."""

    capacity: int
    taken: Mapping[str, int]
    """Seats per group; those of companions and of who does not say are under ""."""
    shares: tuple[ShareFacts, ...] = ()
    staff_per_citizen: Decimal | None = None
    """At most so many staff for each citizen; None is no balance."""
    staff_from: int = 0
    """So many staff may come whatever the balance says."""

    @property
    def free(self) -> int:
        """Seats nobody has; below nothing where the room has shrunk in thought."""
        return self.capacity - sum(self.taken.values())

    @property
    def reserved(self) -> int:
        """Seats that are kept for groups which have not filled what they are guaranteed."""
        return sum(self.kept_for(share.group) for share in self.shares)

    @property
    def open(self) -> int:
        """Free seats that are kept for no group."""
        return max(0, self.free - self.reserved)

    def kept_for(self, group: str) -> int:
        """Return how many guaranteed seats a group has left, free or not."""
        return sum(
            max(0, share.guaranteed - self.taken.get(group, 0))
            for share in self.shares
            if share.group == group and share.in_force
        )

    def may_have(self, party: Party) -> bool:
        """Whether all these seats may be had at once."""
        return not self.why_not(party)

    def why_not(self, party: Party) -> frozenset[Why]:
        """Return what stands against the first seat of the party that cannot be had; empty if all can.

        The seats are placed one after the other in thought, citizens first, since they may let staff in.
        """
        room = self
        for group in in_placing_order(party):
            reasons = room._against(group)
            if reasons:
                return reasons
            room = room._with(group, 1)
        return frozenset()

    def may_become(self, had: Party, wished: Party) -> bool:
        """Whether somebody who has seats here may have others in place of them.

        Who stays in their group keeps what they have, and only what comes on top is asked for.
        """
        if had[0] != wished[0]:
            return self.without(had).may_have(wished)
        return self.may_have(wished[len(had) :])

    def with_party(self, party: Party) -> "Room":
        """Return the room as it is when the party has its seats, whether or not they may have them."""
        room = self
        for group in party:
            room = room._with(group, 1)
        return room

    def without(self, party: Party) -> "Room":
        """Return the room as it is when a party that has its seats has given them up."""
        room = self
        for group in party:
            room = room._with(group, -1)
        return room

    def _with(self, group: str, seats: int) -> "Room":
        return replace(self, taken={**self.taken, group: self.taken.get(group, 0) + seats})

    def _against(self, group: str) -> frozenset[Why]:
        own = self.kept_for(group)
        reasons = set()
        if self.free < 1:
            reasons.add(Why.FULL)
        elif own < 1 and self.free - self.reserved < 1:
            reasons.add(Why.RESERVED)
        if any(share.group == group and self._is_at_maximum(share) for share in self.shares):
            reasons.add(Why.MAXIMUM)
        if group == ComesAs.STAFF and self._is_out_of_balance():
            reasons.add(Why.BALANCE)
        return frozenset(reasons)

    def _is_at_maximum(self, share: ShareFacts) -> bool:
        return share.maximum is not None and self.taken.get(share.group, 0) >= share.maximum

    def _is_out_of_balance(self) -> bool:
        """Whether one more member of staff would be one too many."""
        if self.staff_per_citizen is None:
            return False
        allowed = floor(self.staff_per_citizen * self.taken.get(ComesAs.CITIZEN, 0))
        return self.taken.get(ComesAs.STAFF, 0) + 1 > max(self.staff_from, allowed)


def in_placing_order(party: Party) -> Party:
    """Return the seats of a party with those of citizens first."""
    return tuple(sorted(party, key=lambda group: group != ComesAs.CITIZEN))


def who_is_next(room: Room, waiting: Sequence[Waiting]) -> Waiting | None:
    """Return the first of those in line, given in their order, who may have a seat now."""
    return next((someone for someone in waiting if room.may_have(someone.party)), None)

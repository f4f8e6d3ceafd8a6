"""Who may have a seat in a shared class: the rules as one tells them, counted from the heads in the room.

Written from the rules in words, not from the code, so that each may be held against the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from math import floor


@dataclass
class Share:
    """What a group is guaranteed, until when, and the most it may have."""

    guaranteed: int = 0
    maximum: int | None = None
    release_at: datetime | None = None

    def is_held(self, now: datetime) -> bool:
        """Whether the guaranteed seats are still kept for the group."""
        return self.release_at is None or now < self.release_at


@dataclass
class Rules:
    """What a class decides about its seats."""

    capacity: int
    shares: dict[str, Share] = field(default_factory=dict)
    staff_per_citizen: Decimal | None = None
    staff_from: int = 1
    first_timers_first: bool = False
    companion_sits: bool = False


Heads = Sequence[str]
"""The group of whoever sits on each seat; '' is who does not say, or a companion."""


def may_have(rules: Rules, taken: Heads, party: Heads, now: datetime) -> bool:
    """Whether the party may have seats, all of them: one after the other in thought, citizens first."""
    room = list(taken)
    for group in sorted(party, key=lambda group: group != "citizen"):
        if not may_have_one(rules, room, group, now):
            return False
        room.append(group)
    return True


def may_have_one(rules: Rules, taken: Heads, group: str, now: datetime) -> bool:
    """Whether one of that group may have a seat."""
    free = rules.capacity - len(taken)
    if free < 1 or is_at_maximum(rules, taken, group) or is_unbalanced(rules, taken, group):
        return False
    if kept_for(rules, taken, group, now) > 0:
        return True
    kept_for_others = sum(kept_for(rules, taken, other, now) for other in rules.shares if other != group)
    return free - kept_for_others >= 1


def kept_for(rules: Rules, taken: Heads, group: str, now: datetime) -> int:
    """How many seats are kept for a group that has not filled what it is guaranteed."""
    share = rules.shares.get(group)
    if share is None or not share.is_held(now):
        return 0
    return max(0, share.guaranteed - list(taken).count(group))


def is_at_maximum(rules: Rules, taken: Heads, group: str) -> bool:
    """Whether the group has as many seats as it may have at most."""
    share = rules.shares.get(group)
    return share is not None and share.maximum is not None and list(taken).count(group) >= share.maximum


def is_unbalanced(rules: Rules, taken: Heads, group: str) -> bool:
    """Whether one more of the staff would be too many beside the citizens."""
    if group != "staff" or rules.staff_per_citizen is None:
        return False
    beside_citizens = floor(rules.staff_per_citizen * list(taken).count("citizen"))
    return list(taken).count("staff") + 1 > max(rules.staff_from, beside_citizens)

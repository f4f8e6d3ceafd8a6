"""Taps from a phone that may have been without a net: which one counts, whatever order they arrive in.

No database here. Of all taps for one person the latest wins; of two at one moment the one with the greater
id. So the result is the same in any order, and a tap that arrives twice changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

CLOCKS_AGREE = timedelta(minutes=2)
"""A phone that is off by no more than this is believed; else all its taps are moved by how wrong it is."""


@dataclass(frozen=True, slots=True)
class Tap:
    """One press: its own id, whom it is about, what it says ('' takes back), and when it was pressed."""

    id: UUID
    who: int
    mark: str
    at: datetime

    @property
    def order(self) -> tuple[datetime, UUID]:
        """What decides between two."""
        return self.at, self.id


def latest(taps: Iterable[Tap]) -> dict[int, Tap]:
    """Return the tap that counts for each person."""
    found: dict[int, Tap] = {}
    for tap in taps:
        if tap.who not in found or tap.order > found[tap.who].order:
            found[tap.who] = tap
    return found


def by_our_clock(at: datetime, *, sent_at: datetime, now: datetime) -> datetime:
    """Return a moment as our clock would have dated it; never one in the future.

    ``sent_at`` is what the phone's clock said when it sent what is dated ``at``.
    """
    wrong = now - sent_at
    return min(at if abs(wrong) <= CLOCKS_AGREE else at + wrong, now)

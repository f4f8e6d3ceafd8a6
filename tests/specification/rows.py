"""What the naive school writes down: classes, people's rows in them, and what may be answered."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.specification.rooms import Rules

HOLD = timedelta(minutes=10)
THINK = timedelta(hours=48)
THINK_QUICKLY = timedelta(hours=4)
SOON = timedelta(days=2)

TAKEN = ("held", "enrolled", "offered")
ACTIVE = (*TAKEN, "waiting")


class No(Exception):
    """An operation is not possible; the text names the exception that the school raises."""


@dataclass
class Class:
    """A class with its sessions, as (start, end)."""

    number: int
    rules: Rules
    sessions: list[tuple[datetime, datetime]]
    last_number: int = 0
    settled_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether the last session has ended."""
        return now >= max(end for _start, end in self.sessions)

    def has_begun(self, now: datetime) -> bool:
        """Whether the first session has started, which is when sign-up closes."""
        return now >= min(start for start, _end in self.sessions)

    def answer_by(self, now: datetime) -> datetime:
        """Return until when an offer made now can be answered: never past the start of the next session."""
        to_come = [start for start, _end in self.sessions if start > now]
        if not to_come:
            return now + THINK
        soon = min(to_come) - now <= SOON
        return min(now + (THINK_QUICKLY if soon else THINK), *to_come)


@dataclass
class Pair:
    """Two who come together or not at all."""

    number: int


@dataclass
class Row:
    """One person in one class, and everything they were told about it."""

    number: int
    person: int
    place: int
    state: str
    group: str = ""
    line: int | None = None
    until: datetime | None = None
    seats: int = 1
    brings: bool = False
    paused: bool = False
    first_timer: bool = False
    pair: int | None = None
    said_yes: bool = False
    instead_of: int | None = None
    told: list[str] = field(default_factory=list)

    @property
    def heads(self) -> list[str]:
        """The groups on this row's seats: a companion is of none."""
        return [self.group, *[""] * (self.seats - 1)]

    def becomes(self, state: str, told: str = "", **fields: Any) -> None:
        """Change state; whatever belonged to the former one is over, unless given anew."""
        self.state, self.until, self.paused, self.said_yes = state, None, False, False
        for name, value in fields.items():
            setattr(self, name, value)
        if told:
            self.told.append(told)

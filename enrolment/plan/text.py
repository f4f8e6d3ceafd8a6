"""What stands in a plan, and how it becomes bytes. No ORM here, and nothing that prints a word of it.

``__repr__`` is left out everywhere: a plan that stands in a traceback says nothing.
"""

import json
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

PIECE = 1024
"""Bytes. A sealed plan is as long as so many pieces: its length tells little of what stands in it."""

LONGEST_HOPE, LONGEST_STEP, LONGEST_NAME = 1000, 300, 254
MOST_HOPES, MOST_STEPS, MOST_COURSES, MOST_SHOWN = 20, 60, 40, 20


def new_key() -> str:
    """Return what tells an item of a plan from others; it means nothing."""
    return secrets.token_hex(6)


@dataclass(frozen=True, slots=True, repr=False)
class Hope:
    """A hope in own words. ``outcome`` is how its owner looks back at it, "" for not yet.

    ``term`` is the id of the term in which that was counted. ``written`` is the version of the plan in which
    the words were last changed.
    """

    text: str
    key: str = field(default_factory=new_key)
    outcome: str = ""
    term: int | None = None
    written: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """A next step, with a day if one likes. ``written`` as of a hope."""

    text: str
    key: str = field(default_factory=new_key)
    on: date | None = None
    is_done: bool = False
    written: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Chosen:
    """A course for the plan; ``title`` as it was called when it was chosen."""

    course: int
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """Whom the owner shows it to: ``reader`` is their id, None where nobody here has that address.

    ``name`` is what the owner chose or typed. Only who stands here may read: a row of ``PlanShare`` that
    somebody else wrote opens nothing.
    """

    uid: str
    name: str
    until: datetime
    known_as: str
    reader: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class PlanText:
    """A plan as its owner reads it, with the version and the moment it stands in the database with."""

    hopes: tuple[Hope, ...] = ()
    steps: tuple[Step, ...] = ()
    courses: tuple[Chosen, ...] = ()
    shown: tuple[Shown, ...] = ()
    version: int = 0
    changed_at: datetime | None = None
    is_worded: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written or chosen."""
        return not (self.hopes or self.steps or self.courses)

    @property
    def open_steps(self) -> list[Step]:
        """What is to come: by day, and what has no day after it."""
        still = [one for one in self.steps if not one.is_done]
        return sorted(still, key=lambda one: one.on or date.max)

    @property
    def done_steps(self) -> list[Step]:
        """What is done."""
        return [one for one in self.steps if one.is_done]


def to_bytes(text: PlanText) -> bytes:
    """Write a plan down, as long as whole pieces."""
    written = json.dumps(
        {
            "hopes": [[one.key, one.text, one.outcome, one.term, one.written] for one in text.hopes],
            "steps": [[one.key, one.text, _day(one.on), one.is_done, one.written] for one in text.steps],
            "courses": [[one.course, one.title] for one in text.courses],
            "shown": [
                [one.uid, one.name, one.until.isoformat(), one.known_as, one.reader] for one in text.shown
            ],
        },
        ensure_ascii=False,
    ).encode()
    return written + b" " * (-len(written) % PIECE)


def from_bytes(written: bytes) -> PlanText:
    """Read what ``to_bytes`` wrote. Raises ValueError (KeyError, TypeError) for anything else."""
    found: dict[str, list[Any]] = json.loads(written)
    return PlanText(
        hopes=tuple(Hope(text, key, outcome, term, at) for key, text, outcome, term, at in found["hopes"]),
        steps=tuple(
            Step(text, key, date.fromisoformat(on) if on else None, is_done, at)
            for key, text, on, is_done, at in found["steps"]
        ),
        courses=tuple(Chosen(course, title) for course, title in found["courses"]),
        shown=tuple(
            Shown(uid, name, datetime.fromisoformat(until), known_as, reader)
            for uid, name, until, known_as, reader in found["shown"]
        ),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""

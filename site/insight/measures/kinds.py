"""What a measure is, and what it may be divided by."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Unit = Literal["people", "seats", "times", "courses", "hours", "days", "percent", "DKK"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, its unit, and whether small numbers of it could be about somebody.

    ``by_group``: it is counted for each group of people too, in all; ``rows_by_group``: and in each row of a
    course, venue and so on, where most numbers are too small to be shown. ``parts``: a percentage is the
    first of the two measures in a hundred of the second, and an amount in DKK the first divided by the
    second, made of what is published; ``enrolments:citizen`` is one group of a measure. ``is_now``: it has
    no period.
    """

    key: str
    words: Promise
    explained: Promise
    unit: Unit
    of_people: bool
    by_group: bool = False
    rows_by_group: bool = False
    parts: tuple[str, str] | None = None
    is_now: bool = False

    @property
    def title(self) -> str:
        """What it is called, in the language of the reader."""
        return str(self.words)

    @property
    def how(self) -> str:
        """One plain sentence that says how it is counted, in the language of the reader."""
        return str(self.explained)


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something that a measure may be divided by."""

    key: str
    words: Promise

    @property
    def title(self) -> str:
        """What it is called, in the language of the reader."""
        return str(self.words)

"""What the naive school keeps: lists of plain rows, nothing counted beforehand."""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NONE = Decimal("0.00")
Day = date  # a run has a date of its own name

Account = tuple[str, int, str]
"""A kind, the year of a budget or the number of a contributor, and what a budget is spent on."""


class No(Exception):
    """The naive school refuses; the text is the name of what the real one raises."""


def first(day: date) -> date:
    """Return the first of a day's month."""
    return day.replace(day=1)


def later(month: date, months: int) -> date:
    """Return the first of the month so many months later."""
    number = month.year * 12 + month.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def worth(rate: Decimal, minutes: int) -> Decimal:
    """Return what minutes pay by the hour, in whole øre, half an øre up."""
    return (rate * minutes / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass
class Work:
    """A piece of work, offered to somebody."""

    who: int
    day: date
    minutes: int
    rate: Decimal
    amount: Decimal
    month: date
    state: str = "offered"
    terms: str = ""
    is_frame: bool = False
    frame: "Work | None" = None
    budget: int | None = None

    @property
    def year(self) -> int:
        """Of the budget: of its own day, or of the frame that its hours are of."""
        return self.budget or self.day.year

    @property
    def is_planned(self) -> bool:
        """Whether money is still meant for it, before it is done."""
        return self.state == "offered" or (self.state == "accepted" and self.terms == "paid")


@dataclass
class Bill:
    """A claim: for work, or (``work`` is None or beside it) for a cost."""

    who: int
    work: Work | None
    is_cost: bool
    amount: Decimal
    day: date
    month: date
    agreed: Decimal
    minutes: int = 0
    state: str = "ready"
    approver: int | None = None
    paid_on: date | None = None
    run: "Batch | None" = None

    @property
    def year(self) -> int:
        """Of the budget."""
        return self.day.year if self.work is None else self.work.year

    @property
    def is_open(self) -> bool:
        """Whether it is neither given up nor reversed."""
        return self.state not in {"dropped", "reversed"}


@dataclass
class Batch:
    """A payment run."""

    date: date
    state: str = "draft"
    frozen_on: Day | None = None
    out: list[Bill] = field(default_factory=list)
    lines: list["Slip"] = field(default_factory=list)
    exported: bool = False


@dataclass
class Slip:
    """A line of a payment run."""

    bill: Bill
    state: str = "frozen"


@dataclass
class Consent:
    """A question whether somebody may have more in a year."""

    who: int
    year: int
    up_to: Decimal
    agreed: bool | None = None


@dataclass(frozen=True)
class Booked:
    """One side of what is in the books."""

    day: date
    account: Account
    amount: Decimal

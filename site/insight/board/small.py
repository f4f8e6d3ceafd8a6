"""Numbers of people as an audience may know them: the public is never told a number from one to four.

Sums are made of what is shown, never of what is hidden, so that no subtraction gives a hidden number away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

SHOWN_FROM = 5
"""The least number of people that the public is told."""


@dataclass(frozen=True)
class Shown:
    """A number as it is shown: ``least`` is what is known of it, all of it where ``is_exact``.

    ``is_few`` stands for one to four.
    """

    least: int
    is_exact: bool = True
    is_few: bool = False

    @classmethod
    def of(cls, number: int, *, is_public: bool) -> Self:
        """Show a number of people to staff as it is, to the public not below five."""
        if is_public and 0 < number < SHOWN_FROM:
            return cls(least=1, is_exact=False, is_few=True)
        return cls(least=number)

    @classmethod
    def total(cls, parts: "Iterable[Shown]") -> Self:
        """Add up what is shown; each hidden number counts as the one that it is at least."""
        found = list(parts)
        hidden = [one for one in found if not one.is_exact]
        only_few = len(hidden) == 1 and hidden[0].is_few and sum(one.least for one in found) == 1
        return cls(sum(one.least for one in found), is_exact=not hidden, is_few=only_few)

    def __str__(self) -> str:
        if self.is_few:
            return pgettext("one to four people", "few")
        return str(self.least) if self.is_exact else _("at least %(number)s") % {"number": self.least}

    @property
    def is_nothing(self) -> bool:
        """Whether it is known to be none."""
        return self.is_exact and self.least == 0


NOTHING = Shown(0)


def free_seats(*, capacity: int, free: int, taken: Shown) -> Shown:
    """Return how many seats are free, as far as the shown number of taken ones allows.

    That a class is full, or is not, is told to everybody.
    """
    if taken.is_exact or free <= 0:
        return Shown(max(0, free))
    return Shown(max(1, capacity - SHOWN_FROM + 1), is_exact=False)

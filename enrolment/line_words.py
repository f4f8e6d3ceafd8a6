"""Where somebody stands on a waiting list and why, in words.

Such as "Du er nr. 4. Nr. 1 og 2 venter på pladser til borgere".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from enrolment.models import Enrolment
from enrolment.queries import place_in_line


@dataclass(frozen=True, slots=True)
class LineWords:
    """``place`` says which number one is; ``why`` are sentences about what one and those ahead wait for."""

    number: int
    place: str
    why: Sequence[str] = ()


def of(rows: Iterable[Enrolment]) -> dict[int, LineWords]:
    """Return the words for rows that wait, by their id."""
    return {row.pk: LineWords(place_in_line(row), _place(place_in_line(row))) for row in rows}


def _place(number: int) -> str:
    if number == 1:
        return _("You are the first in line: the next free seat is offered to you.")
    return _("You are number %(number)d in line.") % {"number": number}

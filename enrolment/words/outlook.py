"""What signing up for a class would bring right now: a seat, or a place on the waiting list.

It hangs on what one comes as where the seats are shared, so it is said before anybody has to choose. What
is true when the button is pressed is decided under the lock, by ``enrolment.seats``.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.models import CourseRun
from enrolment.fairness import Room
from enrolment.rooms import rooms_of
from enrolment.states import ComesAs, Companions
from enrolment.words.share_words import policy_of

EVERYBODY: tuple[str, ...] = (*ComesAs.values, "")
"""What one may come as; the last will not say, and has of the open part."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The seats of a class as they stand; ``companions`` is what it decides about those."""

    room: Room
    companions: str

    def gets_seat(self, comes_as: str, *, companion: bool = False) -> bool:
        """Whether one who signs up now has a seat at once, with their companion's where that uses one."""
        uses_two = companion and self.companions == Companions.SEAT
        return self.room.may_have((comes_as, "") if uses_two else (comes_as,))

    @property
    def waits(self) -> bool:
        """Whether whoever signs up now waits."""
        return not any(self.gets_seat(group) for group in EVERYBODY)

    @property
    def depends(self) -> bool:
        """Whether it hangs on what one comes as."""
        return len({self.gets_seat(group) for group in EVERYBODY}) > 1

    @property
    def takes_companions(self) -> bool:
        """Whether one may bring somebody."""
        return self.companions != Companions.NO

    @property
    def companion_waits(self) -> bool:
        """Whether somebody who had a seat alone would wait with a companion."""
        alone = {group for group in EVERYBODY if self.gets_seat(group)}
        return any(not self.gets_seat(group, companion=True) for group in alone)

    def words(self, comes_as: str) -> str:
        """What one who comes as this gets now, in two or three words."""
        return _("there is a seat now") if self.gets_seat(comes_as) else _("waiting list")


def of(run: CourseRun) -> Outlook:
    """Read how the seats of a class stand; two queries, or one where ``seat_rules`` are loaded."""
    return Outlook(rooms_of([run.pk])[run.pk].room, policy_of(run).companions)

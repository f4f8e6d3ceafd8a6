"""What becomes of one piece of planned work, from how its class stands: nothing, most of the time."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from courses.honorarium.handing_on import REFUSED
from courses.honorarium.references import Place
from courses.honorarium.standing import KNOWN, Standing
from courses.models import Session
from peers import offers
from peers.models import Engagement
from peers.states import EngagementState

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PuttingRight:
    """Puts planned work of a class right, whose rows are locked."""

    standing: Standing
    by: User | None
    now: datetime

    def put(self, row: Engagement, place: Place) -> None:
        """Call it off, let it go, finish or move it; or leave it as it is."""
        sessions = self._sessions(place)
        if sessions and (self.standing.is_off or all(one.is_cancelled for one in sessions)):
            # Late is late by when the session was cancelled, also where a job finds it later.
            since = max((one.cancelled_at for one in sessions if one.cancelled_at), default=None)
            offers.call_off(engagement=row, by=self.by, now=since or self.now)
        elif not self._is_theirs(place, sessions):
            self._let_go(row, place, sessions)
        elif self._is_done(row, place, sessions):
            offers.finish(engagement=row, by=self.by, now=self.now)
        elif sessions[0].ends_at > self.now:
            self._move(row, place, sessions[0])

    def _sessions(self, place: Place) -> list[Session]:
        """Return the sessions a piece of work is about; cancelled ones only where no other is left."""
        every = self.standing.sessions
        if place.session is not None:
            return [every[place.session]] if place.session in every else []
        own = [one for one in every.values() if self.standing.has(place.contributor, one)]
        found = own or list(every.values())
        return [one for one in found if not one.is_cancelled] or found

    def _is_theirs(self, place: Place, sessions: list[Session]) -> bool:
        """Whether who was offered it has it still. Who prepared keeps that when another takes the session."""
        if place.is_preparation:
            return any(self.standing.role_at(place.contributor, one) for one in sessions)
        return any(self.standing.has(place.contributor, one) for one in sessions)

    def _let_go(self, row: Engagement, place: Place, sessions: list[Session]) -> None:
        """End the work of who has the session no longer.

        Who hands a session on, or says no to teaching, is not paid for it; whom the school takes off is told,
        and is paid where that is so late.
        """
        handed_on = any(self.standing.handed_to(place.contributor, one) for one in sessions)
        if handed_on or self.standing.said_no(place.contributor):
            offers.call_off(engagement=row, by=self.by, without_pay=True, now=self.now)
        elif row.offer is not None:
            offers.withdraw(engagement=row, by=self.by or row.offer.made_by, now=self.now)

    def _is_done(self, row: Engagement, place: Place, sessions: list[Session]) -> bool:
        """Whether it was agreed, and a session of it was held by somebody who said yes to teaching."""
        if row.state != EngagementState.ACCEPTED or self.standing.run.state not in KNOWN:
            return False
        held = [one for one in sessions if one.ends_at <= self.now]
        sure = any(self.standing.is_sure(place.contributor, one) for one in held)
        if place.is_preparation:
            return sure or any(self.standing.handed_to(place.contributor, one) for one in held)
        return sure

    def _move(self, row: Engagement, place: Place, session: Session) -> None:
        """Let the work go along with its session; nothing where it stands as it did."""
        day = timezone.localdate(session.starts_at)
        starts_at = None if place.is_preparation else session.starts_at
        minutes = row.minutes if place.is_preparation else minutes_of(session)
        if (row.done_on, row.starts_at, row.minutes) == (day, starts_at, minutes):
            return
        try:
            offers.move(
                engagement=row, done_on=day, starts_at=starts_at, minutes=minutes, by=self.by, now=self.now
            )
        except REFUSED as no:
            # The class moves all the same; the teachers' screen says that the offer stands on another day.
            logger.warning("Work %s could not move with its session: %s", row.pk, no)


def minutes_of(session: Session) -> int:
    """Return how long a session is, in minutes; one at the least, a day at the most."""
    return max(1, min(24 * 60, round((session.ends_at - session.starts_at).total_seconds() / 60)))

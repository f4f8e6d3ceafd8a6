"""The online room of a session: its link leads through a door that opens a quarter of an hour before.

The link itself stands on no page, in no mail and in no calendar; only the door knows it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from courses import words
from courses.models import Session
from enrolment.day.rules import DOOR_OPENS, comes_to, has_business_at


class NoRoom(Exception):
    """There is no online room, or none for this person at this time."""


class TooEarly(Exception):
    """The door is not open yet; ``opens_at`` says when."""

    def __init__(self, opens_at: datetime) -> None:
        super().__init__("The door is not open yet")
        self.opens_at = opens_at


@dataclass(frozen=True, slots=True)
class Door:
    """What somebody with a seat sees of the online room: whether it is open, and when it opens."""

    session_id: int
    is_open: bool
    opens: str


def link_of(session: Session) -> str:
    """Return the link of a session, else of its class; empty where it is not held online."""
    return session.online_url or session.run.online_url


def door(session: Session, *, now: datetime | None = None) -> Door | None:
    """Return the door as those who come see it; None where there is none any more."""
    moment = now or timezone.now()
    if not link_of(session) or session.is_cancelled or session.ends_at <= moment:
        return None
    opens_at = session.starts_at - DOOR_OPENS
    return Door(session.pk, opens_at <= moment, words.unbroken(words.moment(opens_at)))


def enter(session: Session, person: User, *, now: datetime | None = None) -> str:
    """Return the link for somebody at the door.

    Who teaches or coordinates the class gets in at any time till the end. Raises ``TooEarly`` for those who
    come, and ``NoRoom`` for everybody else, after the end, and where there is no room.
    """
    seen = door(session, now=now)
    if seen is None:
        raise NoRoom
    if has_business_at(session, person):
        return link_of(session)
    if not comes_to(session, person):
        raise NoRoom
    if not seen.is_open:
        raise TooEarly(session.starts_at - DOOR_OPENS)
    return link_of(session)

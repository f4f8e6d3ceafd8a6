"""May this person come into this class now, as it was counted under the lock?"""

from datetime import datetime

from enrolment.rules import Refusal, Refused, class_refusal
from enrolment.seats.standing import Standing
from enrolment.states import Actor, Companions


class NoSeat(Exception):
    """There is no seat that this person may have."""


class AlreadyThere(NoSeat):
    """The person is in the class already, or on its waiting list."""


def check(found: Standing, actor: str, now: datetime, *, companion: bool = False) -> None:
    """Raise ``Refused`` where this person cannot come into this class now."""
    no = class_refusal(
        run=found.run, course_format=found.course_format, dates=found.dates, now=now, actor=actor
    )
    if no is None and actor == Actor.PERSON and found.is_at_cap:
        no = Refusal.CAP_REACHED
    if no is None and companion and found.companions == Companions.NO:
        no = Refusal.NO_COMPANION
    if no is not None:
        raise Refused(no)

"""May this person come into this class now, as it was counted under the lock?"""

from datetime import datetime

from accounts.models import User
from enrolment.models import Enrolment
from enrolment.requirements import asking
from enrolment.rules import Refusal, Refused, class_refusal
from enrolment.seats.standing import Standing
from enrolment.states import Actor, Companions


class NoSeat(Exception):
    """There is no seat that this person may have."""


class AlreadyThere(NoSeat):
    """The person is in the class already, or on its waiting list."""


def check(
    found: Standing,
    person: User,
    actor: str,
    now: datetime,
    *,
    companion: bool = False,
    instead: Enrolment | None = None,
) -> None:
    """Raise ``Refused`` where this person cannot come into this class now.

    What the course asks for beforehand is asked of everybody, whoever acts: the school lets somebody in by
    setting it aside, with a reason. Not of one who goes over from another class of it (``instead``), since
    they have come in already.
    """
    no = class_refusal(
        run=found.run, course_format=found.course_format, dates=found.dates, now=now, actor=actor
    )
    if no is None and actor == Actor.PERSON and found.is_at_cap:
        no = Refusal.CAP_REACHED
    if no is None and companion and found.companions == Companions.NO:
        no = Refusal.NO_COMPANION
    if no is None and _lacks_what_comes_first(found, person, instead):
        no = Refusal.REQUIREMENT
    if no is not None:
        raise Refused(no)


def _lacks_what_comes_first(found: Standing, person: User, instead: Enrolment | None) -> bool:
    if found.path_key is None or (instead is not None and instead.run.course_id == found.run.course_id):
        return False
    return asking.asked(person, found.path_key) is not None

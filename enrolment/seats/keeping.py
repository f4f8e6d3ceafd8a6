"""The seat that somebody keeps while they wait for one in another class."""

from enrolment.models import Enrolment
from enrolment.states import SeatState

WAITS = (SeatState.WAITING, SeatState.OFFERED)


def wishes_follow(left: Enrolment, taken: Enrolment) -> None:
    """Let whatever the person still waits for instead of a seat they have left be instead of their new one.

    Those rows are of classes that are not locked here: only what they are instead of changes, and whoever
    answers an offer looks at it again under the locks.
    """
    Enrolment.objects.filter(replaces=left, state__in=WAITS).exclude(pk=taken.pk).update(replaces=taken)

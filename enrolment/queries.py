"""What is read about seats, in the school's words."""

from enrolment import lines
from enrolment.models import Enrolment


def place_in_line(enrolment: Enrolment) -> int:
    """Return how many wait for the class up to and with this person; 1 is the next, 0 who does not wait.

    Who is on pause is not counted.
    """
    place = lines.explain([enrolment]).get(enrolment.pk)
    return place.number if place else 0

"""What is read about seats, in the school's words."""

from enrolment.models import Enrolment
from enrolment.states import SeatState


def place_in_line(enrolment: Enrolment) -> int:
    """Return how many wait for the class up to and with this person; 1 is the next."""
    waiting = Enrolment.objects.filter(run=enrolment.run_id, state=SeatState.WAITING)
    return waiting.filter(line_number__lte=enrolment.line_number).count()

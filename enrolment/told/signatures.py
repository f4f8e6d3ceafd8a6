"""Who of the teachers has written to a class: their name stands below the message."""

from courses.models import TeachingAssignment
from enrolment.models import ClassMessage


def signature(message: ClassMessage) -> str:
    """Return the name a teacher of the class writes under; empty for what the school writes. One query."""
    mine = TeachingAssignment.objects.teaching().filter(run=message.run_id, contributor__person=message.by_id)
    return mine.values_list("contributor__public_name", flat=True).first() or ""

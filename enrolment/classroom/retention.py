"""What is forgotten of what passed in a class: who answered at once, the rest when it helps nobody more."""

from datetime import datetime, timedelta

from django.utils import timezone

from enrolment.classroom import doors
from enrolment.classroom.pulse import OPEN_FOR
from enrolment.models import Pulse, PulseBallot, TeacherMessage

WORDS_KEPT = timedelta(days=365)
"""After the last session: what was written to teachers, and what was said of sessions in own words."""


def close_pulses(*, now: datetime | None = None) -> int:
    """Forget who answered when the question is closed, and words that were too few to be shown.

    Return how many ballots went.
    """
    closed = (now or timezone.now()) - OPEN_FOR
    too_few = Pulse.objects.filter(session__ends_at__lt=closed, shown__isnull=True).exclude(words=[])
    too_few.update(words=[])
    return PulseBallot.objects.filter(session__ends_at__lt=closed).delete()[0]


def forget_words(*, now: datetime | None = None) -> int:
    """Delete what was written to teachers of classes a year over, and the words about their sessions.

    Of the answers the numbers stay. Return how many messages went.
    """
    before = (now or timezone.now()) - WORDS_KEPT
    old = doors.ended_before(before).values("pk")
    Pulse.objects.filter(session__run__in=old).exclude(words=[]).update(words=[])
    Pulse.objects.filter(session__run__in=old, shown__isnull=False).update(shown=None)
    return TeacherMessage.objects.filter(enrolment__run__in=old).delete()[0]

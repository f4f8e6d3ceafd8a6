"""One question after a meeting: was it meaningful? Answered once by each who was there, and by nobody known.

It follows ``docs/decisions/0015-an-answer-without-a-name.md``; ``docs/groups.md`` says what small groups add.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from accounts import lots
from accounts.models import User
from peers.models import Meeting, MeetingBallot, MeetingPresence, MeetingPulse, WorkingGroup
from peers.states import Presence, Worth

OPEN_FOR = timedelta(days=7)
"""After the meeting was written down as held."""

ENOUGH = 5
"""Answers, before any are shown."""


class NotThere(Exception):
    """The person was not at the meeting, or the question is closed."""


@transaction.atomic
def answer(*, meeting: Meeting, person: User, worth: str, now: datetime | None = None) -> bool:
    """Take an answer, without a trace of whose it is; False where the person has answered already.

    Raises NotThere.
    """
    step = Worth(worth).value
    MeetingPulse.objects.get_or_create(meeting=meeting)
    MeetingPulse.objects.select_for_update().get(meeting=meeting)
    if not asked(person, now=now).filter(pk=meeting.pk).exists():
        if has_answered(meeting, person):
            return False
        raise NotThere
    voted = list(MeetingBallot.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    MeetingPulse.objects.filter(meeting=meeting).update(**{step: F(step) + 1})
    ballots = [MeetingBallot(meeting=meeting, person_id=one) for one in (*voted, person.pk)]
    lots.write_anew(MeetingBallot.objects.filter(meeting=meeting), ballots)
    return True


def asked(person: User, *, now: datetime | None = None) -> QuerySet[Meeting]:
    """Return the meetings that a person was at and may still say something about, the latest first."""
    moment = now or timezone.now()
    ballots = MeetingBallot.objects.filter(meeting=OuterRef("pk"), person=person)
    held = were_at(person).filter(held_at__lte=moment, held_at__gt=moment - OPEN_FOR)
    return held.filter(~Exists(ballots)).select_related("group").order_by("-starts_at", "pk")


def were_at(person: User) -> QuerySet[Meeting]:
    """Return the meetings that a person was at."""
    here = MeetingPresence.objects.filter(
        meeting=OuterRef("pk"), member__contributor__person=person, presence=Presence.PRESENT
    )
    return Meeting.objects.filter(Exists(here))


def is_open(meeting: Meeting, *, now: datetime | None = None) -> bool:
    """Whether those who were there may answer now."""
    moment = now or timezone.now()
    return meeting.held_at is not None and meeting.held_at <= moment < meeting.held_at + OPEN_FOR


def has_answered(meeting: Meeting, person: User) -> bool:
    """Whether the person has answered; known only while the question is open."""
    return MeetingBallot.objects.filter(meeting=meeting, person=person).exists()


def close(*, now: datetime | None = None) -> int:
    """Forget who has answered where the question is closed; return how many ballots went."""
    closed = (now or timezone.now()) - OPEN_FOR
    return MeetingBallot.objects.filter(meeting__held_at__lte=closed).delete()[0]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one or more meetings in a row: a word and a number for each answer, five at least."""

    meetings: Sequence[Meeting]
    counts: Sequence[tuple[str, int]]

    @property
    def answers(self) -> int:
        """How many answers it is made of."""
        return sum(count for _word, count in self.counts)


def said_in(group: WorkingGroup, *, now: datetime | None = None) -> list[Said]:
    """Return what was said of a group's meetings, the latest last; only of closed questions.

    Meetings with fewer than five answers are put together with those after them until there are five: what
    is shown once never changes, so no answer is the difference of two pages.
    """
    closed = (now or timezone.now()) - OPEN_FOR
    rows = Meeting.objects.filter(group=group, held_at__lte=closed).select_related("pulse")
    found: list[Said] = []
    waiting: list[Meeting] = []
    for one in rows.order_by("held_at", "pk"):
        waiting.append(one)
        said = Said(waiting, _counts(waiting))
        if said.answers >= ENOUGH:
            found.append(said)
            waiting = []
    return found


def _counts(meetings: Iterable[Meeting]) -> list[tuple[str, int]]:
    pulses = [one.pulse for one in meetings if hasattr(one, "pulse")]
    return [(str(step.label), sum(getattr(pulse, step.value) for pulse in pulses)) for step in Worth]

"""What teachers see of the answers after a session: numbers and words, as they stood at every fifth answer.

Nobody is shown a single answer come in: between five and ten the page stands still, until the week is over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone

from courses.models import Session
from enrolment.classroom.pulse import ENOUGH, OPEN_FOR
from enrolment.day_states import Meaning
from enrolment.models import Pulse


class Stage(StrEnum):
    """How far it is with the answers of a session."""

    EARLY = "early"  # the session is not over
    OPEN = "open"  # fewer than five have answered so far
    FEW = "few"  # the week is over, and fewer than five had answered
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Result:
    """``counts``: a word and a number for each answer, none unless shown. ``more_may_come``: it is open."""

    stage: Stage
    counts: Sequence[tuple[str, int]] = ()
    words: Sequence[str] = ()
    more_may_come: bool = False

    @property
    def answers(self) -> int:
        """How many answers it is made of."""
        return sum(count for _word, count in self.counts)


def result(session: Session, *, now: datetime | None = None) -> Result:
    """Return what may be shown to whoever teaches the session."""
    moment = now or timezone.now()
    if moment < session.ends_at:
        return Result(Stage.EARLY)
    pulse = Pulse.objects.filter(session=session).first()
    is_open = moment < session.ends_at + OPEN_FOR
    shown = _standing(pulse, is_open=is_open) if pulse else None
    if shown is None:
        return Result(Stage.OPEN if is_open else Stage.FEW, more_may_come=is_open)
    counts = [(str(one.label), int(shown[one.value])) for one in Meaning]
    return Result(Stage.SHOWN, counts, list(shown["words"]), is_open)


def _standing(pulse: Pulse, *, is_open: bool) -> dict[str, Any] | None:
    if is_open:
        return pulse.shown
    if pulse.answers < ENOUGH:
        return None
    return {one.value: getattr(pulse, one.value) for one in Meaning} | {"words": pulse.words}

"""How far somebody has come in the paths they have begun: what is done, next with its class, or later."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from courses.paths import reading
from courses.paths.asking import PathView, Step, missing
from enrolment.models import Enrolment, RequirementWaived
from enrolment.requirements import next_classes
from enrolment.requirements.next_classes import NextClass
from enrolment.states import SeatState

DONE, MINE, SET_ASIDE, NEXT, LATER = "done", "mine", "set_aside", "next", "later"


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step as it stands for one person: done, mine (has a seat in it now), set aside, next, or later.

    ``set_aside`` is a course that the school does not ask this person for; they may take it all the same.
    """

    step: Step
    state: str
    coming: NextClass | None = None


@dataclass(frozen=True, slots=True)
class OwnPath:
    """A path that somebody has begun."""

    path: PathView
    steps: tuple[OwnStep, ...]
    let_in: tuple[tuple[str, str], ...] = ()
    """Courses that the school lets them come to without what comes first: title and reason."""

    @property
    def done(self) -> int:
        """How many courses are behind them."""
        return sum(one.state in {DONE, SET_ASIDE} for one in self.steps)

    @property
    def courses(self) -> int:
        """How many courses the path has."""
        return sum(not one.step.is_role for one in self.steps)

    @property
    def next(self) -> OwnStep | None:
        """What comes now: the first course that is open to them, or the role when all courses are done."""
        return next((one for one in self.steps if one.state == NEXT), None)

    @property
    def is_done(self) -> bool:
        """Whether every course is behind them."""
        return self.done == self.courses


def of(person: User, *, now: datetime | None = None) -> list[OwnPath]:
    """Return the paths somebody has begun, by name: they are in a course of it, or have completed one.

    One question where the school has no paths; six at most, however many there are.
    """
    paths = reading.published()
    if not paths:
        return []
    seats = Enrolment.objects.filter(person=person, state__in=(SeatState.ENROLLED, SeatState.COMPLETED))
    rows = seats.values_list("run__course__translation_key", "state")
    done = {key for key, state in rows if state == SeatState.COMPLETED}
    mine = {key for key, state in rows if state == SeatState.ENROLLED} - done
    waived = RequirementWaived.objects.filter(person=person)
    reasons = dict(waived.values_list("course__translation_key", "reason"))
    begun = [path for path in paths if any(step.key in {*done, *mine, *reasons} for step in path.steps)]
    states = [(path, _states(path, done, mine, reasons)) for path in begun]
    wanted = [step.key for _path, of in states for step, state in of if state == NEXT and step.key]
    coming = next_classes.of_courses(wanted, now=now or timezone.now())
    return [_own(path, of, coming, reasons) for path, of in states]


def _own(
    path: PathView,
    states: list[tuple[Step, str]],
    coming: dict[UUID, NextClass],
    reasons: dict[UUID, str],
) -> OwnPath:
    steps = (
        OwnStep(step, state, coming.get(step.key) if step.key and state == NEXT else None)
        for step, state in states
    )
    let_in = tuple((step.title, reasons[step.key]) for step in path.steps if step.key in reasons)
    return OwnPath(path, tuple(steps), let_in)


def _states(
    path: PathView, done: Collection[UUID], mine: Collection[UUID], let_in: Collection[UUID]
) -> list[tuple[Step, str]]:
    """Say of each step how it stands. Of those that are open only the first is called next."""
    furthest = max((step.number for step in path.steps if step.key in let_in), default=0)
    found: list[tuple[Step, str]] = []
    has_next = False
    for step in path.steps:
        if step.key in done:
            state = DONE
        elif step.key in mine:
            state, has_next = MINE, True
        elif not step.is_role and step.number < furthest:
            state = SET_ASIDE
        elif not has_next and not missing(path, step, done=done, let_in=let_in):
            state, has_next = NEXT, True
        else:
            state = LATER
        found.append((step, state))
    return found

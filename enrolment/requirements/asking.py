"""What a course asks of somebody."""

from collections.abc import Iterable
from uuid import UUID

from accounts.models import User
from courses.paths import reading
from courses.paths.asking import Asked, PathView, lacking
from enrolment.models import Enrolment, RequirementWaived
from enrolment.states import ACTIVE, SeatState


def completed(person: User) -> set[UUID]:
    """Return the courses that somebody has completed, in whatever class and language."""
    rows = Enrolment.objects.filter(person=person, state=SeatState.COMPLETED)
    return set(rows.values_list("run__course__translation_key", flat=True))


def under_way(person: User) -> set[UUID]:
    """Return the courses that somebody has a seat in now, is offered one in or waits for."""
    rows = Enrolment.objects.filter(person=person, state__in=ACTIVE - {SeatState.HELD})
    return set(rows.values_list("run__course__translation_key", flat=True))


def let_in(person: User) -> set[UUID]:
    """Return the courses for which the school has set the requirement aside for somebody."""
    rows = RequirementWaived.objects.filter(person=person)
    return set(rows.values_list("course__translation_key", flat=True))


def asked(person: User | None, key: UUID) -> Asked | None:
    """Return what this course asks for and the person lacks; of nobody, what it asks of a newcomer.

    None where they may come. One question for a course that asks for nothing, else four.
    """
    paths = reading.of_course(key)
    newcomer = lacking(paths, key)
    if newcomer is None or person is None:
        return newcomer
    return lacking(paths, key, done=completed(person), let_in=let_in(person))


def asked_of_each(person: User, paths: Iterable[PathView]) -> dict[UUID, Asked]:
    """Return what each course of these paths asks for and the person lacks, by the course."""
    found = list(paths)
    done, waived = completed(person), let_in(person)
    keys = {step.key for path in found for step in path.steps if step.key is not None}
    each = {key: lacking(found, key, done=done, let_in=waived) for key in keys}
    return {key: one for key, one in each.items() if one is not None}

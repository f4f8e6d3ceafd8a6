"""A path as people see it: each step with what it asks for, and the class one can come to next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.paths.asking import Asked, PathView, Step
from enrolment.requirements import next_classes
from enrolment.requirements.next_classes import NextClass


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step, what it asks for in words ("" where anybody may begin), and its next class.

    ``is_mine`` where the person has a seat or a place in line in it now.
    """

    step: Step
    asks: str
    coming: NextClass | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class CourseLine:
    """What the page of a course says of a path it is in."""

    path: PathView
    place: str
    asks: str


@dataclass(frozen=True, slots=True)
class Way:
    """What to do first for somebody who lacks something: the steps, and the course one can come to now."""

    path: PathView
    place: str
    steps: tuple[ShownStep, ...]


def steps_of(path: PathView, *, now: datetime) -> list[ShownStep]:
    """Return every step; two questions for all classes."""
    return _shown(path, path.steps, now)


def way_to(asked: Asked, *, now: datetime, mine: Collection[UUID] = ()) -> Way:
    """Say what comes first, to one who is in the courses ``mine`` already. Two questions."""
    steps = _shown(asked.path, asked.first, now, mine)
    return Way(asked.path, place_of(asked.path, asked.step), tuple(steps))


def course_lines(paths: Iterable[PathView], key: UUID) -> list[CourseLine]:
    """Say of each path which of its steps this course is, and what it asks for."""
    found = ((path, path.step_of(key)) for path in paths)
    return [CourseLine(path, place_of(path, step), asks_of(path, step)) for path, step in found if step]


def place_of(path: PathView, step: Step) -> str:
    """Return "Step 2 of 4"."""
    return _("Step %(number)d of %(count)d") % {"number": step.number, "count": len(path.steps)}


def asks_of(path: PathView, step: Step) -> str:
    """Return what a step asks for, in words; "" where it asks for nothing."""
    first = path.before(step)
    if not first:
        return ""
    words = {"titles": titles_of(first)}
    if step.is_role:
        return _("For those who have completed %(titles)s") % words
    return _("Asks that you have completed %(titles)s") % words


def titles_of(steps: Collection[Step]) -> str:
    """Return "A, B and C" in quotation marks, or how many where that would be long."""
    if len(steps) > 4:
        return ngettext("the %(n)d course before it", "the %(n)d courses before it", len(steps)) % {
            "n": len(steps)
        }
    quoted = [_("“%(title)s”") % {"title": step.title} for step in steps]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("%(some)s and %(last)s") % {"some": ", ".join(quoted[:-1]), "last": quoted[-1]}


def _shown(
    path: PathView, steps: Collection[Step], now: datetime, mine: Collection[UUID] = ()
) -> list[ShownStep]:
    coming = next_classes.of_courses([step.key for step in steps if step.key and step.slug], now=now)
    return [
        ShownStep(
            step, asks_of(path, step), coming.get(step.key) if step.key else None, is_mine=step.key in mine
        )
        for step in steps
    ]

"""The other classes of a course that somebody with a seat may switch to."""

from dataclasses import dataclass

from courses.models import CourseRun
from courses.states import RunAccess
from enrolment.models import Enrolment
from enrolment.signing_up.refusals import other_classes
from enrolment.states import ACTIVE
from enrolment.words import outlook
from enrolment.words.class_facts import ClassFacts, facts_of_class, titles


@dataclass(frozen=True, slots=True)
class Option:
    """Another class; ``at_once`` if there is a seat for this person now. ``mine`` is their row in it."""

    run: CourseRun
    facts: ClassFacts
    at_once: bool
    mine: Enrolment | None = None


def options(row: Enrolment, *, language: str) -> list[Option]:
    """Return the other classes of the course that are open, first start first; a few queries for each."""
    runs = [one.run for one in other_classes(row.run) if one.run.access == RunAccess.PUBLIC]
    names = titles([row.run.course], language=language)
    there = Enrolment.objects.filter(person=row.person_id, run__in=runs, state__in=ACTIVE)
    mine = {one.run_id: one for one in there}
    return [_option(run, row, names, mine.get(run.pk)) for run in runs]


def _option(run: CourseRun, row: Enrolment, names: dict[int, str], mine: Enrolment | None) -> Option:
    at_once = outlook.of(run).gets_seat(row.comes_as, companion=row.brings_companion)
    return Option(run, facts_of_class(run, names), at_once, mine)

"""Paths for tests: made, and walked by people."""

from django.utils.text import slugify

from accounts.models import User
from courses.models import CoursePage, Path, PathStep
from enrolment import changes, seats
from enrolment.requirements import waiving
from enrolment.states import Actor
from tests.factories import make_course, make_run


def make_path(
    name: str = "Peeruddannelsen", *steps: CoursePage | str, open_steps: tuple[int, ...] = (), **fields
) -> Path:
    """Make a published path of courses and roles (texts); ``open_steps`` (from 1) ask for nothing."""
    path = Path.objects.create(name=name, slug=slugify(name), **{"is_published": True, **fields})
    for number, step in enumerate(steps, 1):
        what = {"role": step} if isinstance(step, str) else {"course": step}
        PathStep.objects.create(path=path, position=number, asks_for_earlier=number not in open_steps, **what)
    return path


def make_three() -> list[CoursePage]:
    """Make the three courses of the peer training."""
    return [make_course(f"Peer {number}", slug=f"peer-{number}") for number in (1, 2, 3)]


def complete(person: User, *courses: CoursePage) -> None:
    """Let a person have a seat in a class of each course, in order, and the classes be finished."""
    for course in courses:
        run = make_run(course=course)
        seats.enrol(person=person, run=run, by=None, actor=Actor.SCHOOL)
        changes.finish_run(run=run)


def waive(person: User, course: CoursePage, by: User, reason: str = "Har taget det før 2020") -> None:
    """Set aside what a course asks for."""
    waiving.waive(person=person, course=course, by=by, reason=reason)


def walked() -> list[tuple[str, dict[str, object]]]:
    """Make a path, and return what stands at which addresses."""
    path = make_path("Et forløb", make_course("Et kursus i et forløb"))
    return [("forloeb/", {"slug": path.slug}), ("redaktion/forloeb/", {"pk": path.pk})]

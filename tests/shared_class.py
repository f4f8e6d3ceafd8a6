"""A class like the demo's "Sprog og stigma": 16 seats, 8 held for citizens to a date, at most 6 staff."""

from courses.models import CourseRun
from enrolment import seats
from enrolment.models import Enrolment
from enrolment.seats import ShareWish
from tests.factories import days_from_now, make_course, make_people, make_run

HELD_UNTIL = days_from_now(7, 8)


def make_shared(*, capacity: int = 16, citizens: int = 8, staff: int | None = 6, **policy) -> CourseRun:
    """Make the class, its seats shared through the allocator."""
    run = make_run(course=make_course("Sprog og stigma"), capacity=capacity)
    wishes = [ShareWish("citizen", citizens, None, HELD_UNTIL)] if citizens else []
    wishes += [ShareWish("staff", 0, staff, None)] if staff is not None else []
    seats.change_rules(run=run, by=None, shares=wishes, **policy)
    return CourseRun.objects.get(pk=run.pk)


def fill(run: CourseRun, **counts: int) -> list[Enrolment]:
    """Sign up so many of each group (``citizen=2, unsaid=1``), in the order they are named."""
    rows = []
    for group, count in counts.items():
        for person in make_people(count):
            comes_as = "" if group == "unsaid" else group
            rows.append(seats.enrol(person=person, run=run, by=person, comes_as=comes_as))
    return rows

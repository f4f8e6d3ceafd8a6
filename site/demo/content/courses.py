"""The whole catalogue of the demo, in the order of the alphabet."""

from . import (
    courses_connectedness,
    courses_empowerment,
    courses_hope,
    courses_identity,
    courses_meaning,
)
from .english import ENGLISH
from .shapes import Course

COURSES: tuple[Course, ...] = tuple(
    sorted(
        courses_connectedness.COURSES
        + courses_empowerment.COURSES
        + courses_hope.COURSES
        + courses_identity.COURSES
        + courses_meaning.COURSES,
        key=lambda course: course.slug,
    )
)
BY_SLUG: dict[str, Course] = {course.slug: course for course in COURSES}

__all__ = ["BY_SLUG", "COURSES", "ENGLISH"]

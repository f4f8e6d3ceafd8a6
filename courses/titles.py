"""What courses and classes are called in somebody's language."""

from collections.abc import Iterable

from courses.models import CoursePage, CourseRun


def titles(courses: Iterable[CoursePage], *, language: str) -> dict[int, str]:
    """Return the title of each course by its id, translated where there is a published translation."""
    by_key = {course.translation_key: course for course in courses}
    found = {course.pk: course.title for course in by_key.values()}
    if language == "da" or not by_key:
        return found
    translated = CoursePage.objects.live().filter(translation_key__in=by_key, locale__language_code=language)
    for key, title in translated.values_list("translation_key", "title"):
        found[by_key[key].pk] = title
    return found


def title_of(run: CourseRun, *, language: str) -> str:
    """Return what a class is called: its course's title, with the label that tells it from others."""
    title = titles([run.course], language=language)[run.course_id]
    return f"{title} ({run.label})" if run.label else title

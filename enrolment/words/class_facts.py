"""A class and a session as a person reads about them: title, dates in words, place."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from courses import words
from courses.models import CoursePage, CourseRun, Session, Venue
from courses.titles import titles

__all__ = [
    "ClassFacts",
    "SessionFacts",
    "address_of_course",
    "course_address",
    "facts_of_class",
    "facts_of_session",
    "titles",
]


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """`place` is what anybody may know: the venue, or that it is online."""

    title: str
    dates: str
    place: str
    href: str
    teachers: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Icon and text, for the component `facts`."""
        lines = [("calendar", self.dates), ("pin", self.place), ("person", self.teachers)]
        return [(icon, text) for icon, text in lines if text]


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """All of one session, for one who has a seat in it."""

    title: str
    when: str
    venue: Venue | None
    room: str
    href: str

    @property
    def place(self) -> str:
        """One line: house and room, or that it is online."""
        if self.venue is None:
            return _("Online")
        return ", ".join(filter(None, (self.venue.name, self.room)))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Icon and text, for the component `facts`."""
        return [("calendar", self.when), ("pin" if self.venue else "online", self.place)]


def facts_of_class(run: CourseRun, names: dict[int, str], *, teachers: bool = False) -> ClassFacts:
    """Put a class in words. Sessions, course and venue should be loaded; teachers cost a query."""
    title = _title(run, names)
    return ClassFacts(
        title=f"{title} ({run.label})" if run.label else title,
        dates=words.unbroken(words.run_dates(run.sessions.all())),
        place=run.venue.name if run.venue else _("Online"),
        href=course_address(run),
        teachers=_names_of_teachers(run) if teachers else "",
    )


def facts_of_one_class(run: CourseRun, *, language: str, teachers: bool = False) -> ClassFacts:
    """Put one class in words, as ``facts_of_class`` does; its title is asked for."""
    return facts_of_class(run, titles([run.course], language=language), teachers=teachers)


def facts_of_session(run: CourseRun, session: Session, names: dict[int, str]) -> SessionFacts:
    """Put a session in words: its own venue, room and link, else those of the class."""
    return SessionFacts(
        title=_title(run, names),
        when=words.unbroken(words.session_when(session)),
        venue=session.venue or run.venue,
        room=session.room or ("" if session.venue_id else run.room),
        href=course_address(run),
    )


def course_address(run: CourseRun) -> str:
    """Return the address of a class's course in the active language."""
    return address_of_course(run.course)


def address_of_course(course: CoursePage) -> str:
    """Return the address of a course in the active language."""
    return reverse("wagtail_serve", args=[f"kurser/{course.slug}/"])


def _title(run: CourseRun, names: dict[int, str]) -> str:
    return names.get(run.course_id) or str(run.course.title)


def _names_of_teachers(run: CourseRun) -> str:
    return _(" and ").join(one.public_name for one in run.teachers)

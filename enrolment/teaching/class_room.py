"""A class as its teachers see it: who is in it, what can help, its sessions, and what passed between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from courses import materials
from courses.models import CourseRun, Material, Session
from courses.sessions import OVER
from enrolment.models import ClassMessage, Enrolment, SupportNeed, TeacherMessage
from enrolment.teaching import needs
from enrolment.teaching.coming import Coming
from enrolment.teaching.lessons import Lesson
from enrolment.told import class_messages
from enrolment.words.class_facts import ClassFacts, facts_of_class, facts_of_session, titles


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of the class; ``coming`` people, of whom ``told`` have said that they stay away."""

    lesson: Lesson
    coming: str
    told: int
    notes: int

    @property
    def session(self) -> Session:
        """The session itself."""
        return self.lesson.session


@dataclass(frozen=True, slots=True)
class ClassRoom:
    """Everything of the page, from a number of questions that does not hang on how many there are."""

    run: CourseRun
    facts: ClassFacts
    people: Sequence[Enrolment]
    needs: Sequence[SupportNeed]
    ahead: Sequence[SessionLine]
    past: Sequence[SessionLine]
    materials: Sequence[Material]
    written: Sequence[ClassMessage]
    unread: int

    @property
    def is_over(self) -> bool:
        """Whether the class is cancelled or finished: nothing of it is changed any more."""
        return self.run.state in OVER

    @property
    def unseen(self) -> int:
        """How many have written what can help, and no teacher has seen it."""
        return sum(need.seen_at is None for need in self.needs)


def of(run: CourseRun, *, language: str, now: datetime) -> ClassRoom:
    """Gather the page of a class whose course, term and venue are loaded."""
    names = titles([run.course], language=language)
    lines = [] if run.is_drop_in else list(people_in(run))
    sessions = list(_sessions(run, names, now))
    return ClassRoom(
        run=run,
        facts=facts_of_class(run, names, teachers=True),
        people=lines,
        needs=[] if run.is_drop_in else list(needs.of(run)),
        ahead=[one for one in sessions if not one.lesson.is_over],
        past=[one for one in sessions if one.lesson.is_over][::-1],
        materials=materials.of(run),
        written=class_messages.history(run),
        unread=unread_in([run]).get(run.pk, 0),
    )


def people_in(run: CourseRun) -> Sequence[Enrolment]:
    """Return those with a seat, or who had one till the end, by the name they want to be called by."""
    rows = Enrolment.objects.filter(run=run, state__in=needs.SEATED).select_related("person")
    return list(rows.order_by("person__chosen_name", "pk"))


def unread_in(runs: Sequence[CourseRun]) -> dict[int, int]:
    """Return how many messages to the teachers of each class nobody has read; one query."""
    found = TeacherMessage.objects.filter(
        enrolment__run__in=[run.pk for run in runs], enrolment__state__in=needs.SEATED, read_at=None
    )
    counted = found.order_by().values("enrolment__run").annotate(number=Count("pk"))
    return dict(counted.values_list("enrolment__run", "number"))


def _sessions(run: CourseRun, names: dict[int, str], now: datetime) -> Sequence[SessionLine]:
    coming = Coming([run.pk])
    rows = run.sessions.select_related("venue").annotate(note_count=Count("notes"))
    found = []
    for row in rows.order_by("starts_at", "pk"):
        row.run = run
        number = "" if run.is_drop_in else coming.words(run=run.pk, session=row.pk)
        lesson = Lesson(row, facts_of_session(run, row, names), is_over=row.ends_at <= now)
        found.append(SessionLine(lesson, number, coming.told(row.pk), row.note_count))
    return found

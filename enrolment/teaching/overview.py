"""What a teacher meets first, around the sessions: the classes, how many come, what waits to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from accounts.models import User
from courses import notes
from courses.models import CourseRun, Session
from enrolment.teaching import asked, class_room, lessons, needs, own
from enrolment.teaching.coming import Coming
from enrolment.teaching.lessons import Lessons
from enrolment.words.class_facts import ClassFacts, facts_of_class, titles


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class somebody teaches, with what is new in it."""

    run: CourseRun
    facts: ClassFacts
    unread: int
    unseen: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page; ``coming`` says how many come to the first session, ``asked`` are links."""

    asked: Sequence[asked.Way]
    lessons: Lessons
    classes: Sequence[ClassLine]
    coming: str
    to_read: dict[int, int]

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a session nor a class."""
        sessions = self.lessons.today or self.lessons.coming or self.lessons.before
        return not (self.asked or sessions or self.classes)

    @property
    def unread(self) -> int:
        """Messages from the classes that no teacher has read."""
        return sum(line.unread for line in self.classes)


def of(person: User, *, language: str, now: datetime) -> Overview:
    """Gather the page of somebody who teaches, or runs classes."""
    found = lessons.of(person, language=language, now=now)
    first = found.first
    ahead = [one.session.pk for one in (*found.today, *found.coming) if one.is_seen]
    return Overview(
        asked=asked.ways(person, now=now),
        lessons=found,
        classes=_classes(person, language=language, now=now),
        coming=_coming(first.session) if first and first.is_seen and not first.is_drop_in else "",
        to_read=notes.to_read(person, ahead),
    )


def _coming(session: Session) -> str:
    return Coming([session.run_id]).words(run=session.run_id, session=session.pk)


def _classes(person: User, *, language: str, now: datetime) -> list[ClassLine]:
    runs = own.taught(person, now=now)
    rows = list(runs.prefetch_related(Prefetch("sessions", Session.objects.order_by("starts_at"))))
    names = titles((row.course for row in rows), language=language)
    unread, unseen = class_room.unread_in(rows), needs.unseen(runs)
    lines = [
        ClassLine(row, facts_of_class(row, names), unread.get(row.pk, 0), unseen.get(row.pk, 0))
        for row in rows
    ]
    return sorted(lines, key=lambda line: (line.facts.title, line.run.pk))

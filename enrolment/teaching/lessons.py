"""What a teacher looks for: today's sessions first, then the last week's and the coming ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from courses import words
from courses.models import Session
from enrolment.day.rules import sessions_for
from enrolment.words.class_facts import facts_of_session, titles

BACK = timedelta(days=7)
AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One session in words."""

    session: Session
    title: str
    when: str
    place: str

    @property
    def is_drop_in(self) -> bool:
        """Whether heads are counted rather than names."""
        return bool(self.session.run.is_drop_in)


@dataclass(frozen=True, slots=True)
class Lessons:
    """A teacher's sessions: of today, of the last week (the latest first) and of the next two."""

    today: list[Lesson]
    before: list[Lesson]
    coming: list[Lesson]


def of(person: User, *, language: str, now: datetime | None = None) -> Lessons:
    """Gather the sessions of a person; a coordinator sees those of all classes."""
    moment = now or timezone.now()
    near = sessions_for(person).filter(
        starts_at__gte=moment - BACK - timedelta(days=1), starts_at__lte=moment + AHEAD
    )
    rows = list(near.order_by("starts_at", "pk"))
    names = titles((row.run.course for row in rows), language=language)
    lessons = [lesson(row, names) for row in rows]
    today = timezone.localdate(moment)
    before = [one for one in lessons if timezone.localdate(one.session.starts_at) < today]
    return Lessons(
        today=[one for one in lessons if timezone.localdate(one.session.starts_at) == today],
        before=before[::-1],
        coming=[one for one in lessons if timezone.localdate(one.session.starts_at) > today],
    )


def lesson(session: Session, names: dict[int, str]) -> Lesson:
    """Put one session in words."""
    facts = facts_of_session(session.run, session, names)
    return Lesson(session, facts.title, words.unbroken(facts.when), facts.place)


def names_of(sessions: Iterable[Session], *, language: str) -> dict[int, str]:
    """Return the titles of the courses of some sessions."""
    return titles((one.run.course for one in sessions), language=language)

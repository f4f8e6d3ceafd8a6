"""What a teacher looks for: today's session first, then the coming ones and those of the last week."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import Session
from enrolment.day.rules import is_coordinator
from enrolment.teaching import own
from enrolment.words.class_facts import SessionFacts, facts_of_session, titles

BACK = timedelta(days=7)
AHEAD = timedelta(days=14)
"""What a coordinator sees of all classes."""
OWN_AHEAD = timedelta(days=90)
FEW = 6


@dataclass(frozen=True, slots=True)
class Lesson:
    """One session in words; ``is_seen``: one may see who comes; ``is_own``: one has something to do there."""

    session: Session
    facts: SessionFacts
    is_seen: bool = True
    is_own: bool = True
    is_over: bool = False

    @property
    def title(self) -> str:
        """The title of the course."""
        return self.facts.title

    @property
    def when(self) -> str:
        """Day and hours, for a page."""
        return self.facts.when

    @property
    def place(self) -> str:
        """House and room, or that it is online."""
        return self.facts.place

    @property
    def has_begun(self) -> bool:
        """Whether its day has come: from its morning on one writes down who is here."""
        return timezone.localdate(self.session.starts_at) <= timezone.localdate()

    @property
    def is_drop_in(self) -> bool:
        """Whether heads are counted rather than names."""
        return bool(self.session.run.is_drop_in)


@dataclass(frozen=True, slots=True)
class Lessons:
    """Somebody's sessions: of today, of the last week (the latest first) and to come."""

    today: list[Lesson]
    before: list[Lesson] = field(default_factory=list)
    coming: list[Lesson] = field(default_factory=list)

    @property
    def first(self) -> Lesson | None:
        """The one to think of now: the next of one's own that is not over."""
        ahead = (one for one in [*self.today, *self.coming] if one.is_own and not one.is_over)
        return next((one for one in ahead if not one.session.is_cancelled), None)

    @property
    def is_today(self) -> bool:
        """Whether the first is of today."""
        return self.first in self.today

    @property
    def rest_of_today(self) -> list[Lesson]:
        """Those of today but the first."""
        return [one for one in self.today if one is not self.first]

    @property
    def rest(self) -> list[Lesson]:
        """Those to come but the first."""
        return [one for one in self.coming if one is not self.first]

    @property
    def soon(self) -> list[Lesson]:
        """The next few of them."""
        return self.rest[:FEW]

    @property
    def far(self) -> list[Lesson]:
        """What one need not think of yet."""
        return self.rest[FEW:]


def of(person: User, *, language: str, now: datetime | None = None) -> Lessons:
    """Gather the sessions of a person; a coordinator sees those of all classes. Five queries at most."""
    moment = now or timezone.now()
    rows = list(_near(person, moment).order_by("starts_at", "pk"))
    ids = [row.pk for row in rows]
    seen = set(own.seen(person).filter(pk__in=ids).values_list("pk", flat=True))
    mine = set(own.held(person, now=moment).filter(pk__in=ids).values_list("pk", flat=True))
    names = titles((row.run.course for row in rows), language=language)
    lessons = [
        Lesson(
            row,
            facts_of_session(row.run, row, names),
            is_seen=row.pk in seen,
            is_own=row.pk in mine,
            is_over=row.ends_at <= moment,
        )
        for row in rows
    ]
    today = timezone.localdate(moment)
    before = [one for one in lessons if timezone.localdate(one.session.starts_at) < today]
    return Lessons(
        today=[one for one in lessons if timezone.localdate(one.session.starts_at) == today],
        before=before[::-1],
        coming=[one for one in lessons if timezone.localdate(one.session.starts_at) > today],
    )


def _near(person: User, moment: datetime) -> QuerySet[Session]:
    since = Q(starts_at__gte=moment - BACK - timedelta(days=1))
    if is_coordinator(person):
        return own.seen(person).filter(since, starts_at__lte=moment + AHEAD)
    return own.held(person, now=moment).filter(since, starts_at__lte=moment + OWN_AHEAD)


def lesson(session: Session, names: dict[int, str], *, now: datetime | None = None) -> Lesson:
    """Put one session in words."""
    moment = now or timezone.now()
    return Lesson(session, facts_of_session(session.run, session, names), is_over=session.ends_at <= moment)


def names_of(sessions: Iterable[Session], *, language: str) -> dict[int, str]:
    """Return the titles of the courses of some sessions."""
    return titles((one.run.course for one in sessions), language=language)

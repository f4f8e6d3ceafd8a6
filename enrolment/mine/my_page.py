"""What a person sees about themselves: the next sessions, what they wait for, and what is behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment.mine import places
from enrolment.mine.places import Place, rows_of
from enrolment.models import Enrolment
from enrolment.states import SeatState
from enrolment.words.class_facts import SessionFacts, facts_of_session, titles

_FEW = 4
_SHOWN = (SeatState.ENROLLED, SeatState.WAITING, SeatState.OFFERED, SeatState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session that a person has a seat in; `apology` when they have said they will not come."""

    enrolment: Enrolment
    session: Session
    facts: SessionFacts
    apology: bool


@dataclass(frozen=True, slots=True)
class MyPage:
    """Everything of the page, in the order it is shown."""

    offers: list[Place]
    next: Meeting | None
    later: list[Meeting]
    waiting: list[Place]
    classes: list[Place]
    past: list[Place]

    @property
    def soon(self) -> list[Meeting]:
        """The next few of the later sessions; ``far`` has the others."""
        return self.later[:_FEW]

    @property
    def by_date(self) -> list[Meeting]:
        """The next and the few others in the order of their dates: one called off may lie before the next."""
        near = [self.next, *self.soon] if self.next else self.soon
        return sorted(near, key=lambda one: one.session.starts_at)

    @property
    def far(self) -> list[Meeting]:
        """What one need not think of yet."""
        return self.later[_FEW:]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing ahead."""
        return not (self.offers or self.next or self.waiting or self.classes)


def of(person: User, *, language: str, now: datetime | None = None) -> MyPage:
    """Gather the page of a person; course titles in `language` where they are translated."""
    now = now or timezone.now()
    rows = list(rows_of(person).filter(state__in=_SHOWN))
    names = titles((row.run.course for row in rows), language=language)
    found = places.of(rows, names=names, now=now)
    seated = [row for row in rows if row.state == SeatState.ENROLLED]
    meetings = sorted(_meetings(seated, names, now), key=lambda one: one.session.starts_at)
    ahead = [one for one in meetings if not one.session.is_cancelled]
    first = next((one for one in ahead if not one.apology), None)
    return MyPage(
        offers=[found[row.pk] for row in rows if _is_open_offer(row, now)],
        next=first,
        later=[one for one in meetings if one is not first],
        waiting=[found[row.pk] for row in rows if row.state == SeatState.WAITING],
        classes=[found[row.pk] for row in seated if not _is_over(row.run, now)],
        past=[found[row.pk] for row in rows if _is_past(row, now)],
    )


def own(person: User, *, enrolment_id: int) -> Enrolment:
    """Return one row of a person in any state, with its class.

    Raises ``Enrolment.DoesNotExist``, also for another's.
    """
    return rows_of(person).get(pk=enrolment_id)


def _meetings(rows: Iterable[Enrolment], names: dict[int, str], now: datetime) -> Iterable[Meeting]:
    for row in rows:
        said_no = {apology.session_id for apology in row.apologies.all()}
        for session in row.run.sessions.all():
            if session.ends_at > now and row.run.state != RunState.CANCELLED:
                facts = facts_of_session(row.run, session, names)
                yield Meeting(row, session, facts, apology=session.pk in said_no)


def _is_open_offer(row: Enrolment, now: datetime) -> bool:
    return row.state == SeatState.OFFERED and row.expires_at is not None and row.expires_at > now


def _is_over(run: CourseRun, now: datetime) -> bool:
    ends = [session.ends_at for session in run.sessions.all()]
    return run.state == RunState.FINISHED or bool(ends and max(ends) <= now)


def _is_past(row: Enrolment, now: datetime) -> bool:
    return row.state == SeatState.COMPLETED or (row.state == SeatState.ENROLLED and _is_over(row.run, now))

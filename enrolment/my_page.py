"""What a person sees about themselves: the next sessions, what they wait for, and what is behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from courses import words
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment.class_facts import ClassFacts, SessionFacts, facts_of_class, facts_of_session, titles
from enrolment.models import Apology, Enrolment
from enrolment.states import SeatState

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
class Place:
    """A class a person has a seat in, is offered one in, waits for or has been in."""

    enrolment: Enrolment
    facts: ClassFacts
    number: int = 0
    answer_by: str = ""
    sessions_left: int = 0


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
    def far(self) -> list[Meeting]:
        """What one need not think of yet."""
        return self.later[_FEW:]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing ahead."""
        return not (self.offers or self.next or self.waiting or self.classes)


def rows_of(person: User) -> QuerySet[Enrolment]:
    """A person's enrolments with all the page shows of them; as many queries for thirty as for one."""
    ahead = (
        Enrolment.objects.filter(
            run=OuterRef("run"), state=SeatState.WAITING, line_number__lte=OuterRef("line_number")
        )
        .order_by()
        .values("run")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return (
        Enrolment.objects.filter(person=person)
        .select_related("person", "run__course", "run__term", "run__venue", "run__seats")
        .prefetch_related(
            Prefetch("run__sessions", Session.objects.select_related("venue").order_by("starts_at", "pk")),
            Prefetch("apologies", Apology.objects.only("pk", "enrolment_id", "session_id")),
        )
        .annotate(place=Coalesce(Subquery(ahead), 0))
        .order_by("created_at", "pk")
    )


def of(person: User, *, language: str, now: datetime | None = None) -> MyPage:
    """Gather the page of a person; course titles in `language` where they are translated."""
    now = now or timezone.now()
    rows = list(rows_of(person).filter(state__in=_SHOWN))
    names = titles((row.run.course for row in rows), language=language)
    seated = [row for row in rows if row.state == SeatState.ENROLLED]
    meetings = sorted(_meetings(seated, names, now), key=lambda one: one.session.starts_at)
    ahead = [one for one in meetings if not one.session.is_cancelled]
    first = next((one for one in ahead if not one.apology), None)
    return MyPage(
        offers=[_place(row, names, now) for row in rows if _is_open_offer(row, now)],
        next=first,
        later=[one for one in meetings if one is not first],
        waiting=[_place(row, names, now) for row in rows if row.state == SeatState.WAITING],
        classes=[_place(row, names, now) for row in seated if not _is_over(row.run, now)],
        past=[_place(row, names, now) for row in rows if _is_past(row, now)],
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


def _place(row: Enrolment, names: dict[int, str], now: datetime) -> Place:
    return Place(
        enrolment=row,
        facts=facts_of_class(row.run, names),
        number=getattr(row, "place", 0),
        answer_by=words.moment(row.expires_at) if row.expires_at else "",
        sessions_left=sum(not one.is_cancelled and one.ends_at > now for one in row.run.sessions.all()),
    )


def _is_open_offer(row: Enrolment, now: datetime) -> bool:
    return row.state == SeatState.OFFERED and row.expires_at is not None and row.expires_at > now


def _is_over(run: CourseRun, now: datetime) -> bool:
    ends = [session.ends_at for session in run.sessions.all()]
    return run.state == RunState.FINISHED or bool(ends and max(ends) <= now)


def _is_past(row: Enrolment, now: datetime) -> bool:
    return row.state == SeatState.COMPLETED or (row.state == SeatState.ENROLLED and _is_over(row.run, now))

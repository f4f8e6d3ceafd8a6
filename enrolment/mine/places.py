"""A person's places in classes, in words: why one waits, who one is together with, what is changing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from courses import words
from courses.models import Session
from enrolment.models import Apology, Enrolment
from enrolment.signing_up import pairs
from enrolment.signing_up.pairs import Together
from enrolment.states import ACTIVE, SeatState
from enrolment.words import line_words
from enrolment.words.class_facts import ClassFacts, facts_of_class, titles
from enrolment.words.line_words import LineWords


@dataclass(frozen=True, slots=True)
class Place:
    """A class a person has a seat in, is offered one in, waits for or has been in.

    ``line`` is where they wait. ``leaves`` is the class whose seat goes when this one is had, ``becomes`` the
    class they wait for instead of this one, with the row of that wait.
    """

    enrolment: Enrolment
    facts: ClassFacts
    line: LineWords | None = None
    together: Together | None = None
    leaves: ClassFacts | None = None
    becomes: ClassFacts | None = None
    becomes_row: Enrolment | None = None
    answer_by: str = ""
    sessions_left: int = 0

    @property
    def number(self) -> int:
        """The place in line; 0 where one does not wait."""
        return self.line.number if self.line else 0


def rows_of(person: User) -> QuerySet[Enrolment]:
    """A person's enrolments with all that is shown of them; as many queries for thirty as for one."""
    return (
        Enrolment.objects.filter(person=person)
        .select_related("person", "run__course", "run__term", "run__venue", "run__seats", "run__seat_rules")
        .prefetch_related(
            Prefetch("run__sessions", Session.objects.select_related("venue").order_by("starts_at", "pk")),
            "run__shares",
            Prefetch("apologies", Apology.objects.only("pk", "enrolment_id", "session_id")),
        )
        .order_by("created_at", "pk")
    )


def of(rows: Sequence[Enrolment], *, names: dict[int, str], now: datetime | None = None) -> dict[int, Place]:
    """Put rows (from ``rows_of``) in words, by their id; ``names`` are the titles of their courses.

    What one is instead of another is among them.
    """
    now = now or timezone.now()
    facts = {row.pk: facts_of_class(row.run, names) for row in rows}
    lines = line_words.of([row for row in rows if row.state == SeatState.WAITING])
    together = pairs.seen_by(rows)
    instead = {row.replaces_id: row for row in rows if row.replaces_id and _is_ahead(row)}
    return {
        row.pk: Place(
            enrolment=row,
            facts=facts[row.pk],
            line=lines.get(row.pk),
            together=together.get(row.pk),
            leaves=facts.get(row.replaces_id or 0) if _is_ahead(row) else None,
            becomes=facts[instead[row.pk].pk] if row.pk in instead else None,
            becomes_row=instead.get(row.pk),
            answer_by=words.moment(row.expires_at) if row.expires_at else "",
            sessions_left=_left(row.run.sessions.all(), now),
        )
        for row in rows
    }


def own(person: User, *, enrolment_id: int, language: str) -> Place:
    """Return one place of a person, in any state. Raises ``Enrolment.DoesNotExist``, also for another's."""
    both = Q(pk=enrolment_id) | Q(replaces=enrolment_id) | Q(replaced_by=enrolment_id)
    rows = list(rows_of(person).filter(both).distinct())
    if all(row.pk != enrolment_id for row in rows):
        raise Enrolment.DoesNotExist
    names = titles((row.run.course for row in rows), language=language)
    return of(rows, names=names)[enrolment_id]


def _is_ahead(row: Enrolment) -> bool:
    return row.state in ACTIVE - {SeatState.ENROLLED}


def _left(sessions: Iterable[Session], now: datetime) -> int:
    return sum(not one.is_cancelled and one.ends_at > now for one in sessions)

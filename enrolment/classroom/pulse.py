"""One question after a session: did it make sense? Answered once by each who was there, and by nobody known.

``docs/decisions/0015-an-answer-without-a-name.md`` says what is kept and what cannot be found out.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts import lots
from accounts.models import User
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment.classroom.doors import SEATED
from enrolment.day_states import GuestState, Mark, Meaning
from enrolment.models import Apology, Attendance, Enrolment, GuestSeat, Pulse, PulseBallot

OPEN_FOR = timedelta(days=7)
"""After the session."""

ENOUGH = 5
"""Answers, before teachers see any; and then each time as many more are in."""

LONGEST_WORDS = 300


class NotNow(Exception):
    """The session is not over, the question is closed, or there is nothing to ask."""


class NotThere(Exception):
    """The person was not at the session."""


@transaction.atomic
def answer(
    *, session: Session, person: User, meaning: str, words: str = "", now: datetime | None = None
) -> bool:
    """Take an answer, without a trace of whose it is; False where the person has answered already.

    Raises ``NotNow`` and ``NotThere``.
    """
    if not is_open(session, now=now or timezone.now()):
        raise NotNow
    if not was_there(session, person):
        raise NotThere
    Pulse.objects.get_or_create(session=session)
    pulse = Pulse.objects.select_for_update().get(session=session)
    voted = list(PulseBallot.objects.filter(session=session).values_list("person_id", flat=True))
    if person.pk in voted:
        return False
    _count(pulse, Meaning(meaning), words.strip()[:LONGEST_WORDS])
    ballots = [PulseBallot(session=session, person_id=one) for one in (*voted, person.pk)]
    lots.write_anew(PulseBallot.objects.filter(session=session), ballots)
    return True


def is_open(session: Session, *, now: datetime) -> bool:
    """Whether those who were there may answer now."""
    if session.is_cancelled or session.run.is_drop_in:
        return False
    if session.run.state in {RunState.DRAFT, RunState.CANCELLED}:
        return False
    return session.ends_at <= now < session.ends_at + OPEN_FOR


def is_asked(run: CourseRun, *, now: datetime | None = None) -> bool:
    """Whether those of a class who were there last time may say something about it now."""
    moment = now or timezone.now()
    held = Session.objects.filter(run=run, cancelled_at__isnull=True)
    return held.filter(ends_at__lte=moment, ends_at__gt=moment - OPEN_FOR).exists()


def was_there(session: Session, person: User) -> bool:
    """Whether the person was at a session, as a guest too: see ``sessions_of``."""
    return sessions_of(person).filter(pk=session.pk).exists()


def has_answered(session: Session, person: User) -> bool:
    """Whether the person has answered; known only while the question is open."""
    return PulseBallot.objects.filter(session=session, person=person).exists()


def asked(person: User, *, now: datetime | None = None) -> QuerySet[Session]:
    """Return the sessions a person may still say something about, the latest first."""
    moment = now or timezone.now()
    held = Session.objects.filter(
        cancelled_at__isnull=True, ends_at__lte=moment, ends_at__gt=moment - OPEN_FOR
    ).exclude(run__state__in=(RunState.DRAFT, RunState.CANCELLED))
    ballots = PulseBallot.objects.filter(session=OuterRef("pk"), person=person)
    found = sessions_of(person, among=held).filter(~Exists(ballots))
    return found.select_related("run__course", "run__venue", "venue").order_by("-ends_at", "pk")


def sessions_of(person: User | F, *, among: QuerySet[Session] | None = None) -> QuerySet[Session]:
    """Return the sessions a person was at: marked as here, whatever became of the seat.

    ``person`` may be a reference out of a query this one stands within.
    Where nobody tapped any mark, those who had the seat when it was held and gave no afbud, and its guests.
    """
    here = Attendance.objects.filter(
        session=OuterRef("pk"), enrolment__person=person, mark=Mark.PRESENT, enrolment__run=OuterRef("run")
    )
    tapped = Attendance.objects.filter(session=OuterRef("pk")).exclude(mark="")
    away = Apology.objects.filter(session=OuterRef("pk"), enrolment__person=person)
    had_seat = Enrolment.objects.filter(_had_seat(), run=OuterRef("run"), person=person)
    guest = GuestSeat.objects.filter(
        session=OuterRef("pk"), enrolment__person=person, state=GuestState.ACCEPTED
    )
    sessions = Session.objects.all() if among is None else among
    unmarked = Q(~Exists(tapped) & (Exists(guest) | (Exists(had_seat) & ~Exists(away))))
    return sessions.filter(Q(Exists(here)) | unmarked)


def _had_seat() -> Q:
    """Seats had by the end of the session; of a finished class, those of who had signed up by then."""
    at_end = OuterRef("ends_at")
    enrolled = Q(state="enrolled", state_since__lte=at_end)
    return Q(state__in=SEATED) & (enrolled | Q(state="completed", created_at__lte=at_end))


def _count(pulse: Pulse, meaning: Meaning, words: str) -> None:
    setattr(pulse, meaning.value, getattr(pulse, meaning.value) + 1)
    if words:
        pulse.words = lots.drawn([*pulse.words, words])
    if pulse.answers % ENOUGH == 0:
        pulse.shown = {one.value: getattr(pulse, one.value) for one in Meaning} | {"words": pulse.words}
    pulse.save(update_fields=[*Meaning.values, "words", "shown"])

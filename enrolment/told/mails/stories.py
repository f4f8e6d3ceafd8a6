"""What a notice is about, gathered once before it is put in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from courses.calendars import place
from courses.models import CourseRun, Session
from courses.words import moment, run_dates, session_when
from enrolment.models import Enrolment, Notice
from enrolment.states import Actor, SeatState


@dataclass(frozen=True, slots=True)
class Story:
    """A notice with the class, the sessions still to come and what the person had before the move."""

    notice: Notice
    enrolment: Enrolment
    upcoming: tuple[Session, ...]
    """Sessions of the class that have not ended, cancelled ones too, in order."""
    about: tuple[Session, ...] = ()
    """The sessions that the notice names, in order; none where it is about the class."""

    @property
    def person(self) -> User:
        """Whom we write to."""
        return self.notice.person

    @property
    def run(self) -> CourseRun:
        """The class."""
        return self.enrolment.run

    @property
    def course(self) -> str:
        """The title: only for those who have chosen full words."""
        return str(self.run.course.title)

    @property
    def to_come(self) -> tuple[Session, ...]:
        """The sessions that will be held."""
        return tuple(session for session in self.upcoming if not session.is_cancelled)

    @property
    def session(self) -> Session | None:
        """The session it is about: the first named, else the next."""
        return next(iter(self.about or self.to_come), None)

    @property
    def when(self) -> str:
        """Such as "torsdag den 7. januar kl. 13"; empty where there is no date."""
        return moment(self.session.starts_at) if self.session else ""

    @property
    def when_whole(self) -> str:
        """The same with its end."""
        return session_when(self.session) if self.session else ""

    @property
    def dates(self) -> str:
        """Such as "fire torsdage kl. 13-15 fra 7. januar"."""
        return run_dates(self.to_come)

    @property
    def place(self) -> str:
        """Where it is; empty where it is only online."""
        return place(self.session) if self.session else ""

    @property
    def deadline(self) -> str:
        """Until when the offer can be answered."""
        written = self.notice.details.get("expires_at")
        return moment(datetime.fromisoformat(written)) if written else ""

    @property
    def reason(self) -> str:
        """Why the school did it, if it said so."""
        if self.notice.move:
            return self.notice.move.reason
        return str(self.notice.details.get("reason", ""))

    @property
    def had_seat(self) -> bool:
        """Whether it is a seat that ended, not a place on a list."""
        return self.notice.move is None or self.notice.move.source == SeatState.ENROLLED

    @property
    def by_school(self) -> bool:
        """Whether the school did it."""
        return self.notice.move is not None and self.notice.move.actor == Actor.SCHOOL


def tell(notice: Notice) -> Story:
    """Gather what a notice is about."""
    enrolment = Enrolment.objects.select_related("run__course", "run__venue").get(pk=notice.enrolment_id)
    enrolment.person = notice.person
    sessions = Session.objects.filter(run=enrolment.run_id, ends_at__gt=timezone.now())
    upcoming = tuple(sessions.select_related("venue").order_by("starts_at", "pk"))
    about = _named(notice)
    for session in (*upcoming, *about):
        session.run = enrolment.run
    return Story(notice, enrolment, upcoming, about)


def _named(notice: Notice) -> tuple[Session, ...]:
    if notice.session:
        return (notice.session,)
    several = notice.details.get("sessions")
    if not several:
        return ()
    named = Session.objects.filter(pk__in=several, run=notice.enrolment.run_id)
    return tuple(named.select_related("venue").order_by("starts_at", "pk"))

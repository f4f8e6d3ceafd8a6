"""Classes whose teachers are offered honorarium, for the tests of what becomes of it."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from courses.honorarium import offering
from courses.honorarium.offering import Wish
from courses.models import CourseRun, Session
from courses.states import TeachingRole
from peers import offers
from peers.models import Claim, Contributor, Engagement, Offer, Project
from tests.courses.teaching.classes import make_staffed, make_teacher
from tests.factories import make_run
from tests.peers.money import make_budget, make_project, make_rates


@dataclass
class Series:
    """A class that Rie and Per teach, of which Rie is offered every session by ``by``."""

    run: CourseRun
    rie: Contributor
    per: Contributor
    project: Project
    by: User
    offer: Offer

    @property
    def sessions(self) -> list[Session]:
        """The sessions, the first first, as stored."""
        return list(self.run.sessions.order_by("starts_at"))

    @property
    def states(self) -> list[str]:
        """The states of what was offered to Rie, by session."""
        return [row.state for row in self.rows()]

    @property
    def offer_path(self) -> str:
        """Where Rie answers."""
        return reverse("peers:offered", args=[self.offer.pk])

    def rows(self, contributor: Contributor | None = None) -> list[Engagement]:
        """What somebody was offered, by day."""
        rows = Engagement.objects.filter(contributor=contributor or self.rie)
        return list(rows.order_by("done_on", "starts_at", "pk"))

    def say(self, *choices, now=None):
        """Let Rie answer, session by session; what is not said waits."""
        given = {row.pk: choice for row, choice in zip(self.rows(), choices, strict=False) if choice}
        offers.answer(offer=self.offer, choices=given, by=self.rie.person, now=now)

    def claims(self, contributor: Contributor | None = None) -> list[Claim]:
        """What somebody is owed, by day."""
        return list(Claim.objects.filter(contributor=contributor or self.rie).order_by("done_on", "pk"))


def make_money() -> Project:
    """Make a project with money this year and the next, and rates of 250 kr. an hour."""
    project, year = make_project("Skolen selv"), timezone.localdate().year
    for one in (year - 1, year, year + 1):
        make_budget(project=project, year=one)
    make_rates()
    return project


def wish(run: CourseRun, contributor: Contributor, project: Project, **fields) -> Wish:
    """Wish to offer somebody every session as teacher, unless something else is said."""
    given = {"role": TeachingRole.TEACHER, "sessions": tuple(run.sessions.order_by("starts_at")), **fields}
    return Wish(run=run, contributor=contributor, project=project, **given)


def make_series(by: User, *, sessions: int = 6, **fields) -> Series:
    """Make the class and the offer; ``fields`` are those of ``wish``."""
    run, rie, per = make_staffed(sessions=sessions)
    project = make_money()
    made = offering.offer(wish=wish(run, rie, project, **fields), by=by, key=uuid.uuid4())
    return Series(run, rie, per, project, by, made)


def make_other(by: User) -> Series:
    """Make another class that Lis alone is offered, from the money there is."""
    lis, project = make_teacher("Lis"), Project.objects.get()
    run = make_run(teachers=(lis,), sessions=1)
    made = offering.offer(wish=wish(run, lis, project), by=by, key=uuid.uuid4())
    return Series(run, lis, lis, project, by, made)


def after(session: Session) -> datetime:
    """Return a moment when the session is over."""
    return session.ends_at + timedelta(minutes=1)

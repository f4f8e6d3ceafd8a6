"""Trial actions as the two see them, and as the class sees what is shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses import words
from courses.models import CourseRun, Session
from enrolment.classroom import doors
from enrolment.classroom.trials import side_of
from enrolment.models import Enrolment, Trial
from enrolment.signing_up.pairs import spelled

_BOTH = ("starter__person", "partner__person", "session")


@dataclass(frozen=True, slots=True)
class OwnTrial:
    """A trial action as one of the two sees it; ``other`` is empty while it waits for somebody."""

    trial: Trial
    other: str
    code: str
    before: str
    i_share: bool
    other_shares: bool
    is_named: bool

    @property
    def is_shared(self) -> bool:
        """Whether the class sees it."""
        return self.trial.shared_at is not None


@dataclass(frozen=True, slots=True)
class SharedTrial:
    """What a class and its teachers see: the text, and first names where both want them to stand there."""

    plan: str
    outcome: str
    names: str
    before: str


def own(row: Enrolment) -> list[OwnTrial]:
    """Return a person's trial actions in a class, the newest first; one query."""
    return [seen(trial, row) for trial in _of([row.pk])]


def find(row: Enrolment, *, trial_id: int) -> OwnTrial:
    """Return one of them. Raises ``Trial.DoesNotExist``, also for other people's."""
    return seen(_of([row.pk]).get(pk=trial_id), row)


def seen(trial: Trial, row: Enrolment) -> OwnTrial:
    """Put a trial action in words for one of the two."""
    mine = side_of(trial, row)
    theirs = "partner" if mine == "starter" else "starter"
    other: Enrolment | None = getattr(trial, theirs)
    is_there = other is not None and other.state in doors.SEATED
    return OwnTrial(
        trial=trial,
        other=other.person.chosen_name if other is not None and is_there else "",
        code=spelled(trial.code),
        before=_before(trial.session),
        i_share=getattr(trial, f"{mine}_shares"),
        other_shares=getattr(trial, f"{theirs}_shares"),
        is_named=getattr(trial, f"{mine}_named"),
    )


def shared(run: CourseRun) -> list[SharedTrial]:
    """Return what pairs of a class share with it, the newest first; one query."""
    found = Trial.objects.filter(
        starter__run=run,
        starter__state__in=doors.SEATED,
        partner__state__in=doors.SEATED,
        shared_at__isnull=False,
    ).select_related(*_BOTH)
    return [
        SharedTrial(trial.plan, trial.outcome, _names(trial), _before(trial.session))
        for trial in found.order_by("-shared_at", "-pk")
    ]


def ahead(person: User, *, now: datetime | None = None) -> list[Trial]:
    """Return what a person wanted to try before sessions that are still to come, the soonest first."""
    moment = now or timezone.now()
    mine = Q(starter__person=person, starter__state__in=doors.SEATED) | Q(
        partner__person=person, partner__state__in=doors.SEATED
    )
    coming = Q(session__starts_at__gt=moment, session__cancelled_at__isnull=True, outcome="")
    found = Trial.objects.filter(mine, coming).select_related("session", "starter", "partner")
    return list(found.order_by("session__starts_at", "pk"))


def next_session(run: CourseRun, *, now: datetime | None = None) -> Session | None:
    """Return the session before which something new would be tried."""
    coming = Session.objects.filter(run=run, cancelled_at__isnull=True, starts_at__gt=now or timezone.now())
    return coming.order_by("starts_at", "pk").first()


def _of(rows: Iterable[int]) -> QuerySet[Trial]:
    ids = list(rows)
    found = Trial.objects.filter(Q(starter__in=ids) | Q(partner__in=ids)).select_related(*_BOTH)
    return found.order_by(F("session__starts_at").desc(nulls_first=True), "-pk")


def _names(trial: Trial) -> str:
    """Return both first names, the alphabet deciding; nothing unless both said so."""
    if not (trial.starter_named and trial.partner_named and trial.partner):
        return ""
    names = [row.person.chosen_name.split(" ")[0] for row in (trial.starter, trial.partner)]
    return _(" and ").join(sorted(filter(None, names)))


def _before(session: Session | None) -> str:
    return words.unbroken(words.day(session.starts_at, weekday=True)) if session else ""

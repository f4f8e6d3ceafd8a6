"""Ask for somebody to take a session, take it, take the asking back. The class's row is locked first."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from courses.handovers import letters
from courses.handovers.holding import holders, people_to_ask, people_who_could
from courses.honorarium import following
from courses.models import Handover, Session, TeachingAssignment
from courses.refusals import NotNow
from courses.staffing import SEEN_AFTER
from courses.staffing.assigning import MAY_ANSWER_FOR, NotYours, lock
from courses.states import HandoverState, RunState
from peers.models import Contributor

A_DAY_BEFORE = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
AT_LATEST = timedelta(hours=2)
"""Coordinators hear of a session nobody has taken a day before it; of one asked for later after an hour, but
two hours before the start at the latest."""

_HELD: frozenset[str] = frozenset({RunState.OPEN, RunState.CLOSED})


class NotAsked(Exception):
    """The session was not offered to this person."""


class Taken(NotNow):
    """Somebody has the session already; ``name`` says who."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s has taken the session.") % {"name": name})
        self.name = name


@transaction.atomic
def ask(*, session: Session, contributor: Contributor, by: User, now: datetime | None = None) -> Handover:
    """Ask everybody who could take the session of somebody; asking twice is asking once.

    Raises NotYours where the session is not the person's, Taken where somebody took it, and NotNow where it
    is over or cancelled.
    """
    moment, stored = now or timezone.now(), _locked(session)
    _must_be_theirs(contributor, by)
    found = Handover.objects.filter(session=stored, contributor=contributor)
    row = found.exclude(state=HandoverState.WITHDRAWN).select_related("taken_by", "contributor").first()
    if row is not None and row.taken_by is not None:
        raise Taken(row.taken_by.public_name)
    if row is not None:
        return row
    if contributor not in holders(stored, speakers=True):
        raise NotYours
    _must_be_to_come(stored, moment)
    row = Handover.objects.create(session=stored, contributor=contributor, asked_at=moment)
    asked = people_to_ask(stored, contributor)
    row.asked.set(asked)
    letters.tell_asked(row, asked, now=moment)
    if not any(one.person_id for one in asked) or due_at(row) <= moment:
        _tell_the_school(row, moment)
    return row


@transaction.atomic
def take(*, handover: Handover, contributor: Contributor, by: User, now: datetime | None = None) -> Handover:
    """Give the session to whoever says yes first; the same yes twice is one.

    Raises NotAsked for who was not asked, or is taken off the class since; Taken for who comes second, and
    NotNow where nobody is needed any more.
    """
    _locked(handover.session)
    row = _again(handover)
    if contributor not in could_take(row):
        raise NotAsked
    _must_be_theirs(contributor, by)
    if row.taken_by == contributor:
        return row
    if row.taken_by is not None:
        raise Taken(row.taken_by.public_name)
    if row.state == HandoverState.WITHDRAWN:
        raise NotNow(_("%(name)s comes after all.") % {"name": row.contributor})
    moment = now or timezone.now()
    _must_be_to_come(row.session, moment)
    row.state, row.taken_by, row.ended_at = HandoverState.TAKEN, contributor, moment
    row.save(update_fields=["state", "taken_by", "ended_at"])
    # That somebody asked is not logged: the history of a class is kept, and bad days are nobody's statistics.
    log(row.session.run, "courses.handover_take", user=by, data={"session": row.session_id})
    letters.tell_taken(row, holders=holders(row.session))
    for one in following.follow(row.session, by=by, now=moment):
        letters.tell_not_offered(row, one.contributor, one.why)
    return row


@transaction.atomic
def withdraw(*, handover: Handover, by: User, now: datetime | None = None) -> Handover:
    """Come after all, as long as nobody has taken it; twice is once. Raises NotYours and Taken."""
    _locked(handover.session)
    row = _again(handover)
    _must_be_theirs(row.contributor, by)
    if row.taken_by is not None:
        raise Taken(row.taken_by.public_name)
    if row.state == HandoverState.WITHDRAWN:
        return row
    row.state, row.ended_at = HandoverState.WITHDRAWN, now or timezone.now()
    row.save(update_fields=["state", "ended_at"])
    if row.school_told_at is not None:
        letters.tell_not_needed(row)
    return row


def tell_the_school(*, now: datetime | None = None) -> int:
    """Tell the coordinators of each session that nobody has taken in time, once; return how many."""
    moment, told = now or timezone.now(), 0
    waiting = open_ones(now=moment).filter(
        school_told_at__isnull=True, session__starts_at__lte=moment + A_DAY_BEFORE
    )
    for row in waiting:
        if due_at(row) > moment:
            continue
        with transaction.atomic():
            _locked(row.session)
            again = _again(row)
            if again.state == HandoverState.ASKED and again.school_told_at is None:
                _tell_the_school(again, moment)
                told += 1
    return told


def forget(*, now: datetime | None = None) -> int:
    """Delete what was asked and not taken, a month after the session; return how many."""
    moment = now or timezone.now()
    old = Handover.objects.filter(session__ends_at__lt=moment - SEEN_AFTER)
    return old.exclude(state=HandoverState.TAKEN).delete()[1].get(Handover._meta.label, 0)


def due_at(handover: Handover) -> datetime:
    """Return when the coordinators hear that nobody has taken it."""
    starts_at = handover.session.starts_at
    patient = max(starts_at - A_DAY_BEFORE, handover.asked_at + AN_HOUR)
    return min(patient, starts_at - AT_LATEST)


def open_ones(*, now: datetime | None = None) -> QuerySet[Handover]:
    """Return what nobody has taken yet, the next session first."""
    rows = Handover.objects.filter(
        state=HandoverState.ASKED,
        session__ends_at__gt=now or timezone.now(),
        session__cancelled_at__isnull=True,
        session__run__state__in=_HELD,
    ).select_related("contributor", "session__run__course", "session__run__term")
    return rows.order_by("session__starts_at", "pk")


def open_to(person: User, *, now: datetime | None = None) -> QuerySet[Handover]:
    """Return the sessions this person is asked to take, and nobody has."""
    of_class = Q(run=OuterRef("session__run"), session__isnull=True) | Q(session=OuterRef("session"))
    there = TeachingAssignment.objects.accepted().filter(of_class, contributor__person=person)
    return open_ones(now=now).filter(Exists(there), asked__person=person)


def could_take(handover: Handover) -> list[Contributor]:
    """Return who was asked and could take it still; or who has it."""
    there = {one.pk for one in people_who_could(handover.session)} | {handover.taken_by_id}
    return [one for one in handover.asked.all() if one.pk in there]


def find(session: Session, person: User) -> Handover | None:
    """Return what the person asked for at this session and did not take back."""
    rows = Handover.objects.filter(session=session, contributor__person=person)
    return rows.exclude(state=HandoverState.WITHDRAWN).select_related("taken_by", "contributor").first()


def _tell_the_school(row: Handover, now: datetime) -> None:
    row.school_told_at = now
    row.save(update_fields=["school_told_at"])
    letters.tell_nobody_has(row)


def _must_be_theirs(contributor: Contributor, by: User) -> None:
    is_own = contributor.person_id is not None and contributor.person_id == by.pk
    if not is_own and not by.has_perm(MAY_ANSWER_FOR):
        raise NotYours


def _must_be_to_come(session: Session, now: datetime) -> None:
    if session.is_cancelled or session.run.state not in _HELD:
        raise NotNow(_("The session is cancelled: nobody has to come."))
    if session.ends_at <= now:
        raise NotNow(_("The session is over."))


def _locked(session: Session) -> Session:
    """Lock the class, and return the session as stored."""
    run = lock(session.run_id)
    stored = Session.objects.select_related("venue").get(pk=session.pk)
    stored.run = run
    return stored


def _again(handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",))
    rows = rows.select_related("contributor__person", "taken_by", "session__run__course", "session__venue")
    return rows.get(pk=handover.pk)

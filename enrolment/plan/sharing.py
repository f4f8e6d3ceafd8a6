"""Showing one's plan to a named person for a time.

Who may read stands in the sealed plan itself. The rows of ``PlanShare`` follow it, so that a reader finds
their way; a row that was written or prolonged by somebody else opens nothing. An address is taken whether
anybody here has it or not, and nothing on the owner's pages tells which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts import people
from accounts.models import User
from courses.models import TeachingAssignment
from enrolment import readings
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment, Plan, PlanShare, Reading
from enrolment.on_behalf import guidance
from enrolment.plan import keeping, text, writing
from enrolment.plan.sealing import Locked, Own
from enrolment.plan.telling import take_back, tell
from enrolment.plan.text import PlanText, Shown
from enrolment.states import SeatState


class KnownAs(StrEnum):
    """Where the owner knows a reader from; what a guide or a teacher is shown ends with that."""

    GUIDE = "guide"
    TEACHER = "teacher"
    ADDRESS = "address"


class NotShown(Exception):
    """It is not shown to this person, or no longer."""


class OnlyMine(Exception):
    """It lies under its owner's own word, so nobody else can read it."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the owner meets at the school: ``name`` as they know them."""

    reader: User
    name: str
    known_as: KnownAs


@dataclass(frozen=True, slots=True, repr=False)
class SharedPlan:
    """A plan as a reader sees it."""

    owner: User
    text: PlanText
    until: datetime


def known_to(person: User) -> list[Known]:
    """Return whom a person may choose by name: their guides, and who teaches or taught them."""
    guides = [Known(one.guide, one.guide.chosen_name, KnownAs.GUIDE) for one in guidance.standing(person)]
    mine = Enrolment.objects.filter(
        person=person, state__in=(SeatState.ENROLLED, SeatState.COMPLETED)
    ).values("run")
    teaching = TeachingAssignment.objects.teaching().filter(
        run__in=mine, contributor__person__is_active=True, contributor__ended_on__isnull=True
    )
    rows = teaching.select_related("contributor__person").order_by("contributor__public_name", "pk")
    found: dict[int, Known] = {one.reader.pk: one for one in guides}
    for row in rows:
        teacher = row.contributor.person
        if teacher is not None and teacher.pk != person.pk:
            found.setdefault(teacher.pk, Known(teacher, row.contributor.public_name, KnownAs.TEACHER))
    return list(found.values())


def lasts_until(days: int, *, now: datetime | None = None) -> datetime:
    """Return the end of the day so many days from now, in the school's own time."""
    last = timezone.localdate(now) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))


@transaction.atomic
@sensitive_variables()
def share(
    *,
    person: User,
    until: datetime,
    known: Known | None = None,
    address: str = "",
    own: Own | None = None,
    now: datetime | None = None,
) -> PlanText:
    """Show one's plan to somebody one knows, or to whoever has an address, until a moment.

    To the same again puts the new end in place of the old. Raises ``OnlyMine``, ``writing.Full``, ValueError
    for an end that has passed, and what ``keeping.change`` raises.
    """
    now = now or timezone.now()
    if until <= now:
        raise ValueError("A plan is shown until a moment to come.")
    new = _shown(person, until, known, address)

    def do(plan: PlanText, _version: int) -> PlanText:
        if plan.is_worded:
            raise OnlyMine
        others = [one for one in plan.shown if (one.name, one.known_as) != (new.name, new.known_as)]
        if len(others) >= text.MOST_SHOWN:
            raise writing.Full
        return replace(plan, shown=(*others, new))

    after = keeping.change(person=person, how=do, own=own, now=now)
    _follow(person, after, now)
    return after


@transaction.atomic
def end_share(*, person: User, uid: str, own: Own | None = None, now: datetime | None = None) -> PlanText:
    """Show it to one of them no more, from this moment; again is no change."""
    now = now or timezone.now()
    after = keeping.change(
        person=person,
        how=lambda plan, _version: replace(plan, shown=tuple(one for one in plan.shown if one.uid != uid)),
        own=own,
        now=now,
    )
    _follow(person, after, now)
    return after


@transaction.atomic
def end_all(person: User, *, now: datetime | None = None) -> int:
    """Close every row by which a reader finds the way; return how many. The plan itself is not touched."""
    now = now or timezone.now()
    rows = list(PlanShare.objects.filter(plan=person.pk, ended_at__isnull=True))
    for row in rows:
        _end(row, now)
    return len(rows)


def standing(reader: User, *, now: datetime | None = None) -> QuerySet[PlanShare]:
    """Return the ways to what is shown to a person now; ``read_shared`` says whether they lead anywhere."""
    rows = PlanShare.objects.filter(reader=reader, ended_at__isnull=True, until__gt=now or timezone.now())
    return rows.filter(plan__person__is_active=True).select_related("plan__person").order_by("until", "pk")


@sensitive_variables()
def read_shared(*, reader: User, uid: UUID, now: datetime | None = None) -> SharedPlan:
    """Return a plan that is shown to this person now, and write down that they read it.

    Raises ``NotShown``, and ``Unreadable``.
    """
    now = now or timezone.now()
    row = standing(reader, now=now).filter(uid=uid).first()
    if row is None:
        raise NotShown
    owner = row.plan.person
    try:
        plan = keeping.opened(row.plan)
    except Locked as error:
        raise NotShown from error
    ends = [one.until for one in plan.shown if _may(one, reader, owner, now)]
    if not ends:
        raise NotShown
    readings.note(by=reader, what=ReadingKind.PLAN, person=owner, as_role=readings.SHOWN_TO, now=now)
    return SharedPlan(owner, replace(plan, shown=()), max(ends))


def last_read(person: User, shown: Sequence[Shown]) -> dict[str, datetime]:
    """Return when each of those who may read did so last, by the key of what they are shown."""
    readers = [one.reader for one in shown if one.reader is not None]
    read = Reading.objects.filter(what=ReadingKind.PLAN, person=person, by__in=readers)
    last = dict(read.order_by().values("by").annotate(last=Max("at")).values_list("by", "last"))
    return {one.uid: last[one.reader] for one in shown if one.reader in last}


def _shown(person: User, until: datetime, known: Known | None, address: str) -> Shown:
    if known is not None:
        return Shown(text.new_key(), known.name, until, known.known_as, known.reader.pk)
    reader = people.find(email=address)
    pk = reader.pk if reader is not None and reader.pk != person.pk else None
    return Shown(text.new_key(), address, until, KnownAs.ADDRESS, pk)


def _may(shown: Shown, reader: User, owner: User, now: datetime) -> bool:
    if shown.reader != reader.pk or shown.until <= now:
        return False
    if shown.known_as == KnownAs.GUIDE:
        return guidance.people_of(reader).filter(pk=owner.pk).exists() and guidance.is_guide(reader)
    if shown.known_as == KnownAs.TEACHER:
        return any(one.reader.pk == reader.pk for one in known_to(owner))
    return True


def _follow(person: User, plan: PlanText, now: datetime) -> None:
    """Let the rows say what the plan says; whoever is new to it is told."""
    wanted: dict[int, datetime] = {}
    for one in plan.shown:
        if one.reader is not None and one.until > now:
            wanted[one.reader] = max(one.until, wanted.get(one.reader, one.until))
    for row in PlanShare.objects.filter(plan=person.pk, ended_at__isnull=True):
        until = wanted.get(row.reader_id)
        if until is None or row.until <= now:
            _end(row, now)
            continue
        del wanted[row.reader_id]
        if row.until != until:
            row.until = until
            row.save(update_fields=["until"])
    for reader, until in wanted.items():
        tell(
            PlanShare.objects.create(
                plan=Plan.objects.get(pk=person.pk), reader_id=reader, until=until, created_at=now
            )
        )


def _end(row: PlanShare, now: datetime) -> None:
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    take_back(row)

"""Drop-in: how many came, counted tap by tap without names.

A tap has an id of its own, so that one that arrives twice counts once; taken back, it counts no more, also
when the two arrive the wrong way round. What the school corrects stands: taps from before that are in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from courses.models import Session
from enrolment.day.rules import drop_in_is_open
from enrolment.day_states import DropInGroup
from enrolment.models import DropInCount, DropInTap

TAPS_KEPT = timedelta(days=14)
"""So long a phone may be without a net; what comes later is not counted."""


@dataclass(frozen=True, slots=True)
class DropIn:
    """One press at the door; ``undo`` takes back the tap of the same id."""

    id: UUID
    group: str
    at: datetime
    undo: bool = False


@transaction.atomic
def count(*, session: Session, taps: Iterable[DropIn], now: datetime | None = None) -> list[DropIn]:
    """Count what was tapped; return what is not of this session: too early, too late, too old."""
    locked = Session.objects.select_for_update(of=("self",), no_key=True).select_related("run")
    here = locked.get(pk=session.pk)
    moment = now or timezone.now()
    refused = []
    for tap in taps:
        is_fresh = tap.at > moment - TAPS_KEPT
        if tap.group in DropInGroup.values and is_fresh and drop_in_is_open(here, at=tap.at):
            _count_one(here, tap)
        else:
            refused.append(tap)
    return refused


@transaction.atomic
def take_back(*, session: Session, tap_id: UUID) -> None:
    """Take back a tap that is here already; one that is unknown is no error."""
    Session.objects.select_for_update(of=("self",), no_key=True).get(pk=session.pk)
    row = DropInTap.objects.filter(pk=tap_id, session=session).first()
    if row is not None:
        _count_one(session, DropIn(row.pk, row.group, row.tapped_at, undo=True))


@transaction.atomic
def correct(*, session: Session, numbers: Mapping[str, int], by: User, now: datetime | None = None) -> None:
    """Say how many it was in truth; groups that are left out stay as they are."""
    locked = Session.objects.select_for_update(of=("self",), no_key=True).get(pk=session.pk)
    moment = now or timezone.now()
    before = numbers_of(locked)
    for group, number in numbers.items():
        if number != before[group]:
            DropInCount.objects.update_or_create(
                session=locked, group=group, defaults={"number": number, "corrected_at": moment}
            )
    log(session.run, "enrolment.correct_drop_in", user=by, data={"session": session.pk, "before": before})


def numbers_of(session: Session) -> dict[str, int]:
    """Return how many of each group came, in the order of the groups."""
    stored = dict(DropInCount.objects.filter(session=session).values_list("group", "number"))
    return {group: stored.get(group, 0) for group in DropInGroup.values}


def forget_taps(*, now: datetime | None = None) -> int:
    """Delete the taps that can come no second time; the numbers stay. Return how many."""
    before = (now or timezone.now()) - TAPS_KEPT - timedelta(days=1)
    return DropInTap.objects.filter(tapped_at__lt=before).delete()[0]


def _count_one(session: Session, tap: DropIn) -> None:
    row, is_new = DropInTap.objects.get_or_create(
        pk=tap.id,
        defaults={"session": session, "group": tap.group, "tapped_at": tap.at, "is_undone": tap.undo},
    )
    if row.session_id != session.pk:
        return
    if is_new and not tap.undo:
        _add(row, 1)
    elif not is_new and tap.undo and not row.is_undone:
        row.is_undone = True
        row.save(update_fields=["is_undone"])
        _add(row, -1)


def _add(tap: DropInTap, change: int) -> None:
    """Change the number, unless a correction has counted the tap already."""
    stored, _is_new = DropInCount.objects.get_or_create(session_id=tap.session_id, group=tap.group)
    if stored.corrected_at is None or tap.tapped_at > stored.corrected_at:
        stored.number = max(0, stored.number + change)
        stored.save(update_fields=["number"])

"""Who came to a session: taken tap by tap, by those who teach it or by the school."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.models import Session
from enrolment.day import rosters, taps, welfare
from enrolment.day.rules import attendance_is_open
from enrolment.day.taps import Tap
from enrolment.day_states import Mark
from enrolment.models import Attendance


class NotNow(Exception):
    """Marks are not taken for this session, or not any more."""


@transaction.atomic
def take(*, session: Session, given: Iterable[Tap], by: User, now: datetime | None = None) -> list[Tap]:
    """Write down what was tapped, in whatever order it arrives; return those about people who are not here.

    A tap that is older than what stands changes nothing, nor does one that arrives again. Four to eight
    queries for any number of taps. Raises ``NotNow``.
    """
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related("run")
    locked = rows.get(pk=session.pk)
    now = now or timezone.now()
    if not attendance_is_open(locked, by, now=now):
        raise NotNow
    given = list(given)
    here = set(rosters.people_of(locked).values_list("pk", flat=True))
    marks = {"", *Mark.values}
    strange = [tap for tap in given if tap.who not in here or tap.mark not in marks]
    changed = _write(locked, taps.latest(tap for tap in given if tap not in strange), by)
    if changed:
        welfare.follow(session=locked, marks=changed, now=now)
    return strange


def _write(session: Session, winning: dict[int, Tap], by: User) -> dict[int, str]:
    """Store each tap that is newer than what stands; return the marks that it changed."""
    stored = {
        row.enrolment_id: row
        for row in Attendance.objects.filter(session=session, enrolment__in=winning.keys())
    }
    new, newer = [], []
    for who, tap in winning.items():
        row = stored.get(who)
        if row is None:
            row = Attendance(session=session, enrolment_id=who)
            new.append(row)
        elif tap.order > (row.tapped_at, row.tap):
            newer.append(row)
        else:
            continue
        row.mark, row.tapped_at, row.tap, row.by = tap.mark, tap.at, tap.id, by
    Attendance.objects.bulk_create(new)
    if newer:
        Attendance.objects.bulk_update(newer, ["mark", "tapped_at", "tap", "by"])
    return {row.enrolment_id: row.mark for row in (*new, *newer)}

"""The page by the door of a drop-in: opened by a secret address, closed by the school."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from courses.models import CourseRun, Session
from courses.states import RunState
from enrolment.day import drop_in
from enrolment.day.drop_in import DropIn
from enrolment.day.rules import DROP_IN_MARGIN, drop_in_is_open
from enrolment.models import Kiosk
from enrolment.seats.locking import lock


class NotDropIn(Exception):
    """Only what one drops in to has a kiosk."""


@transaction.atomic
def open_one(*, run: CourseRun, by: User) -> Kiosk:
    """Make the kiosk of a class; an older address stops working. Raises ``NotDropIn``."""
    if not run.is_drop_in:
        raise NotDropIn
    locked = lock(run.pk)
    Kiosk.objects.filter(run=locked, closed_at__isnull=True).update(closed_at=timezone.now())
    log(locked, "enrolment.open_kiosk", user=by)
    return Kiosk.objects.create(run=locked, by=by)


@transaction.atomic
def close(*, run: CourseRun, by: User) -> int:
    """Close the kiosk of a class at once; return whether there was one."""
    locked = lock(run.pk)
    log(locked, "enrolment.close_kiosk", user=by)
    return Kiosk.objects.filter(run=locked, closed_at__isnull=True).update(closed_at=timezone.now())


def find(token: str) -> Kiosk | None:
    """Return the kiosk of a secret address; None for a wrong one, a closed one, or a class that is off."""
    found = Kiosk.objects.select_related("run__course", "run__term").filter(
        token=token, closed_at__isnull=True, run__state__in=(RunState.OPEN, RunState.CLOSED)
    )
    return found.first()


def session_now(run: CourseRun, *, now: datetime | None = None) -> Session | None:
    """Return the session that somebody who taps now comes to."""
    moment = now or timezone.now()
    near = Session.objects.filter(
        run=run,
        cancelled_at__isnull=True,
        starts_at__lte=moment + DROP_IN_MARGIN,
        ends_at__gte=moment - DROP_IN_MARGIN,
    ).select_related("run")
    return next((one for one in near.order_by("starts_at") if drop_in_is_open(one, at=moment)), None)


def next_session(run: CourseRun, *, now: datetime | None = None) -> Session | None:
    """Return the next session that is held."""
    moment = now or timezone.now()
    coming = Session.objects.filter(run=run, cancelled_at__isnull=True, starts_at__gt=moment)
    return coming.order_by("starts_at").first()


def take(*, kiosk: Kiosk, taps: Iterable[DropIn], now: datetime | None = None) -> list[DropIn]:
    """Count each tap in the session it fell into; return those that fell into none."""
    moment = now or timezone.now()
    near = Session.objects.filter(run=kiosk.run_id, ends_at__gt=moment - drop_in.TAPS_KEPT - DROP_IN_MARGIN)
    sessions = list(near.filter(starts_at__lt=moment + DROP_IN_MARGIN).select_related("run"))
    by_session: dict[int, list[DropIn]] = {}
    astray = []
    for tap in taps:
        here = next((one for one in sessions if drop_in_is_open(one, at=tap.at)), None)
        if here is None:
            astray.append(tap)
        else:
            by_session.setdefault(here.pk, []).append(tap)
    for session in sessions:
        if session.pk in by_session:
            astray += drop_in.count(session=session, taps=by_session[session.pk], now=moment)
    return astray

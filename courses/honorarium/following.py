"""Honorarium follows what becomes of a class: held, moved, cancelled, handed over, somebody taken off.

``follow_run`` looks at how things stand and puts right what is offered and agreed; running twice is running
once. The functions that change a class call it in their own transaction, and ``sweep`` does after the clock.
"""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from courses.honorarium import references
from courses.honorarium.handing_on import NotOffered, hand_on
from courses.honorarium.putting_right import PuttingRight
from courses.honorarium.standing import Standing
from courses.models import CourseRun, Session
from peers.models import Budget, Contributor, Engagement, Offer
from peers.states import PLANNED, EngagementState

logger = logging.getLogger(__name__)


def follow(session: Session, *, by: User | None = None, now: datetime | None = None) -> list[NotOffered]:
    """Let honorarium follow what became of a session, with its whole class."""
    return follow_run(session.run_id, by=by, now=now)


@transaction.atomic
def follow_run(run_id: int, *, by: User | None = None, now: datetime | None = None) -> list[NotOffered]:
    """Let honorarium follow a class: each piece of work that is still planned, then who stands in.

    Returns who stands in and could not be offered what the other was. The row of the class is locked first,
    then people and budgets, as everywhere.
    """
    moment = now or timezone.now()
    if not Offer.objects.filter(origin=references.origin(run_id)).exists():
        return []
    rows = CourseRun.objects.select_for_update(of=("self",), no_key=True).select_related("course", "term")
    standing = Standing.of(rows.get(pk=run_id))
    _lock(work_of(run_id), standing)
    # Read once more: an answer may have come before the locks did.
    work = list(work_of(run_id))
    right = PuttingRight(standing, by, moment)
    for row in work:
        place = references.read(row.reference)
        if place is not None and row.state in PLANNED:
            right.put(row, place)
    return hand_on(standing, work, now=moment)


def sweep(*, now: datetime | None = None) -> int:
    """Follow the classes where agreed work should be done by now; a job of every few minutes."""
    moment = now or timezone.now()
    due = Engagement.objects.filter(
        state=EngagementState.ACCEPTED,
        done_on__lte=timezone.localdate(moment),
        offer__origin__startswith="run:",
    )
    return _each(due, moment)


def sweep_all(*, now: datetime | None = None) -> int:
    """Follow every class with planned work: the net under the other two. A job of the night."""
    planned = Engagement.objects.filter(state__in=PLANNED, offer__origin__startswith="run:")
    return _each(planned, now or timezone.now())


def work_of(run_id: int) -> QuerySet[Engagement]:
    """Return everything that was ever offered for a class, in the order it was offered."""
    rows = Engagement.objects.filter(offer__origin=references.origin(run_id))
    return rows.select_related("contributor__person", "offer__made_by", "budget__project").order_by("pk")


def _each(rows: QuerySet[Engagement], now: datetime) -> int:
    """Follow the classes of this work, each in a transaction of its own; return how many could."""
    origins = rows.order_by("offer__origin").values_list("offer__origin", flat=True).distinct()
    followed = 0
    for run_id in [references.run_of(origin) for origin in origins]:
        if run_id is None:
            continue
        try:
            follow_run(run_id, now=now)
        except Exception:
            # One class hinders no other, and is tried again.
            logger.exception("Honorarium of the class %s could not follow", run_id)
        else:
            followed += 1
    return followed


def _lock(work: Iterable[Engagement], standing: Standing) -> None:
    """Lock everybody concerned by number, then the budgets by number: the one order that all take."""
    given = list(work)
    people = {row.contributor_id for row in given}
    people |= {row.taken_by_id for row in standing.handovers if row.taken_by_id is not None}
    budgets = {row.budget_id for row in given if row.budget_id is not None}
    rows = Contributor.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=people)
    list(rows.order_by("pk").values_list("pk"))
    money = Budget.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=budgets)
    list(money.order_by("pk").values_list("pk"))

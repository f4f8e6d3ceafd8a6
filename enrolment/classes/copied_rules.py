"""Give the copy of a class what its original decided about seats, with the dates moved along."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses.copying import shift_between
from courses.models import CourseRun
from courses.sessions import moved
from enrolment import seats
from enrolment.models import SeatRules, Share
from enrolment.seats import ShareWish
from enrolment.seats.releasing import POLICY_FIELDS


@transaction.atomic
def give(*, copy: CourseRun, by: User | None) -> None:
    """Share the seats of a copy as those of the class it was copied from.

    What was released there is held here again, until its own date. Where the original never decided
    anything, the copy begins like any new class, with the default of its format.
    """
    original = copy.copied_from
    shares = list(original.shares.all()) if original else []
    policy = _policy(original) if original else None
    if original is None or (not shares and policy is None):
        seats.give_default_rules(run=copy, by=by)
        return
    shift = _shift(original, copy)
    seats.change_rules(run=copy, by=by, shares=[_moved(share, shift) for share in shares], **(policy or {}))


def _policy(run: CourseRun) -> dict[str, Any] | None:
    found = SeatRules.objects.filter(run=run).values(*POLICY_FIELDS).first()
    return dict(found) if found else None


def _moved(share: Share, shift: timedelta) -> ShareWish:
    release_at: datetime | None = share.release_at and moved(share.release_at, shift)
    return ShareWish(share.group, share.guaranteed, share.maximum, release_at)


def _shift(original: CourseRun, copy: CourseRun) -> timedelta:
    """How far the first session was moved, in local time; without sessions, as far as the terms are apart."""
    first, then = (run.sessions.order_by("starts_at").first() for run in (original, copy))
    if first is None or then is None:
        return shift_between(run=original, term=copy.term)
    return timezone.make_naive(then.starts_at) - timezone.make_naive(first.starts_at)

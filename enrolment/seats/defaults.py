"""What a new class gets from the school's defaults for its format."""

from datetime import datetime, time, timedelta

from django.db.models import Min
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun, RunSeats, Session
from enrolment.models import FormatRules, FormatShare
from enrolment.seats.releasing import POLICY_FIELDS
from enrolment.seats.sharing import Outcome, ShareWish, change_rules


def give_default_rules(*, run: CourseRun, by: User | None, now: datetime | None = None) -> Outcome | None:
    """Share the seats of a class as the school does for its format; None where it has decided nothing.

    Percents are of the seats it has now, rounded down; dates are counted from its first session, or from the
    start of the term where there is none yet.
    """
    rules = FormatRules.objects.filter(format=run.course.format).first()
    if rules is None:
        return None
    capacity = RunSeats.objects.values_list("capacity", flat=True).get(run=run)
    starts_at = _starts_at(run)
    wishes = [_wish(share, capacity, starts_at) for share in rules.shares.order_by("pk")]
    policy = {name: getattr(rules, name) for name in POLICY_FIELDS}
    return change_rules(run=run, by=by, shares=wishes, now=now, **policy)


def _starts_at(run: CourseRun) -> datetime:
    held = Session.objects.filter(run=run, cancelled_at__isnull=True)
    first: datetime | None = held.aggregate(first=Min("starts_at"))["first"]
    return first or timezone.make_aware(datetime.combine(run.term.starts_on, time.min))


def _wish(share: FormatShare, capacity: int, starts_at: datetime) -> ShareWish:
    days, most = share.release_days, share.maximum_percent
    return ShareWish(
        group=share.group,
        guaranteed=capacity * share.guaranteed_percent // 100,
        maximum=None if most is None else capacity * most // 100,
        release_at=None if days is None else starts_at - timedelta(days=days),
    )

"""What can help somebody, as the teachers of a class take it: seen, and done."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment.models import SupportNeed
from enrolment.states import SeatState

SEATED: frozenset[str] = frozenset({SeatState.ENROLLED, SeatState.COMPLETED})


def of(run: CourseRun) -> QuerySet[SupportNeed]:
    """Return what can help those in a class, by name, with who has seen it and who did it."""
    rows = SupportNeed.objects.filter(enrolment__run=run, enrolment__state__in=SEATED).exclude(text="")
    rows = rows.select_related("enrolment__person", "seen_by__contributor", "done_by__contributor")
    return rows.order_by("enrolment__person__chosen_name", "pk")


@transaction.atomic
def see(*, need: SupportNeed, by: User, now: datetime | None = None) -> SupportNeed:
    """Write down that a teacher has read it; who read it first stays."""
    locked = SupportNeed.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if locked.seen_at is None:
        locked.seen_at, locked.seen_by = now or timezone.now(), by
        locked.save(update_fields=["seen_at", "seen_by"])
    return locked


@transaction.atomic
def do(*, need: SupportNeed, by: User, now: datetime | None = None) -> SupportNeed:
    """Write down that it is taken care of; whoever does something has seen it."""
    moment = now or timezone.now()
    locked = see(need=need, by=by, now=moment)
    if locked.done_at is None:
        locked.done_at, locked.done_by = moment, by
        locked.save(update_fields=["done_at", "done_by"])
    return locked


@transaction.atomic
def undo(*, need: SupportNeed) -> SupportNeed:
    """Say that it is not taken care of after all."""
    locked = SupportNeed.objects.select_for_update(of=("self",)).get(pk=need.pk)
    locked.done_at, locked.done_by = None, None
    locked.save(update_fields=["done_at", "done_by"])
    return locked


def unseen(runs: QuerySet[CourseRun]) -> dict[int, int]:
    """Return in how many places of each class there is something that no teacher has seen; one query."""
    rows = SupportNeed.objects.filter(enrolment__run__in=runs.values("pk"), seen_at=None)
    rows = rows.filter(enrolment__state__in=SEATED).exclude(text="").order_by()
    counted = rows.values("enrolment__run").annotate(number=Count("pk"))
    return dict(counted.values_list("enrolment__run", "number"))

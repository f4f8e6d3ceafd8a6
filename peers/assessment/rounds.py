"""Rounds of self-assessment: planned, open, closed. A round that has closed stays closed.

Results are shown when a round has closed. Were it opened again, the difference between two looks at the
results would be the score of whoever came last.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from peers.assessment.refusals import NotNow
from peers.models import Assessment


def is_open(assessment: Assessment, *, now: datetime | None = None) -> bool:
    """Whether one can score: from the day it opens, until the day it closes, which is not one of them."""
    today = timezone.localdate(now)
    return assessment.opened_on <= today and not is_closed(assessment, now=now)


def is_closed(assessment: Assessment, *, now: datetime | None = None) -> bool:
    """Whether it has closed, and its results are shown."""
    return assessment.closed_on is not None and assessment.closed_on <= timezone.localdate(now)


def current(*, now: datetime | None = None) -> Assessment | None:
    """Return the round that is open; None where none is."""
    today = timezone.localdate(now)
    rows = Assessment.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today), opened_on__lte=today)
    return rows.first()


def closed(*, now: datetime | None = None) -> QuerySet[Assessment]:
    """Return the rounds that have closed, the latest first."""
    rows = Assessment.objects.filter(closed_on__lte=timezone.localdate(now))
    return rows.order_by("-closed_on", "-pk")


@transaction.atomic
def begin(
    *, name: str, opened_on: date, closed_on: date | None = None, now: datetime | None = None
) -> Assessment:
    """Plan a round or open it. Raises NotNow where another is open in that time."""
    row = Assessment(name=name, opened_on=opened_on, closed_on=closed_on)
    check(row, now=now)
    row.save()
    return row


@transaction.atomic
def close(*, assessment: Assessment, now: datetime | None = None) -> Assessment:
    """Close a round today; closed already, it stays as it is."""
    row = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not is_closed(row, now=now):
        row.closed_on = timezone.localdate(now)
        row.save(update_fields=["closed_on"])
    return row


def check(assessment: Assessment, *, now: datetime | None = None) -> None:
    """Raise NotNow where a round cannot be stored with these days."""
    stored = Assessment.objects.filter(pk=assessment.pk).first()
    days = (assessment.opened_on, assessment.closed_on)
    if stored is not None and is_closed(stored, now=now) and days != (stored.opened_on, stored.closed_on):
        raise NotNow(_("This round has closed, and its results are shown: its days stand. Begin a new one."))
    others = Assessment.objects.exclude(pk=assessment.pk)
    others = others.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=assessment.opened_on))
    if assessment.closed_on is not None:
        others = others.filter(opened_on__lt=assessment.closed_on)
    other = others.first()
    if other is not None:
        raise NotNow(
            _("“%(name)s” is open in that time: one round at a time. Close it first.") % {"name": other.name}
        )

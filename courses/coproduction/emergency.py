"""Publishing without the approvals: a leader writes why, all can read it, and 14 days later it is over."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from accounts.models import User
from courses.coproduction import approving, gate, gate_told, publishing
from courses.models import CoursePage, EmergencyPublication
from courses.refusals import NotNow

LASTS = timedelta(days=14)
WARNED_BEFORE = timedelta(days=3)
RIGHT = "courses.add_emergencypublication"
"""Held by leaders."""


@transaction.atomic
def publish_anyway(
    *, revision: Revision, reason: str, by: User, seen: str = "", now: datetime | None = None
) -> EmergencyPublication:
    """Let a revision go live without its approvals, for 14 days, and ask for them.

    ``seen`` is ``gate.content_sum`` of what was read, where that was before now. Raises PermissionDenied for
    all but leaders, and NotNow without a reason, where the revision says something else by now, or where the
    approvals are there or it has had its 14 days.
    """
    if not by.has_perm(RIGHT):
        raise PermissionDenied
    page = approving.lock(CoursePage(pk=int(revision.object_id)))
    if not reason.strip():
        raise NotNow(_("Write the reason."))
    if seen and seen != gate.content_sum(revision):
        raise NotNow(_("The course was changed while you read. Read it again."))
    if not gate.missing(revision):
        raise NotNow(_("Both have approved it, so it can be published as any other."))
    if EmergencyPublication.objects.filter(revision=revision).exists():
        raise NotNow(_("This version has been published without approvals before. It needs them now."))
    now = now or timezone.now()
    row = EmergencyPublication.objects.create(
        course=page, revision=revision, reason=reason.strip(), by=by, at=now, until=now + LASTS
    )
    publishing.go_live(page=page, revision=revision, by=by, log_action="courses.publish_anyway")
    gate_told.published_anyway(page, row, by=by)
    return row


def begun() -> QuerySet[EmergencyPublication]:
    """Return those that are not over, the one that ends first before others."""
    return EmergencyPublication.objects.filter(ended_at=None).select_related("course").order_by("until", "pk")


def end_overdue(now: datetime | None = None) -> int:
    """Take down what is still without its approvals when its time is over; return how many pages."""
    now = now or timezone.now()
    return sum(_end(row.pk, now) for row in list(begun().filter(until__lte=now)))


def warn(now: datetime | None = None) -> int:
    """Write to leaders and the team three days before; return of how many courses."""
    now = now or timezone.now()
    due = begun().filter(until__lte=now + WARNED_BEFORE, warned_at=None)
    return sum(_warn(row.pk, now) for row in list(due))


@transaction.atomic
def _end(number: int, now: datetime) -> bool:
    row = EmergencyPublication.objects.get(pk=number)
    page = approving.lock(row.course)
    row = EmergencyPublication.objects.select_for_update().get(pk=number)
    if row.ended_at is not None:
        return False
    is_live = page.live and page.live_revision_id == row.revision_id
    takes_down = is_live and bool(gate.missing(row.revision))
    if takes_down:
        page.unpublish(user=None)
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    if takes_down:
        gate_told.taken_down(page, row)
    return takes_down


@transaction.atomic
def _warn(number: int, now: datetime) -> bool:
    row = EmergencyPublication.objects.select_for_update().get(pk=number)
    if row.warned_at is not None or row.ended_at is not None:
        return False
    row.warned_at = now
    row.save(update_fields=["warned_at"])
    if not gate.missing(row.revision):
        return False
    gate_told.ends_soon(row.course, row)
    return True

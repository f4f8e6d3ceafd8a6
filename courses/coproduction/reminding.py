"""Never silence: coordinators are reminded of ideas that nobody has answered, and old ones are forgotten."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from courses.coproduction import proposals, told
from courses.models import Proposal
from courses.states import ProposalState

PAUSE = timedelta(days=6, hours=12)
"""Between two reminders: the job runs each night, so this is a week."""

KEPT = timedelta(days=365)
"""After an idea was declined or published, what is known of who sent it is kept for so long."""


@transaction.atomic
def remind(*, now: datetime | None = None) -> int:
    """Write to the coordinators where ideas have waited longer than promised; return how many ideas have."""
    now = now or timezone.now()
    days = settings.IDEA_ANSWER_DAYS
    late = [pk for pk, heard_at in proposals.silences() if heard_at < now - timedelta(days=days)]
    if not late or Proposal.objects.filter(reminded_at__gt=now - PAUSE).exists():
        return 0
    Proposal.objects.filter(pk__in=late).update(reminded_at=now)
    coordinators = User.objects.filter(is_active=True, groups__name=Role.COORDINATOR).order_by("pk")
    told.waits(coordinators, count=len(late), days=days)
    return len(late)


def forget_old(*, now: datetime | None = None) -> int:
    """Forget who sent what was declined or published a year ago; return how many."""
    before = (now or timezone.now()) - KEPT
    ended = (ProposalState.DECLINED, ProposalState.PUBLISHED)
    rows = Proposal.objects.filter(state__in=ended, state_since__lt=before)
    known = rows.exclude(why="", person__isnull=True)
    found = list(known.order_by("pk"))
    for row in found:
        proposals.forget(proposal=row)
    return len(found)

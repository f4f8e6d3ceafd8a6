"""Who did something for the school, for how long, and how often without honorarium though it was offered."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Count, Q, QuerySet, Sum

from peers.models import Engagement
from peers.states import EngagementState, Terms

UNPAID = (Terms.UNPAID, Terms.EXPENSES)


@dataclass(frozen=True, slots=True)
class Worked:
    """The pieces of work of a span: by how many people, how many minutes, and how many without honorarium.

    ``offered`` are the pieces that honorarium was offered for, by ``offered_people``; ``unpaid`` those of
    them that somebody did without, by ``unpaid_people``; the others were done by ``paid_people``.
    """

    people: int = 0
    minutes: int = 0
    offered: int = 0
    offered_people: int = 0
    unpaid: int = 0
    unpaid_people: int = 0
    paid_people: int = 0


def worked(since: date, until: date) -> Worked:
    """Count the work that was done from one day to another, both with."""
    offered = Q(offer__isnull=False)
    unpaid = offered & Q(terms__in=UNPAID)
    people = partial(Count, "contributor", distinct=True)
    row = done(since, until).aggregate(
        people=people(),
        minutes=Sum("minutes", default=0),
        offered=Count("pk", filter=offered),
        offered_people=people(filter=offered),
        unpaid=Count("pk", filter=unpaid),
        unpaid_people=people(filter=unpaid),
        paid_people=people(filter=offered & ~Q(terms__in=UNPAID)),
    )
    return Worked(**row)


def done(since: date, until: date) -> QuerySet[Engagement]:
    """Return work that was done: no frames, on which hours only draw, and nothing called off."""
    rows = Engagement.objects.filter(state=EngagementState.DONE, is_frame=False, is_owed_anyway=False)
    return rows.filter(done_on__gte=since, done_on__lte=until).order_by()

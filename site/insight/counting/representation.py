"""How much of the teams and the working groups is citizens: places, and the people on them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from courses.models import TeamMember
from peers.models import GroupMember
from peers.states import Basis, MemberPlace

LIVED = (Basis.LIVED, Basis.BOTH)


@dataclass(frozen=True, slots=True)
class Part:
    """Places of one kind among all places, with how many people each, and the rest, is about."""

    places: int = 0
    people: int = 0
    of: int = 0
    of_people: int = 0
    rest_people: int = 0


def in_teams(since: date, until: date) -> Part:
    """Count places in the teams of courses in a span, and those of lived experience among them."""
    until = min(until, timezone.localdate())
    first, last = _moments(since, until)
    rows = TeamMember.objects.filter(joined_at__isnull=False, joined_at__lt=last)
    rows = rows.filter(Q(ended_at__isnull=True) | Q(ended_at__gte=first))
    return _part(rows, Q(basis__in=LIVED)) if since <= until else Part()


def in_groups(since: date, until: date) -> Part:
    """Count seats in working groups that somebody had in a span, and the citizens' among them."""
    # Of days to come nothing is known: nobody has had a seat on them.
    until = min(until, timezone.localdate())
    rows = GroupMember.objects.filter(since__lte=until)
    rows = rows.filter(Q(until__isnull=True) | Q(until__gte=since))
    return _part(rows, Q(place=MemberPlace.CITIZEN)) if since <= until else Part()


def _part(rows: QuerySet[Any], ours: Q) -> Part:
    row = rows.order_by().aggregate(
        places=Count("pk", filter=ours),
        people=Count("contributor", filter=ours, distinct=True),
        of=Count("pk"),
        of_people=Count("contributor", distinct=True),
        rest_people=Count("contributor", filter=~ours, distinct=True),
    )
    return Part(**row)


def _moments(since: date, until: date) -> tuple[datetime, datetime]:
    """The first moment of the first day, and the first after the last day."""
    midnight = timezone.get_default_timezone()
    first = datetime.combine(since, time.min, tzinfo=midnight)
    return first, datetime.combine(until, time.min, tzinfo=midnight) + timedelta(days=1)

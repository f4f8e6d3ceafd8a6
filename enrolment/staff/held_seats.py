"""Seats that are held and unused: what will soon be open to all, for the first page of a coordinator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, F, QuerySet, When
from django.utils import timezone

from courses.models import CourseRun
from courses.states import RunState
from enrolment.models import Share
from enrolment.states import ComesAs
from enrolment.words import share_words

SOON = timedelta(days=14)
MOST_SHOWN = 8
_TAKEN = Case(
    When(group=ComesAs.CITIZEN, then=F("run__seats__citizens")),
    When(group=ComesAs.RELATIVE, then=F("run__seats__relatives")),
    When(group=ComesAs.STAFF, then=F("run__seats__staff")),
    default=F("run__seats__others"),
)


@dataclass(frozen=True)
class HeldSeats:
    """A class, and in words how many of its seats are held for whom until when."""

    run: CourseRun
    words: str


def released_soon() -> list[HeldSeats]:
    """Return what is released within two weeks and not used yet, the soonest first; one query."""
    shares: Iterable[Any] = _due(timezone.now() + SOON)[:MOST_SHOWN]
    return [HeldSeats(share.run, share_words.held(share.kept, share)) for share in shares]


def _due(until: object) -> QuerySet[Share]:
    shares = Share.objects.filter(released_at__isnull=True, release_at__lte=until, run__state=RunState.OPEN)
    unused = shares.annotate(kept=F("guaranteed") - _TAKEN).filter(kept__gt=0)
    return unused.select_related("run__course", "run__term").order_by("release_at", "pk")

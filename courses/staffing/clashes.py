"""Whether somebody has something else at the same time, or too near to get from one house to the other."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q

from courses.models import Handover, Session, TeachingAssignment
from courses.states import AssignmentState, HandoverState, RunState, TeachingRole
from peers.models import Contributor

TRAVEL = timedelta(hours=1)
"""From one house to another."""

OFF: frozenset[str] = frozenset({RunState.CANCELLED, RunState.FINISHED})


class Clash(NamedTuple):
    """A planned session, and what the person has already; ``is_close`` where only the way there is short."""

    planned: Session
    other: Session
    is_close: bool


def clashes(contributor: Contributor, sessions: Iterable[Session]) -> list[Session]:
    """Return the person's other sessions that lie at the same time as one of these, or too near."""
    found = clashes_of([contributor.pk], sessions)[contributor.pk]
    return list(dict.fromkeys(clash.other for clash in found))


def clashes_of(contributors: Collection[int], sessions: Iterable[Session]) -> dict[int, list[Clash]]:
    """Return the clashes of each person with these sessions, in order of time; three queries at most.

    Sessions bring their class with them. What a person said yes to counts, and what they are asked about.
    """
    planned = [one for one in sessions if not one.is_cancelled]
    found: dict[int, list[Clash]] = {pk: [] for pk in contributors}
    if not planned or not found:
        return found
    busy = _busy(set(found), planned)
    for pk, others in busy.items():
        pairs = ((one, other) for one in planned for other in others)
        found[pk] = [clash for one, other in pairs if (clash := _clash(one, other)) is not None]
    return found


def _clash(planned: Session, other: Session) -> Clash | None:
    if other.pk == planned.pk:
        return None
    if planned.starts_at < other.ends_at and other.starts_at < planned.ends_at:
        return Clash(planned, other, is_close=False)
    near = planned.starts_at < other.ends_at + TRAVEL and other.starts_at < planned.ends_at + TRAVEL
    if near and _house(planned) != _house(other):
        return Clash(planned, other, is_close=True)
    return None


def _house(session: Session) -> int | None:
    return session.venue_id or session.run.venue_id


def _busy(contributors: set[int], planned: list[Session]) -> dict[int, list[Session]]:
    """Return what each person has around the planned times."""
    around = Session.objects.filter(
        cancelled_at__isnull=True,
        starts_at__lt=max(one.ends_at for one in planned) + TRAVEL,
        ends_at__gt=min(one.starts_at for one in planned) - TRAVEL,
    ).exclude(run__state__in=OFF)
    around = around.exclude(pk__in=[one.pk for one in planned]).select_related("run__course", "run__term")
    live = (AssignmentState.ACCEPTED, AssignmentState.OFFERED)
    rows = TeachingAssignment.objects.filter(contributor__in=contributors, state__in=live)
    rows = rows.exclude(role=TeachingRole.SUBSTITUTE, session__isnull=True)
    whole: dict[int, set[int]] = defaultdict(set)
    single: dict[int, set[int]] = defaultdict(set)
    for person, run, session in rows.values_list("contributor", "run", "session"):
        (single[session] if session else whole[run]).add(person)
    taken = Handover.objects.filter(taken_by__in=contributors, state=HandoverState.TAKEN)
    for person, session in taken.values_list("taken_by", "session"):
        single[session].add(person)
    found: dict[int, list[Session]] = defaultdict(list)
    theirs = around.filter(Q(run__in=list(whole)) | Q(pk__in=list(single))).order_by("starts_at", "pk")
    for one in theirs:
        for person in whole[one.run_id] | single[one.pk]:
            found[person].append(one)
    return found

"""Who holds a session as things stand, and who could take it."""

from collections.abc import Iterable

from django.db.models import Q

from courses import staffing
from courses.models import Handover, Session, TeachingAssignment
from courses.states import RUNS_THE_CLASS, HandoverState, TeachingRole
from peers.models import Contributor

_COULD: frozenset[str] = RUNS_THE_CLASS | {TeachingRole.SUBSTITUTE}


def holders_of(sessions: Iterable[Session], *, speakers: bool = False) -> dict[int, list[Contributor]]:
    """Return who holds each session, by its id: its teachers and who took it, less those who handed it on.

    With ``speakers`` those who speak too. Two queries.
    """
    given = list(sessions)
    ids, runs = [one.pk for one in given], {one.run_id for one in given}
    rows = TeachingAssignment.objects.accepted().filter(
        Q(run__in=runs, session__isnull=True) | Q(session__in=ids)
    )
    roles = RUNS_THE_CLASS | {TeachingRole.SPEAKER} if speakers else RUNS_THE_CLASS
    there = [
        row
        for row in rows.select_related("contributor__person").order_by("contributor__public_name", "pk")
        if _is_there(row, roles)
    ]
    taken = list(
        Handover.objects.filter(session__in=ids, state=HandoverState.TAKEN)
        .select_related("taken_by__person")
        .order_by("pk")
    )
    return {one.pk: _holders(one, there, taken) for one in given}


def holders(session: Session, *, speakers: bool = False) -> list[Contributor]:
    """Return who holds one session."""
    return holders_of([session], speakers=speakers)[session.pk]


def people_to_ask(session: Session, contributor: Contributor) -> list[Contributor]:
    """Return those who could take a session: who holds it too, and the substitutes of the class.

    Never somebody who has a bad day too.
    """
    tired = Handover.objects.filter(session=session).exclude(state=HandoverState.WITHDRAWN)
    left_out = {contributor.pk, *tired.values_list("contributor", flat=True)}
    return [one for one in people_who_could(session) if one.pk not in left_out]


def people_who_could(session: Session) -> list[Contributor]:
    """Return who holds a session as things stand, or stands in for those who do."""
    could = [row.contributor for row in staffing.at(session) if row.role in _COULD]
    return list(dict.fromkeys([*could, *holders(session)]))


def _holders(session: Session, there: list[TeachingAssignment], taken: list[Handover]) -> list[Contributor]:
    mine = [row for row in taken if row.session_id == session.pk]
    own = [row.contributor for row in there if _concerns(row, session)]
    takers = [row.taken_by for row in mine if row.taken_by is not None]
    handed_on = {row.contributor_id for row in mine}
    return [one for one in dict.fromkeys([*own, *takers]) if one.pk not in handed_on]


def _concerns(row: TeachingAssignment, session: Session) -> bool:
    return row.session_id == session.pk or (row.session_id is None and row.run_id == session.run_id)


def _is_there(row: TeachingAssignment, roles: frozenset[str]) -> bool:
    return row.role in roles or (row.role == TeachingRole.SUBSTITUTE and row.session_id is not None)

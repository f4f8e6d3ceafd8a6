"""The one place where a seat changes state: by the table, logged, and with its promise queued.

Callers hold the lock on the class (``enrolment.seats.locking``) and name the transition.
"""

from datetime import datetime
from typing import Any

from accounts.models import User
from courses.models import CourseRun
from enrolment import notices
from enrolment.models import Enrolment, Move
from enrolment.states import NEW, TRANSITIONS, Transition


class NotAllowed(Exception):
    """A transition was asked for that the table has not from this state, or not by this actor."""


def begin(
    transition: str,
    *,
    person: User,
    run: CourseRun,
    actor: str,
    by: User | None,
    now: datetime,
    **fields: Any,
) -> Enrolment:
    """Make the row of a person in a class, in the state that the transition leads to.

    Raises NotAllowed.
    """
    row = _allowed(transition, NEW, actor)
    enrolment = Enrolment.objects.create(
        person=person, run=run, state=row.target, created_at=now, state_since=now, **fields
    )
    _log(enrolment, transition, row, source="", actor=actor, by=by, now=now, reason="")
    return enrolment


def move(
    enrolment: Enrolment,
    transition: str,
    *,
    actor: str,
    by: User | None,
    now: datetime,
    reason: str = "",
    **fields: Any,
) -> Move:
    """Move a row as the transition says; ``fields`` are what else changes with it.

    An expiry that is not given is taken away. Raises NotAllowed.
    """
    source = enrolment.state
    row = _allowed(transition, source, actor)
    changes: dict[str, Any] = {"state": row.target, "state_since": now, "expires_at": None, **fields}
    for name, value in changes.items():
        setattr(enrolment, name, value)
    enrolment.save(update_fields=list(changes))
    return _log(enrolment, transition, row, source=source, actor=actor, by=by, now=now, reason=reason)


def _allowed(transition: str, source: str, actor: str) -> Transition:
    row = TRANSITIONS[transition]
    if source not in row.sources or actor not in row.actors:
        raise NotAllowed(f"{transition!r} by {actor!r} from {source!r}")
    return row


def _log(
    enrolment: Enrolment,
    transition: str,
    row: Transition,
    *,
    source: str,
    actor: str,
    by: User | None,
    now: datetime,
    reason: str,
) -> Move:
    logged = Move.objects.create(
        enrolment=enrolment,
        transition=transition,
        source=source,
        target=row.target,
        actor=actor,
        by=by,
        notice=row.notice,
        reason=reason,
        at=now,
    )
    if row.notice:
        notices.queue(kind=row.notice, enrolment=enrolment, move=logged)
    return logged

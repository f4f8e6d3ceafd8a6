"""The one place where a seat changes state: by the table, logged, and with its promise queued.

Callers hold the lock on the class (``enrolment.seats.locking``) and name the transition.
"""

import uuid
from datetime import datetime
from typing import Any

from django.db import connection

from accounts.models import User
from accounts.told import ways
from courses.models import CourseRun
from enrolment import notices
from enrolment.day import lending
from enrolment.models import Enrolment, Move
from enrolment.states import NEW, SAME, TRANSITIONS, Transition
from enrolment.told import outbox

# Row, move, notice and task in one statement, since everybody else waits for the lock meanwhile: as four
# statements through the models it takes three times as long. A test holds it against what those would write.
_BEGIN = """
    WITH row AS (
      INSERT INTO enrolment_enrolment (uid, person_id, run_id, state, comes_as, line_number, expires_at,
        offer_number, created_at, state_since, seats, brings_companion, companion_name, first_timer, pair_id,
        replaces_id)
      VALUES (%(uid)s, %(person)s, %(run)s, %(state)s, %(comes_as)s, %(line_number)s, %(expires_at)s,
        0, %(now)s, %(now)s, %(seats)s, %(brings_companion)s, %(companion_name)s, %(first_timer)s, %(pair)s,
        %(replaces)s)
      RETURNING id
    ), move AS (
      INSERT INTO enrolment_move (enrolment_id, transition, source, target, actor, by_id, notice, comes_as,
        seats, line_number, pair_id, reason, at)
      SELECT id, %(transition)s, '', %(state)s, %(actor)s, %(by)s, %(kind)s, %(comes_as)s, %(seats)s,
        %(line_number)s, %(pair)s, '', %(now)s FROM row
      RETURNING id
    ), notice AS (
      INSERT INTO enrolment_notice (id, person_id, kind, move_id, enrolment_id, details, channel, not_before,
        state, attempts, created_at)
      SELECT %(notice)s, %(person)s, %(kind)s, move.id, row.id, '{}', %(channel)s, %(not_before)s,
        %(notice_state)s, 0, %(now)s
      FROM row, move WHERE %(kind)s <> ''
    ), task AS (
      INSERT INTO django_tasks_database_dbtaskresult (id, status, enqueued_at, args_kwargs, priority,
        task_path, worker_ids, queue_name, backend_name, run_after, return_value, exception_class_path,
        traceback)
      SELECT %(task)s, 'READY', %(now)s, %(arguments)s, %(priority)s, %(task_path)s,
        '[]', %(queue)s, %(backend)s, %(run_after)s, 'null', '', ''
      WHERE %(kind)s <> '' AND %(notice_state)s = 'queued'
    )
    SELECT id FROM row
"""


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

    ``fields`` are what else it says. Raises NotAllowed.
    """
    row = _allowed(transition, NEW, actor)
    enrolment = Enrolment(
        person=person,
        run=run,
        state=row.target,
        created_at=now,
        state_since=now,
        **fields,
    )
    way = ways.way_to(person, is_own_act=by == person, now=now)
    told = {"kind": str(row.notice), **way.as_row()}
    logged = {"transition": transition, "actor": str(actor), "by": by.pk if by else None}
    task = outbox.task_row(uuid.uuid4(), not_before=way.not_before, now=now)
    _insert(enrolment, {**told, **logged, **task})
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

    What belongs to a state (an expiry, a pause, a yes that waits for the other's) ends with it, unless it is
    given anew. Raises NotAllowed.
    """
    source = enrolment.state
    row = _allowed(transition, source, actor)
    target = source if row.target == SAME else row.target
    changes: dict[str, Any] = dict(fields)
    if target != source:
        over = {"expires_at": None, "paused_at": None, "said_yes_at": None}
        changes = {"state": target, "state_since": now, **over, **fields}
    for name, value in changes.items():
        setattr(enrolment, name, value)
    enrolment.save(update_fields=list(changes))
    said: dict[str, Any] = {"actor": actor, "by": by, "notice": row.notice, "reason": reason, "at": now}
    logged = _log(enrolment, transition=transition, source=source, target=target, **said)
    if row.notice:
        notices.queue(kind=row.notice, enrolment=enrolment, move=logged)
    if target != source or "seats" in changes:
        lending.seat_moved(enrolment=enrolment, source=source, now=now)
    return logged


def _log(enrolment: Enrolment, **said: Any) -> Move:
    """Write down a move with who and what the person is at that moment."""
    return Move.objects.create(
        enrolment=enrolment,
        comes_as=enrolment.comes_as,
        seats=enrolment.seats,
        line_number=enrolment.line_number,
        pair_id=enrolment.pair_id,
        **said,
    )


def _insert(enrolment: Enrolment, values: dict[str, Any]) -> None:
    row: dict[str, Any] = {
        "uid": enrolment.uid,
        "person": enrolment.person_id,
        "run": enrolment.run_id,
        "state": str(enrolment.state),
        "comes_as": enrolment.comes_as,
        "line_number": enrolment.line_number,
        "expires_at": enrolment.expires_at,
        "now": enrolment.created_at,
        "seats": enrolment.seats,
        "brings_companion": enrolment.brings_companion,
        "companion_name": enrolment.companion_name,
        "first_timer": enrolment.first_timer,
        "pair": enrolment.pair_id,
        "replaces": enrolment.replaces_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, {**row, **values})
        (enrolment.pk,) = cursor.fetchone()
    enrolment._state.adding, enrolment._state.db = False, connection.alias


def _allowed(transition: str, source: str, actor: str) -> Transition:
    row = TRANSITIONS[transition]
    if source not in row.sources or actor not in row.actors:
        raise NotAllowed(f"{transition!r} by {actor!r} from {source!r}")
    return row

"""The facts about seats that must always hold, checked without trusting what holds them.

Everything is counted anew from the rows and the log; the counters and constraints of the database are
among what is checked. The numbers are those of the list in ``docs/architecture.md``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils import timezone

from enrolment import outbox
from enrolment.models import Notice
from enrolment.models.moves import NoticeState
from enrolment.states import NEW, TAKEN, TRANSITIONS

STUCK_AFTER = timedelta(minutes=5)
"""How long a seat may outlive its time: a minute for the sweep, and some for a busy worker."""

NEVER_KNOWN = re.compile(
    r"diagnos|cpr|social_security|referr|henvis|ydelse|social_benefit|medic|illness|symptom"
)

_APPS = frozenset({"accounts", "peers", "courses", "enrolment", "insight", "home", "config"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One fact of the list that does not hold, and where."""

    fact: int
    text: str

    def __str__(self) -> str:
        return f"fact {self.fact}: {self.text}"


# What each statement finds is a fault; the columns fill the text.
_STATEMENTS: tuple[tuple[int, str, str], ...] = (
    (
        1,
        "class {} has {} seats and {} people in them",
        """SELECT s.run_id, s.capacity, count(*) FROM courses_runseats s
            JOIN enrolment_enrolment e ON e.run_id = s.run_id AND e.state = ANY(%(taken)s)
            GROUP BY s.run_id, s.capacity HAVING count(*) > s.capacity""",
    ),
    (
        1,
        "class {} counts {} taken and {} waiting, but there are {} and {}",
        """SELECT s.run_id, s.taken, s.waiting, n.taken, n.waiting FROM courses_runseats s, LATERAL (
              SELECT count(*) FILTER (WHERE e.state = ANY(%(taken)s)) AS taken,
                count(*) FILTER (WHERE e.state = 'waiting') AS waiting
              FROM enrolment_enrolment e WHERE e.run_id = s.run_id) n
            WHERE (s.taken, s.waiting) IS DISTINCT FROM (n.taken::int, n.waiting::int)""",
    ),
    (
        1,
        "class {} has people and no seats",
        """SELECT DISTINCT e.run_id FROM enrolment_enrolment e
           WHERE NOT EXISTS (SELECT 1 FROM courses_runseats s WHERE s.run_id = e.run_id)""",
    ),
    (
        1,
        "person {} is in class {} {} times",
        """SELECT person_id, run_id, count(*) FROM enrolment_enrolment
            WHERE state = ANY(%(taken)s) OR state = 'waiting' GROUP BY 1, 2 HAVING count(*) > 1""",
    ),
    (
        2,
        "enrolment {} got a seat in class {} while enrolment {} waited for it",
        """SELECT e.id, e.run_id, w.id FROM enrolment_move m
            JOIN enrolment_enrolment e ON e.id = m.enrolment_id
            JOIN enrolment_enrolment w ON w.run_id = e.run_id AND w.id <> e.id AND w.line_number IS NOT NULL
              AND (e.line_number IS NULL OR w.line_number < e.line_number)
            JOIN enrolment_move began ON began.enrolment_id = w.id AND began.target = 'waiting'
              AND began.id < m.id
            WHERE m.target = ANY(%(taken)s) AND m.source <> ALL(%(taken)s) AND NOT EXISTS (
              SELECT 1 FROM enrolment_move later
              WHERE later.enrolment_id = w.id AND later.id > began.id AND later.id < m.id)""",
    ),
    (
        2,
        "class {} has {} free seats while {} wait",
        """SELECT s.run_id, s.capacity - s.taken, s.waiting FROM courses_runseats s
           JOIN courses_courserun r ON r.id = s.run_id
           WHERE r.state IN ('open', 'closed') AND s.waiting > 0 AND s.taken < s.capacity
             AND (SELECT max(ends_at) FROM courses_session WHERE run_id = r.id) > %(now)s""",
    ),
    (
        2,
        "enrolment {} is {} since its time ran out at {}",
        "SELECT id, state, expires_at FROM enrolment_enrolment WHERE expires_at < %(stuck)s",
    ),
    (
        2,
        "enrolment {} is {}, but its last move led to {}",
        """SELECT e.id, e.state, m.target FROM enrolment_enrolment e LEFT JOIN LATERAL (
             SELECT target FROM enrolment_move WHERE enrolment_id = e.id ORDER BY id DESC LIMIT 1) m ON true
           WHERE m.target IS DISTINCT FROM e.state""",
    ),
    (
        2,
        "move {} of enrolment {} starts from {}, but the one before led to {}",
        """SELECT id, enrolment_id, source, before FROM (
             SELECT id, enrolment_id, source,
               coalesce(lag(target) OVER (PARTITION BY enrolment_id ORDER BY id), '') AS before
             FROM enrolment_move) m WHERE source <> before""",
    ),
    (
        6,
        "move {} promised the notice {}, and there is none",
        """SELECT m.id, m.notice FROM enrolment_move m
           WHERE m.notice <> '' AND NOT EXISTS (SELECT 1 FROM enrolment_notice n WHERE n.move_id = m.id)""",
    ),
)

_TRIGGERS = ("nobody_overtakes", "count_seats", "state_is_logged", "append_only", "promise_is_queued")
_CONSTRAINTS = ("courses_seats_never_oversold", "enrolment_one_active_per_run", "enrolment_timed_iff_expiry")


def faults(*, now: datetime | None = None) -> list[Fault]:
    """Return everything that is not as it must be; empty when all holds."""
    moment = now or timezone.now()
    checks: tuple[Callable[[datetime], Iterator[Fault]], ...] = (
        _by_statement,
        _off_the_table,
        _forgotten_mails,
        _too_telling_fields,
        _missing_guards,
    )
    return [fault for check in checks for fault in check(moment)]


def _by_statement(moment: datetime) -> Iterator[Fault]:
    values = {"now": moment, "stuck": moment - STUCK_AFTER, "taken": sorted(TAKEN)}
    for fact, text, statement in _STATEMENTS:
        for row in _rows(statement, values):
            yield Fault(fact, text.format(*row))


def _off_the_table(_moment: datetime) -> Iterator[Fault]:
    for name, source, target, actor, notice in _rows(
        "SELECT DISTINCT transition, source, target, actor, notice FROM enrolment_move", {}
    ):
        row = TRANSITIONS.get(name)
        fits = row is not None and (source or NEW) in row.sources and actor in row.actors
        if row is None or not fits or (target, notice) != (row.target, row.notice):
            yield Fault(
                2, f"{actor} made the move {name} from {source or NEW} to {target}, telling {notice!r}"
            )


def _forgotten_mails(moment: datetime) -> Iterator[Fault]:
    waiting = Notice.objects.filter(
        state=NoticeState.QUEUED, created_at__lt=moment - outbox.LOST_AFTER - STUCK_AFTER
    )
    for notice in outbox.without_task(waiting):
        yield Fault(6, f"notice {notice.pk} waits to be mailed and has no task")


def _too_telling_fields(_moment: datetime) -> Iterator[Fault]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in _APPS:
            for field in model._meta.get_fields():
                if NEVER_KNOWN.search(field.name.lower()):
                    yield Fault(7, f"{model._meta.label} knows {field.name}")


def _missing_guards(_moment: datetime) -> Iterator[Fault]:
    triggers = [
        name
        for (name,) in _rows("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal", {})
    ]
    for wanted in _TRIGGERS:
        if not any(wanted in name for name in triggers):
            yield Fault(1, f"the trigger {wanted} is missing or switched off")
    present = {
        name for (name,) in _rows("SELECT relname FROM pg_class UNION SELECT conname FROM pg_constraint", {})
    }
    for wanted in _CONSTRAINTS:
        if wanted not in present:
            yield Fault(1, f"the constraint {wanted} is missing")


def _rows(statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found

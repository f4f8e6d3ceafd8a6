"""The facts about seats that must always hold, checked without trusting what holds them.

Everything is counted anew from the rows and the log; the counters and constraints of the database are
among what is checked. The numbers are those of the list in ``docs/architecture.md``.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from accounts import letters
from accounts.models import Letter
from accounts.states import NoticeState
from accounts.told.outgoing import LOST_AFTER
from enrolment.invariants.fault import Fault, rows
from enrolment.invariants.guards import missing_guards, too_telling_fields
from enrolment.invariants.now import unclaimed_seats, unlogged_rules
from enrolment.invariants.replay import against_the_rules
from enrolment.invariants.statements import STATEMENTS
from enrolment.models import Notice
from enrolment.states import NEW, SAME, TAKEN, TRANSITIONS
from enrolment.told import outbox

__all__ = ["STUCK_AFTER", "Fault", "faults"]

STUCK_AFTER = timedelta(minutes=5)
"""How long a seat may outlive its time: a minute for the sweep, and some for a busy worker."""


def faults(*, now: datetime | None = None) -> list[Fault]:
    """Return everything that is not as it must be; empty when all holds."""
    moment = now or timezone.now()
    checks: tuple[Callable[[datetime], Iterator[Fault]], ...] = (
        _by_statement,
        unclaimed_seats,
        against_the_rules,
        unlogged_rules,
        _off_the_table,
        _forgotten_mails,
        too_telling_fields,
        missing_guards,
    )
    return [fault for check in checks for fault in check(moment)]


def _by_statement(moment: datetime) -> Iterator[Fault]:
    values = {"now": moment, "stuck": moment - STUCK_AFTER, "taken": sorted(TAKEN)}
    for fact, text, statement in STATEMENTS:
        for row in rows(statement, values):
            yield Fault(fact, text.format(*row))


def _off_the_table(_moment: datetime) -> Iterator[Fault]:
    for name, source, target, actor, notice in rows(
        "SELECT DISTINCT transition, source, target, actor, notice FROM enrolment_move"
    ):
        row = TRANSITIONS.get(name)
        fits = row is not None and (source or NEW) in row.sources and actor in row.actors
        leads_to = row and (source if row.target == SAME else row.target)
        if row is None or not fits or (target, notice) != (leads_to, row.notice):
            yield Fault(
                2, f"{actor} made the move {name} from {source or NEW} to {target}, telling {notice!r}"
            )


def _forgotten_mails(moment: datetime) -> Iterator[Fault]:
    too_long = {"state": NoticeState.QUEUED, "created_at__lt": moment - LOST_AFTER - STUCK_AFTER}
    for notice in outbox.without_task(Notice.objects.filter(**too_long)):
        yield Fault(6, f"notice {notice.pk} waits to be mailed and has no task")
    for letter in letters.OUTBOX.without_task(Letter.objects.filter(**too_long)):
        yield Fault(6, f"letter {letter.pk} waits to be mailed and has no task")

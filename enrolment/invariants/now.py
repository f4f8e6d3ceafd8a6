"""Classes as they are at this moment: seats that nobody was given, rules that nobody wrote down."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from courses.models import CourseRun
from enrolment.invariants.fault import Fault, rows
from enrolment.invariants.rooms import Row, Rules, parties
from enrolment.models import SharingChange
from enrolment.seats.releasing import as_logged
from enrolment.states import TAKEN

_WITH_ROOM = """
    SELECT s.run_id, s.capacity - s.taken, s.waiting FROM courses_runseats s
    JOIN courses_courserun r ON r.id = s.run_id
    WHERE r.state IN ('open', 'closed') AND s.waiting > 0 AND s.taken < s.capacity
      AND (SELECT max(ends_at) FROM courses_session WHERE run_id = r.id) > %(now)s
"""

_ROWS = """
    SELECT id, first_timer, state, comes_as, seats, coalesce(line_number, 0), pair_id, paused_at IS NOT NULL
    FROM enrolment_enrolment WHERE run_id = %(run)s AND (state = ANY(%(taken)s) OR state = 'waiting')
"""


def unclaimed_seats(moment: datetime) -> Iterator[Fault]:
    """Find seats that are free although somebody waits who may have them."""
    for run_id, free, waiting in rows(_WITH_ROOM, {"now": moment}):
        found = [Row(*row) for row in rows(_ROWS, {"run": run_id, "taken": sorted(TAKEN)})]
        rules = rules_now(run_id)
        heads = Counter(group for row in found if row.state in TAKEN for group in row.groups)
        line = parties(row for row in found if row.state == "waiting")
        might = [row.pk for row, groups in line if rules.lets_in(heads, groups)]
        if might:
            yield Fault(
                2, f"class {run_id} has {free} free seats while {waiting} wait, so enrolment {might[0]}"
            )


def unlogged_rules(_moment: datetime) -> Iterator[Fault]:
    """Find classes that share their seats otherwise than the log says, as far as it goes."""
    newest = SharingChange.objects.order_by("run_id", "-pk").distinct("run_id").select_related("run")
    for change in newest:
        now = as_logged(change.run)
        # What a later version has added to the rules stands in no old entry.
        if {name: now.get(name) for name in change.rules} != change.rules:
            yield Fault(1, f"class {change.run_id} shares its seats otherwise than its log says")


def rules_now(run_id: int) -> Rules:
    """Return the rules of a class as they are."""
    return Rules.logged(as_logged(CourseRun(pk=run_id)))

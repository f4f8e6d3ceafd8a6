"""The whole log once more, move by move, with the rules of its time: was every seat taken rightly?

One pass over the moves of each class. Whoever comes into a seat must have had the right to it, and nobody
who waited nearer may have had it too.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from courses.models import RunSeats
from enrolment.invariants.fault import Fault, rows
from enrolment.invariants.line import Line
from enrolment.invariants.now import rules_now
from enrolment.invariants.rooms import Groups, Row, Rules
from enrolment.models import SeatRules, Share
from enrolment.states import TAKEN

_MOVES = """
    SELECT e.run_id, m.id, m.enrolment_id, e.first_timer, m.transition, m.target, m.comes_as, m.seats,
      coalesce(m.line_number, 0), m.pair_id
    FROM enrolment_move m JOIN enrolment_enrolment e ON e.id = m.enrolment_id ORDER BY e.run_id, m.id
"""

_CHANGES = "SELECT run_id, after_move, rules::text FROM enrolment_sharingchange ORDER BY run_id, id"

_BRINGS_MORE = frozenset({"accompany", "confirm"})

Change = tuple[int, Rules]
"""The last move before it, and the rules from then on."""


def against_the_rules(_moment: datetime) -> Iterator[Fault]:
    """Find seats that were taken against the rules of their time, or before somebody who waited nearer."""
    changes: dict[int, list[Change]] = {}
    for run_id, after_move, text in rows(_CHANGES):
        changes.setdefault(run_id, []).append((after_move, Rules.logged(json.loads(text))))
    capacities = dict(RunSeats.objects.values_list("run", "capacity"))
    shared = {*Share.objects.values_list("run", flat=True), *SeatRules.objects.values_list("run", flat=True)}
    for run_id, moves in groupby(_all_moves(), key=itemgetter(0)):
        if run_id not in changes:  # never changed: as it is now is as it always was
            rules = rules_now(run_id) if run_id in shared else Rules(capacities.get(run_id, 0))
            changes[run_id] = [(0, rules)]
        yield from _Replay(run_id, changes[run_id]).judged(moves)


def _all_moves() -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_MOVES)
        while part := cursor.fetchmany(2000):
            yield from part


class _Replay:
    """One class, as the log has told of it so far."""

    def __init__(self, run_id: int, changes: list[Change]) -> None:
        self.run_id = run_id
        self.to_come = changes[::-1]
        self.rules = changes[0][1]
        self.rows: dict[int, Row] = {}
        self.heads: Counter[str] = Counter()
        self.line = Line()
        self.seated_pair: int | None = None

    def judged(self, moves: Iterable[tuple[Any, ...]]) -> Iterator[Fault]:
        """Go through the moves in their order and yield what was not right."""
        for _run, move_id, pk, is_first_timer, transition, *after in moves:
            while self.to_come and self.to_come[-1][0] < move_id:
                self.rules = self.to_come.pop()[1]
            row = self.rows.setdefault(pk, Row(pk, is_first_timer))
            target, group, seats, number, pair = after
            groups = (group, *("",) * (seats - 1))
            if target in TAKEN:
                yield from self._judge(row, transition, groups, pair)
            self._leave(row)
            row.state, row.group, row.seats, row.number, row.pair = target, group, seats, number, pair
            row.is_paused = target == "waiting" and (
                transition == "pause" or (row.is_paused and transition != "resume")
            )
            self._come(row)

    def _judge(self, row: Row, transition: str, groups: Groups, pair: int | None) -> Iterator[Fault]:
        if row.state not in TAKEN:
            yield from self._against(self.heads, groups, f"enrolment {row.pk} got a seat")
            yield from self._overtaken(row, pair)
            self.seated_pair = pair
        elif groups[0] != row.group:
            others = self.heads - Counter(row.groups)
            yield from self._against(others, groups, f"enrolment {row.pk} changed its group")
        elif len(groups) > row.seats and transition in _BRINGS_MORE:
            yield from self._against(self.heads, ("",), f"enrolment {row.pk} got a second seat")
            yield from self._overtaken(row, None)

    def _against(self, heads: "Counter[str]", groups: Groups, what: str) -> Iterator[Fault]:
        heads = heads.copy()
        for group in sorted(groups, key=lambda group: group != "citizen"):
            why = self.rules.against(heads, group)
            if why:
                yield Fault(1, f"{what} in class {self.run_id}, but {why}")
            heads[group] += 1

    def _overtaken(self, row: Row, pair: int | None) -> Iterator[Fault]:
        """Find somebody who waited nearer and might have had the seat; of two together the first is asked."""
        if pair is not None and pair == self.seated_pair:
            return
        place = self.line.place_of(row, self.rules) if row.state == "waiting" else None
        for other in self.line.might(self.rules, self.heads, before=place, but=row):
            yield Fault(
                2,
                f"enrolment {row.pk} got a seat in class {self.run_id} "
                f"while enrolment {other.pk} waited for it",
            )

    def _leave(self, row: Row) -> None:
        if row.state in TAKEN:
            self.heads.subtract(row.groups)
        elif row.state == "waiting":
            self.line.remove(row)

    def _come(self, row: Row) -> None:
        if row.state in TAKEN:
            self.heads.update(row.groups)
        elif row.state == "waiting":
            self.line.add(row)

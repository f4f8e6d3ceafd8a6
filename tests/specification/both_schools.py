"""Two schools side by side, in the database and in plain Python: every operation is done in both."""

import copy
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from courses.models import CourseRun, RunSeats
from enrolment import invariants, lines, seats
from enrolment.models import Enrolment, EnrolmentSettings, Notice
from enrolment.rules import Refused
from tests.factories import make_people, make_run
from tests.specification.rooms import Rules, kept_for
from tests.specification.rows import Class, No, Row
from tests.specification.staying import School

GROUPS = {"citizen": "citizens", "relative": "relatives", "staff": "staff", "other": "others"}
REFUSALS = (
    Refused,
    seats.NoSeat,
    seats.OfferGone,
    seats.PairGone,
    seats.CapacityTooLow,
    seats.TooManyGuaranteed,
)


def named(error: Exception) -> str:
    """Return a refusal in the words of the naive school."""
    return f"Refused {error.code.value}" if isinstance(error, Refused) else type(error).__name__


class BothSchools:
    """Two small classes of one course, and some people, in the database and in the specification."""

    def __init__(self, people: int, capacities: tuple[int, ...]) -> None:
        self.outer = transaction.atomic()
        self.outer.__enter__()
        EnrolmentSettings.objects.update_or_create(defaults={"courses_per_term": 0})
        self.people = make_people(people)
        (self.dina,) = make_people(1)
        self.now = self.swept_at = timezone.now()
        course = make_run(capacity=1).course
        self.runs = [make_run(capacity=size, course=course, sessions=2) for size in capacities]
        self.ideal = School([self._class(n, run) for n, run in enumerate(self.runs)])

    def _class(self, number: int, run: CourseRun) -> Class:
        # Told apart by this alone from the start: in the first class a companion sits on a seat.
        seats.change_rules(run=run, by=self.dina, companions="welcome" if number else "seat", now=self.now)
        sessions = list(run.sessions.values_list("starts_at", "ends_at"))
        return Class(number, Rules(run.seats.capacity, companion_sits=not number), sessions)

    def close(self) -> None:
        """Forget everything."""
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    # -- doing -------------------------------------------------------------------------------------

    def both(self, real: Callable[[], Any], ideal: Callable[[], Any]) -> Any:
        """Do the same in both schools; they must answer alike. Return the answer."""
        before = copy.deepcopy(self.ideal)
        try:
            expected = ideal()
        except No as no:
            expected = str(no)
            if expected != "OfferGone":  # what had run out stays ended, all else is as before
                self.ideal = before
        try:
            answer = real()
        except REFUSALS as error:
            answer = named(error)
        assert said(answer) == said(expected), f"{said(answer)}, but expected was {said(expected)}"
        return said(answer)

    def only_look(self, real: Callable[[], Any], ideal: Callable[[], list[Row]]) -> None:
        """Preview a change in both: the same offers are foretold, and nothing has changed."""
        before = copy.deepcopy(self.ideal)
        try:
            expected: Any = sorted(self.people[row.person].pk for row in ideal())
        except No as no:
            expected = str(no)
        self.ideal = before
        try:
            outcome = seats.preview(real)
            answer: Any = sorted(row.person_id for row in outcome.offers)
            assert outcome.losing == 0
        except REFUSALS as error:
            answer = named(error)
        assert answer == expected, f"{answer}, but expected was {expected}"

    def real(self, row: Row) -> Enrolment:
        """Return the row of the database that is this row."""
        mine = [r for r in self.ideal.rows if (r.person, r.place) == (row.person, row.place)]
        rows = Enrolment.objects.filter(person=self.people[row.person], run=self.runs[row.place])
        return list(rows.order_by("pk"))[mine.index(row)]

    # -- comparing ---------------------------------------------------------------------------------

    def compare(self) -> None:
        """Hold everything in one school against the other."""
        connection.check_constraints()
        found, ideal = self._rows_of_database(), self._rows_of_ideal()
        assert found == ideal, _told_apart(found, ideal)
        for one in self.ideal.classes:
            self._compare_counts(one)
        self._compare_numbers()
        faults = [str(fault) for fault in invariants.faults(now=self.swept_at)]
        assert faults == [], "\n".join(faults)

    def _rows_of_ideal(self) -> dict[tuple[int, int], list[dict[str, Any]]]:
        found: dict[tuple[int, int], list[dict[str, Any]]] = {}
        for row in self.ideal.rows:
            found.setdefault((row.person, row.place), []).append(self._of_ideal(row))
        return found

    def _of_ideal(self, row: Row) -> dict[str, Any]:
        facts: dict[str, Any] = {
            "state": row.state,
            "group": row.group,
            "seats": (row.seats, row.brings),
            "until": row.until,
            "told": row.told,
        }
        if row.state in {"waiting", "offered"}:
            other = self.ideal.partner(row)
            facts |= {
                "line": row.line,
                "paused": row.paused,
                "first timer": row.first_timer,
                "in a pair": row.pair is not None,
                "with": None if other is None else other.person,
                "said yes": row.said_yes,
            }
        return facts

    def _rows_of_database(self) -> dict[tuple[int, int], list[dict[str, Any]]]:
        person = {one.pk: number for number, one in enumerate(self.people)}
        place = {one.pk: number for number, one in enumerate(self.runs)}
        told: dict[int, list[str]] = {}
        for pk, kind in Notice.objects.order_by("move_id").values_list("enrolment", "kind"):
            told.setdefault(pk, []).append(kind)
        found: dict[tuple[int, int], list[dict[str, Any]]] = {}
        rows = list(Enrolment.objects.order_by("pk"))
        for row in rows:
            facts: dict[str, Any] = {
                "state": row.state,
                "group": row.comes_as,
                "seats": (row.seats, row.brings_companion),
                "until": row.expires_at,
                "told": told.get(row.pk, []),
            }
            if row.state in {"waiting", "offered"}:
                together = [
                    one
                    for one in rows
                    if one.pair_id == row.pair_id and one.state == row.state and one is not row
                ]
                facts |= {
                    "line": row.line_number,
                    "paused": row.paused_at is not None,
                    "first timer": row.first_timer,
                    "in a pair": row.pair_id is not None,
                    "with": person[together[0].person_id] if row.pair_id and together else None,
                    "said yes": row.said_yes_at is not None,
                }
            found.setdefault((person[row.person_id], place[row.run_id]), []).append(facts)
        return found

    def _compare_counts(self, one: Class) -> None:
        heads = self.ideal.heads(one.number)
        settled_at = one.settled_at or self.now
        expected = {
            "capacity": one.rules.capacity,
            "taken": len(heads),
            "waiting": len(self.ideal.of(one.number, "waiting")),
            "reserved": sum(kept_for(one.rules, heads, group, settled_at) for group in one.rules.shares),
            **{name: heads.count(group) for group, name in GROUPS.items()},
        }
        counted = RunSeats.objects.values(*expected).get(run=self.runs[one.number])
        assert counted == expected, f"counted are {counted}, but there are {expected}"

    def _compare_numbers(self) -> None:
        """Hold the number in line that people are told against their place in the naive school's line."""
        rows = list(Enrolment.objects.filter(state="waiting").select_related("run"))
        places = lines.explain(rows)
        told = {(row.person_id, row.run_id): places[row.pk].number for row in rows}
        expected: dict[tuple[int, int], int] = {}
        for one in self.ideal.classes:
            number = 1
            for row in [row for party in self.ideal.line(one.number) for row in party]:
                expected[self.people[row.person].pk, self.runs[one.number].pk] = number
                number += not row.paused
        assert told == expected, f"numbers are told as {told}, but they are {expected}"

    def pass_time(self, minutes: int) -> None:
        """Let time pass; nobody does what is due."""
        self.now += timedelta(minutes=minutes)

    def sweep(self) -> None:
        """Let the worker do what is due."""
        seats.sweep(now=self.now)
        self.ideal.sweep(self.now)
        self.swept_at = self.now


def _told_apart(found: dict[Any, Any], ideal: dict[Any, Any]) -> str:
    """Return where two schools differ, by person and class."""
    keys = [key for key in sorted({*found, *ideal}) if found.get(key) != ideal.get(key)]
    return "\n".join(f"{key}: {found.get(key)}\n  but expected was {ideal.get(key)}" for key in keys)


def said(answer: Any) -> Any:
    """Return an answer in words that both schools share."""
    if isinstance(answer, Enrolment | Row):
        return str(answer.state)
    if isinstance(answer, list | tuple):
        return [said(one) for one in answer]
    if isinstance(answer, seats.Outcome):
        return said(answer.offers)
    return answer

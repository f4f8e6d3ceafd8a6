"""A naive school: the specification of the allocator, in plain Python.

Lists of people, no counters, everything looked for from the start at each step. It answers what an operation
returns and what the whole school is like after it.
"""

from datetime import datetime
from itertools import count
from typing import Any

from tests.specification.rooms import may_have
from tests.specification.rows import ACTIVE, HOLD, TAKEN, Class, No, Row


class Ground:
    """The rows of all classes, and the waiting list's own movement."""

    def __init__(self, classes: list[Class]) -> None:
        self.classes = classes
        self.rows: list[Row] = []
        self.pairs = count(1)

    # -- looking -----------------------------------------------------------------------------------

    def own(self, person: int, place: int) -> Row | None:
        """Return the person's active row in a class."""
        return next(
            (r for r in self.rows if (r.person, r.place) == (person, place) and r.state in ACTIVE), None
        )

    def last(self, person: int, place: int) -> Row | None:
        """Return the person's newest row in a class."""
        return next((r for r in self.rows[::-1] if (r.person, r.place) == (person, place)), None)

    def of(self, place: int, *states: str) -> list[Row]:
        """Return the rows of a class in these states, oldest first."""
        return [row for row in self.rows if row.place == place and row.state in states]

    def heads(self, place: int) -> list[str]:
        """Return the group on each seat that is taken."""
        return [head for row in self.of(place, *TAKEN) for head in row.heads]

    def may_have(self, place: int, party: list[Row] | list[str], now: datetime) -> bool:
        """Whether a party may have its seats in a class."""
        heads = [head for one in party for head in (one.heads if isinstance(one, Row) else [one])]
        return may_have(self.classes[place].rules, self.heads(place), heads, now)

    def may_become(self, row: Row, wished: Row, now: datetime) -> bool:
        """Whether a row with seats may be another instead: within its group only what comes on top counts."""
        if row.group == wished.group:
            return self.may_have(row.place, wished.heads[len(row.heads) :], now)
        without = [head for one in self.of(row.place, *TAKEN) if one is not row for head in one.heads]
        return may_have(self.classes[row.place].rules, without, wished.heads, now)

    def partner(self, row: Row) -> Row | None:
        """Return who comes together with this row, if they are in the same place."""
        others = [r for r in self.of(row.place, row.state) if r.pair == row.pair and r is not row]
        return others[0] if row.pair is not None and others else None

    def line(self, place: int) -> list[list[Row]]:
        """Return the waiting list: parties of one or two, each where the later of them stands."""
        first = self.classes[place].rules.first_timers_first

        def stands(row: Row) -> tuple[bool, int]:
            return (first and not row.first_timer, row.line or 0)

        parties = []
        for row in sorted(self.of(place, "waiting"), key=stands):
            other = self.partner(row)
            if other is None:
                parties.append([row])
            elif stands(other) < stands(row):
                parties.append(sorted([other, row], key=lambda one: one.line or 0))
        return parties

    def can_be_offered(self, party: list[Row]) -> bool:
        """Whether nobody in the party is on pause or still without the other."""
        is_half = len(party) == 1 and party[0].pair is not None
        return not is_half and not any(row.paused for row in party)

    # -- moving ------------------------------------------------------------------------------------

    def settle(self, place: int, now: datetime) -> None:
        """End what has run out, and give what is free to who is next."""
        self.classes[place].settled_at = now
        for row in self.of(place, "held", "offered"):
            if row.until is not None and row.until <= now:
                self.runs_out(row)
        self.pass_on(place, now)

    def runs_out(self, row: Row) -> None:
        """End a hold or an offer; who had said yes and waited for the other is back in line."""
        if row.state == "held":
            row.becomes("expired")
        elif row.said_yes:
            self.back_in_line(row)
        else:
            row.becomes("expired", "offer_expired")

    def back_in_line(self, row: Row) -> None:
        """Put one of two back on the list, alone, with the number they had."""
        row.becomes("waiting", "back_in_line", pair=None)

    def pass_on(self, place: int, now: datetime) -> list[Row]:
        """Offer seats to the first in line who may have them, beginning anew after each."""
        offered: list[Row] = []
        while not self.classes[place].is_over(now):
            parties = [p for p in self.line(place) if self.can_be_offered(p) and self.may_have(place, p, now)]
            if not parties:
                break
            for row in parties[0]:
                row.becomes("offered", "offered", until=self.classes[place].answer_by(now))
                offered.append(row)
        return offered

    def gives_up(self, row: Row) -> None:
        """Take one out of a pair that waits or is offered seats: the other is alone from now on."""
        other = self.partner(row)
        if other is not None and row.state == "offered":
            self.back_in_line(other)
        elif other is not None and row.state == "waiting":
            other.pair = None

    def refuse(self, place: int, now: datetime, *, by_school: bool) -> None:
        """Say no to who comes when the class is over, or, without the school's help, has begun."""
        if self.classes[place].is_over(now):
            raise No("Refused over")
        if self.classes[place].has_begun(now) and not by_school:
            raise No("Refused closed")

    def next_number(self, place: int) -> int:
        """Return the next number in line; none is given twice."""
        self.classes[place].last_number += 1
        return self.classes[place].last_number

    def add(self, person: int, place: int, state: str, told: str = "", **fields: Any) -> Row:
        """Write a new row."""
        row = Row(number=len(self.rows), person=person, place=place, state="")
        row.becomes(state, told, **fields)
        if state == "waiting":
            row.first_timer = not any(r.person == person and r.state in TAKEN for r in self.rows)
            row.line = row.line or self.next_number(place)
        self.rows.append(row)
        return row

    def seats_for(self, place: int, *, companion: bool) -> dict[str, Any]:
        """Return what a row says about a companion in this class."""
        sits = companion and self.classes[place].rules.companion_sits
        return {"brings": companion, "seats": 2 if sits else 1}


class SigningUp(Ground):
    """Coming into a class."""

    def hold(self, person: int, place: int, now: datetime, *, group: str, companion: bool) -> Row | None:
        """Hold a seat for some minutes."""
        self.settle(place, now)
        own = self.own(person, place)
        if own is not None:
            return own
        self.refuse(place, now, by_school=False)
        sits = self.seats_for(place, companion=companion)
        if not self.may_have(place, [group, *[""] * (sits["seats"] == 2)], now):
            return None
        row = self.add(person, place, "held", until=now + HOLD, group=group, **sits)
        self.pass_on(place, now)
        return row

    def enrol(
        self,
        person: int,
        place: int,
        now: datetime,
        *,
        by_school: bool = False,
        group: str = "",
        companion: bool = False,
        together: bool = False,
        with_whom: int | None = None,
    ) -> Row:
        """Give a seat, or the next place in line. ``together``: the first of two, who waits for the other."""
        self.settle(place, now)
        own = self.own(person, place)
        if own is not None and own.state == "held":
            self.confirm(own, now, group, companion=companion, alone=not together and with_whom is None)
        if own is not None and own.state != "expired":
            return own
        self.refuse(place, now, by_school=by_school)
        fields = {"group": group, **self.seats_for(place, companion=companion)}
        if with_whom is not None:
            return self.join(person, place, now, with_whom, fields)
        wished = Row(-1, person, place, "", **fields)
        if together:
            row = self.add(person, place, "waiting", "waiting", pair=next(self.pairs), **fields)
        elif self.may_have(place, [wished], now):
            row = self.add(person, place, "enrolled", "enrolled", **fields)
        else:
            row = self.add(person, place, "waiting", "waiting", **fields)
        self.pass_on(place, now)
        return row

    def confirm(self, row: Row, now: datetime, group: str, *, companion: bool, alone: bool) -> None:
        """Make a seat of a hold, also for another wish where that may have it; else the hold is let go."""
        sits = self.seats_for(row.place, companion=companion or row.brings)
        wished = Row(-1, row.person, row.place, "", group=group or row.group, **sits)
        if alone and self.may_become(row, wished, now):
            row.becomes("enrolled", "enrolled", group=wished.group, **sits)
        else:
            row.becomes("expired")
        self.pass_on(row.place, now)

    def join(self, person: int, place: int, now: datetime, pair: int, fields: dict[str, Any]) -> Row:
        """Let the second of two come: both have seats now, or wait together behind everybody."""
        waits = [row for row in self.of(place, "waiting") if row.pair == pair]
        if len(waits) != 1:
            raise No("PairGone")
        first, second = waits[0], Row(-1, person, place, "", **fields)
        if not first.paused and self.may_have(place, [first, second], now):
            first.becomes("enrolled", "enrolled")
            row = self.add(person, place, "enrolled", "enrolled", pair=pair, **fields)
        else:
            first.line = self.next_number(place)
            row = self.add(person, place, "waiting", "waiting", pair=pair, **fields)
        self.pass_on(place, now)
        return row

    def enrol_pair(self, people: list[tuple[int, str]], place: int, now: datetime) -> list[Row]:
        """Let the school sign up two who come together."""
        self.settle(place, now)
        there = [row for row in (self.own(who, place) for who, _group in people) if row is not None]
        if len(there) == 2:
            return there
        if there:
            raise No("AlreadyThere")
        self.refuse(place, now, by_school=True)
        pair = next(self.pairs)
        state = "enrolled" if self.may_have(place, [group for _who, group in people], now) else "waiting"
        rows = [self.add(who, place, state, state, group=group, pair=pair) for who, group in people]
        self.pass_on(place, now)
        return rows

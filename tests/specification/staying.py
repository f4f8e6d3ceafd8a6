"""The naive school, continued: what becomes of a seat or a place in line, and what the school decides."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.specification.rooms import Rules, Share
from tests.specification.rows import ACTIVE, TAKEN, No, Row
from tests.specification.school import SigningUp


class Staying(SigningUp):
    """Leaving, answering, waiting."""

    def leave(self, row: Row, now: datetime) -> Row:
        """Leave whatever one has; the seat goes on at once."""
        self.settle(row.place, now)
        ends = {
            "held": ("expired", ""),
            "enrolled": ("withdrawn", "withdrawn"),
            "waiting": ("withdrawn", "left_list"),
            "offered": ("declined", "declined"),
        }
        if row.state in ends:
            self.gives_up(row)
            row.becomes(*ends[row.state])
            self.pass_on(row.place, now)
        return row

    def answer(self, row: Row, now: datetime, *, accept: bool) -> Row:
        """Say yes or no to an offer. Of two, the first yes waits for the other's."""
        self.settle(row.place, now)
        if row.instead_of is not None:
            self.settle(self.rows[row.instead_of].place, now)
        other = self.partner(row)
        if row.state == "offered" and not accept:
            self.gives_up(row)
            row.becomes("declined", "declined")
            self.pass_on(row.place, now)
        elif row.state == "offered" and other is not None and not other.said_yes:
            row.said_yes = True
            return row
        elif row.state == "offered":
            for one in [row] if other is None else [row, other]:
                self.takes_offered(one)
            self.pass_on(row.place, now)
            if row.instead_of is not None:
                self.pass_on(self.rows[row.instead_of].place, now)
        if row.state != ("enrolled" if accept else "declined"):
            raise No("OfferGone")
        return row

    def takes_offered(self, row: Row) -> None:
        """Take the seat; a seat that was kept elsewhere meanwhile is left in the same moment."""
        kept = None if row.instead_of is None else self.rows[row.instead_of]
        if kept is None or kept.state != "enrolled":
            row.becomes("enrolled", "enrolled")
            return
        row.becomes("enrolled", "moved")
        kept.becomes("withdrawn", "moved_away")
        self.wishes_follow(kept, row)

    def wishes_follow(self, left: Row, taken: Row) -> None:
        """What is still waited for instead of a seat that was left is instead of the new one."""
        for row in self.rows:
            if row.instead_of == left.number and row is not taken and row.state in {"waiting", "offered"}:
                row.instead_of = taken.number

    def pause(self, row: Row, now: datetime) -> Row:
        """Be passed over, and keep the number."""
        self.settle(row.place, now)
        row.paused = row.state == "waiting"
        return row

    def resume(self, row: Row, now: datetime) -> Row:
        """Be asked again."""
        self.settle(row.place, now)
        row.paused = False
        self.pass_on(row.place, now)
        return row

    def pair_up(self, row: Row, pair: int, now: datetime) -> Row:
        """Join somebody who waits for the second of two; both stand behind everybody."""
        self.settle(row.place, now)
        waits = [one for one in self.of(row.place, "waiting") if one.pair == pair]
        if row.pair == pair and self.partner(row) is not None:
            return row
        is_single = row.state == "waiting" and row.pair is None and row.instead_of is None
        if not is_single or len(waits) != 1:
            raise No("PairGone")
        row.pair = pair
        for one in (waits[0], row):
            one.line = self.next_number(row.place)
        self.pass_on(row.place, now)
        return row

    def part(self, row: Row, now: datetime) -> Row:
        """Wait alone from now on, each with the number they have."""
        self.settle(row.place, now)
        if row.state == "waiting":
            self.gives_up(row)
            row.pair = None
            self.pass_on(row.place, now)
        return row

    def regroup(self, row: Row, group: str, now: datetime) -> Row:
        """Come as something else. A seat is kept for the new group only where that might have it."""
        self.settle(row.place, now)
        if row.state not in ACTIVE or row.group == group:
            return row
        if row.state in TAKEN and not self.may_become(row, replace(row, group=group), now):
            raise No("NoSeat")
        row.group = group
        self.pass_on(row.place, now)
        return row

    def accompany(self, row: Row, now: datetime, *, brings: bool) -> Row:
        """Bring a companion, or come alone."""
        self.settle(row.place, now)
        if row.state not in ACTIVE or row.brings == brings:
            return row
        wished = replace(row, **self.seats_for(row.place, companion=brings))
        if row.state in TAKEN and not self.may_become(row, wished, now):
            raise No("NoSeat")
        row.brings, row.seats = brings, wished.seats
        self.pass_on(row.place, now)
        return row

    def move(self, row: Row, place: int, now: datetime) -> Row:
        """Let the school give a person a seat in another class; never without one."""
        self.settle(place, now)
        if self.own(row.person, place) is not None:
            raise No("AlreadyThere")
        self.settle(row.place, now)
        if row.state not in {"enrolled", "waiting", "offered"}:
            raise No("NoSeat")
        self.refuse(place, now, by_school=True)
        wished = self.wished(row, place)
        if not self.may_have(place, [wished], now):
            raise No("NoSeat")
        return self.goes_over(row, wished, now)

    def switch(self, row: Row, place: int, now: datetime, *, by_school: bool = False) -> Row:
        """Go to another class: at once where there is a seat, else wait there and keep this one."""
        waits = [r for r in self.of(place, "waiting", "offered") if r.instead_of == row.number]
        if waits:
            return waits[0]
        self.settle(place, now)
        if self.own(row.person, place) is not None:
            raise No("AlreadyThere")
        self.settle(row.place, now)
        if row.state != "enrolled":
            raise No("NoSeat")
        self.refuse(place, now, by_school=by_school)
        wished = self.wished(row, place)
        if self.may_have(place, [wished], now):
            return self.goes_over(row, wished, now)
        new = self.add(row.person, place, "waiting", "waiting", instead_of=row.number, **self.carried(wished))
        self.pass_on(place, now)
        return new

    def wished(self, row: Row, place: int) -> Row:
        """Return what the person needs in another class."""
        return Row(-1, row.person, place, "", group=row.group, **self.seats_for(place, companion=row.brings))

    def carried(self, wished: Row) -> dict[str, Any]:
        """Return what goes along to another class."""
        return {"group": wished.group, "seats": wished.seats, "brings": wished.brings}

    def goes_over(self, row: Row, wished: Row, now: datetime) -> Row:
        """Take the seat there, then leave what is here."""
        new = self.add(row.person, wished.place, "enrolled", "moved", **self.carried(wished))
        self.gives_up(row)
        row.becomes("withdrawn", "moved_away" if row.state == "enrolled" else "")
        self.wishes_follow(row, new)
        self.pass_on(wished.place, now)
        self.pass_on(row.place, now)
        return new


class School(Staying):
    """What the school decides, and the clock."""

    def change_rules(self, place: int, now: datetime, **changes: Any) -> list[Row]:
        """Change capacity, shares or rules; return who is offered a seat by it. Nobody loses one."""
        self.settle(place, now)
        wished: Rules = replace(self.classes[place].rules, **changes)
        guaranteed = sum(share.guaranteed for share in wished.shares.values())
        if guaranteed > wished.capacity and {"shares", "capacity"} & set(changes):
            raise No("TooManyGuaranteed")
        self.classes[place].rules = wished
        if "companion_sits" in changes:
            for row in self.of(place, *ACTIVE):
                row.seats = self.seats_for(place, companion=row.brings)["seats"]
        if wished.capacity < len(self.heads(place)):
            raise No("CapacityTooLow")
        return self.pass_on(place, now)

    def change_capacity(self, place: int, capacity: int, now: datetime) -> list[Row]:
        """Change the number of seats alone, whatever is guaranteed."""
        self.settle(place, now)
        if capacity < len(self.heads(place)):
            raise No("CapacityTooLow")
        self.classes[place].rules.capacity = capacity
        return self.pass_on(place, now)

    def release(self, place: int, groups: list[str], now: datetime) -> list[Row]:
        """Open what is kept for these groups to all, now."""
        self.settle(place, now)
        for group in groups:
            share = self.classes[place].rules.shares.get(group)
            if share is not None and share.is_held(now):
                share.release_at = now
        return self.pass_on(place, now)

    def hold_back(self, place: int, group: str, until: datetime, now: datetime) -> list[Row]:
        """Keep seats for a group (again) until a moment."""
        self.settle(place, now)
        share = self.classes[place].rules.shares.get(group)
        if share is not None:
            self.classes[place].rules.shares[group] = Share(share.guaranteed, share.maximum, until)
        return self.pass_on(place, now)

    def sweep(self, now: datetime) -> None:
        """Do what is due in every class."""
        for one in self.classes:
            self.settle(one.number, now)

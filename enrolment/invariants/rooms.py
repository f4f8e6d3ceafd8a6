"""Who may have a seat, worked out anew: nothing here is shared with the code that is checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Any

Groups = tuple[str, ...]
Place = tuple[bool, int]


@dataclass(slots=True)
class Rules:
    """Capacity, shares and balance of a class at one time of its log."""

    capacity: int
    guaranteed: dict[str, int] = field(default_factory=dict)
    maximum: dict[str, int] = field(default_factory=dict)
    staff_per_citizen: float | None = None
    staff_from: int = 1
    first_timers_first: bool = False

    @classmethod
    def logged(cls, rules: Mapping[str, Any]) -> "Rules":
        """Read them from an entry of the log."""
        shares = rules["shares"]
        per_citizen = rules["staff_per_citizen"]
        return cls(
            capacity=rules["capacity"],
            guaranteed={share["group"]: share["guaranteed"] for share in shares if share["in_force"]},
            maximum={share["group"]: share["maximum"] for share in shares if share["maximum"] is not None},
            staff_per_citizen=None if per_citizen is None else float(per_citizen),
            staff_from=rules["staff_from"],
            first_timers_first=rules["first_timers_first"],
        )

    def against(self, heads: "Counter[str]", group: str) -> str:
        """Return what is against one seat more for a group, in words; "" where nothing is."""
        free = self.capacity - heads.total()
        others = sum(max(0, n - heads[other]) for other, n in self.guaranteed.items() if other != group)
        if free < 1:
            return "there was none"
        if heads[group] >= self.guaranteed.get(group, 0) and free <= others:
            return "it was guaranteed to others"
        if heads[group] >= self.maximum.get(group, self.capacity):
            return "the group had as many as it may"
        if group == "staff" and self.staff_per_citizen is not None:
            beside = floor(self.staff_per_citizen * heads["citizen"] + 1e-9)
            if heads["staff"] >= max(self.staff_from, beside):
                return "the staff would outnumber the citizens"
        return ""

    def lets_in(self, heads: "Counter[str]", groups: Groups) -> bool:
        """Whether all of these may come in, one after the other, citizens first."""
        heads = heads.copy()
        for group in sorted(groups, key=lambda group: group != "citizen"):
            if self.against(heads, group):
                return False
            heads[group] += 1
        return True


@dataclass(slots=True)
class Row:
    """One person's row in a class, as the log has told of it so far."""

    pk: int
    is_first_timer: bool
    state: str = ""
    group: str = ""
    seats: int = 1
    number: int = 0
    pair: int | None = None
    is_paused: bool = False

    @property
    def groups(self) -> Groups:
        """The group of each seat."""
        return (self.group, *("",) * (self.seats - 1))


def parties(waiting: Iterable[Row]) -> Iterator[tuple[Row, Groups]]:
    """Yield who can be offered seats: the row (one of two), and the groups of their seats."""
    pairs: dict[int, list[Row]] = {}
    for row in waiting:
        if row.pair is None:
            if not row.is_paused:
                yield row, row.groups
        else:
            pairs.setdefault(row.pair, []).append(row)
    for both in pairs.values():
        if len(both) == 2 and not any(row.is_paused for row in both):
            yield both[0], (*both[0].groups, *both[1].groups)


def stands(rows: list[Row], rules: Rules) -> Place:
    """Return where one or two stand in line: lower is nearer."""
    return max((rules.first_timers_first and not row.is_first_timer, row.number) for row in rows)

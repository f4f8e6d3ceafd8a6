"""The waiting list of a class while its log is read: the first of each kind is found without a search."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator

from enrolment.invariants.rooms import Place, Row, Rules, stands

Kind = tuple[str, int, bool]


class Line:
    """Who waits: singles by what they need, each kind by number, and those who are two."""

    def __init__(self) -> None:
        self.singles: dict[Kind, list[tuple[int, int]]] = {}
        self.pairs: dict[int, dict[int, Row]] = {}
        self.rows: dict[int, Row] = {}

    def add(self, row: Row) -> None:
        """Let somebody wait."""
        self.rows[row.pk] = row
        if row.pair is not None:
            self.pairs.setdefault(row.pair, {})[row.pk] = row
        elif not row.is_paused:
            insort(self.singles.setdefault(_kind(row), []), (row.number, row.pk))

    def remove(self, row: Row) -> None:
        """Let somebody wait no more, who is as they were when they were added."""
        del self.rows[row.pk]
        if row.pair is not None:
            del self.pairs[row.pair][row.pk]
        elif not row.is_paused:
            line = self.singles[_kind(row)]
            del line[bisect_left(line, (row.number, row.pk))]

    def place_of(self, row: Row, rules: Rules) -> Place:
        """Return where somebody stands: of two, where the later of them does."""
        both = self.pairs.get(row.pair or 0, {row.pk: row})
        return stands([*both.values()], rules)

    def might(self, rules: Rules, heads: "Counter[str]", *, before: Place | None, but: Row) -> Iterator[Row]:
        """Yield who may have seats and stands before a place, or anywhere: the first of each kind."""
        free = rules.capacity - heads.total()
        if free > 0 and self.rows:
            for party in self._parties(free):
                groups = tuple(group for row in party for group in row.groups)
                is_ahead = before is None or stands(party, rules) < before
                if but not in party and is_ahead and rules.lets_in(heads, groups):
                    yield party[0]

    def _parties(self, free: int) -> Iterator[list[Row]]:
        for line in self.singles.values():
            if line:
                yield [self.rows[line[0][1]]]
        for pair in self.pairs.values() if free > 1 else ():
            both = [*pair.values()]
            if len(both) == 2 and not any(row.is_paused for row in both):
                yield both


def _kind(row: Row) -> Kind:
    return row.group, row.seats, row.is_first_timer

"""A waiting list as staff read it: who is where, what they wait for, and what else is to be known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from enrolment.lines import InLine, WaitsFor, explain
from enrolment.models import Enrolment, SeatRules
from enrolment.states import ACTIVE, SeatState
from enrolment.words import share_words


@dataclass(frozen=True)
class LineRow:
    """One in line; ``marks`` are short words, such as that the place is on pause."""

    row: Enrolment
    number: int
    waits_for: str
    marks: list[str]
    is_paused: bool


@dataclass(frozen=True)
class Line:
    """Rows that wait, with where they stand; ``partners`` are the names of the others of two.

    ``first_timers_first`` are the classes where those come before others.
    """

    places: Mapping[int, InLine]
    partners: Mapping[int, str]
    first_timers_first: frozenset[int]

    @classmethod
    def of(cls, rows: Sequence[Enrolment]) -> "Line":
        """Ask where these rows stand: three queries for any number, and one more where two are together."""
        rules = SeatRules.objects.filter(run__in={row.run_id for row in rows}, first_timers_first=True)
        return cls(explain(rows), partners_of(rows), frozenset(rules.values_list("run", flat=True)))

    @property
    def somebody_may(self) -> bool:
        """Whether somebody could have a free seat, if there is one."""
        return any(place.waits_for in {WaitsFor.SEAT, WaitsFor.TWO_SEATS} for place in self.places.values())

    def in_order(self, rows: Sequence[Enrolment]) -> list[LineRow]:
        """Return the rows of one class in the order in which they are offered seats."""
        found = [self.shown(row) for row in rows if row.pk in self.places]
        return sorted(found, key=lambda one: (one.number, one.is_paused, one.row.line_number))

    def shown(self, row: Enrolment) -> LineRow:
        """Return one row in words."""
        place = self.places[row.pk]
        is_paused = row.paused_at is not None
        return LineRow(row, place.number, waits_for(place), list(self._marks(row)), is_paused)

    def _marks(self, row: Enrolment) -> Iterator[str]:
        if row.paused_at is not None:
            yield _("On pause")
        if row.pk in self.partners:
            yield _("Together with %(name)s") % {"name": self.partners[row.pk]}
        if row.brings_companion:
            yield _("With a companion")
        if row.first_timer and row.run_id in self.first_timers_first:
            yield _("No other class this term")
        if row.replaces_id:
            yield _("Has a seat elsewhere until then")


def waits_for(place: InLine) -> str:
    """Say what has to happen before a seat can be offered."""
    return {
        WaitsFor.SEAT: _("the next free seat"),
        WaitsFor.OPEN_SEAT: _("a seat that is open to all"),
        WaitsFor.GROUP_SEAT: _("a seat for %(group)s, of whom no more may come")
        % {"group": share_words.many(place.full_group)},
        WaitsFor.BALANCE: _("more citizens, for the balance"),
        WaitsFor.TWO_SEATS: _("two seats at once"),
        WaitsFor.OTHER: _("the other of the two"),
        WaitsFor.RESUMING: _("that the pause ends"),
    }[place.waits_for]


def partners_of(rows: Sequence[Enrolment]) -> dict[int, str]:
    """Return the name of the other of two by the id of the row, for those who are together with somebody."""
    pairs = {row.pair_id: row for row in rows if row.pair_id is not None}
    if not pairs:
        return {}
    both = Enrolment.objects.filter(pair__in=pairs, state__in=ACTIVE - {SeatState.HELD})
    names: dict[int | None, dict[int, str]] = {}
    for row in both.select_related("person"):
        names.setdefault(row.pair_id, {})[row.pk] = row.person.chosen_name
    return {
        row.pk: name for row in rows for other, name in names.get(row.pair_id, {}).items() if other != row.pk
    }

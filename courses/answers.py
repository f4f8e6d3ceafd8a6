"""Which courses answer what was chosen, and how many would answer each other choice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from courses import offers
from courses.choices import PER_COURSE, PER_SESSION, Choices
from courses.facets import WEEKDAYS, Facets, place_value
from courses.offers import Course, Run, Slot

Full = Mapping[int, object]
"""The classes without a free seat, by id."""


@dataclass(frozen=True)
class Answer:
    """`bits` of the courses that match, and for each facet and value how many there would be."""

    bits: int
    counts: Mapping[str, Mapping[str, int]]

    @property
    def total(self) -> int:
        """How many courses match."""
        return self.bits.bit_count()


def answer(facets: Facets, choices: Choices, full: Full, found: int | None = None) -> Answer:
    """Answer `choices`; `found` holds the courses in which the words searched for stand, None if none are."""
    start = facets.everything if found is None else found
    unions = {name: _union(facets, name, choices) for name in PER_COURSE}
    sessions = _Sessions(facets, choices, full)
    matching = start & sessions.bits(choices)
    rest = dict.fromkeys(PER_COURSE, matching)
    for name, union in unions.items():
        for other in PER_COURSE:
            if other != name:
                rest[other] &= union
        start &= union
    counts = {
        name: {value: (rest[name] & facets.bits[name][value]).bit_count() for value in facets.known[name]}
        for name in PER_COURSE
    }
    for name in (*PER_SESSION, "ledige"):
        base = choices.without(name)
        counts[name] = {
            value: (start & sessions.bits(_with(base, name, value))).bit_count()
            for value in facets.known[name]
        }
    return Answer(start & matching, counts)


class Wish:
    """What is wanted of one class of a course: weekday and place of a session, and perhaps a free seat."""

    def __init__(self, facets: Facets, choices: Choices, full: Full) -> None:
        self.facets, self.full = facets, full
        self.only_free = choices.only_free
        self.slots = chosen_slots(facets, choices)

    def fulfilled_by(self, course: Course) -> Run | None:
        """The class the card tells about: the next that fulfils the wish, else simply the next."""
        for run in course.runs:
            if self.slots is not None and self.slots.isdisjoint(run.slots):
                continue
            if self.only_free and not self._has_seat(course, run):
                continue
            return run
        return course.runs[0] if course.runs else None

    def in_order(self, bits: int) -> list[int]:
        """The courses of an answer, each by its place, in the order shown: by what can be joined next."""
        found = list(places_of(bits))
        if self.slots is None and not self.only_free:
            return found
        return sorted(found, key=self._next_start)

    def _has_seat(self, course: Course, run: Run) -> bool:
        bookable = self.facets.bookable.get(self.facets.by_page[course.page], [])
        return run.id not in self.full and any(run is other for other in bookable)

    def _next_start(self, place: int) -> tuple[int, int]:
        run = self.fulfilled_by(self.facets.courses[place])
        if run is None:
            return offers.NEVER, place
        return offers.NEVER - 1 if run.is_drop_in else run.next_start, place


def chosen_slots(facets: Facets, choices: Choices) -> frozenset[Slot] | None:
    """The weekdays and places that a session may have; None where all will do."""
    days = {WEEKDAYS.index(value) + 1 for value in choices.picked.get("ugedag", ())}
    wanted = set(choices.picked.get("sted", ()))
    if not days and not wanted:
        return None
    return frozenset(
        slot
        for slot in facets.slots
        if (not days or slot[0] in days) and (not wanted or place_value(facets.places, slot[1]) in wanted)
    )


def places_of(bits: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    digits = bin(bits)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


class _Sessions:
    """Courses by what one session of one class offers: weekday, place and, if asked, a free seat."""

    def __init__(self, facets: Facets, choices: Choices, full: Full) -> None:
        self.facets = facets
        self.full = full
        self._free_slots: dict[Slot, int] | None = None

    def bits(self, choices: Choices) -> int:
        slots = chosen_slots(self.facets, choices)
        if slots is None:
            return self.free if choices.only_free else self.facets.everything
        table = self.free_slots if choices.only_free else self.facets.slots
        found = 0
        for slot in slots:
            found |= table.get(slot, 0)
        return found

    @property
    def free(self) -> int:
        """Courses with a class that has a free seat now."""
        flags = bytearray(b"0" * len(self.facets.courses) or b"0")
        for place, runs in self.facets.bookable.items():
            if any(run.id not in self.full for run in runs):
                flags[-1 - place] = 49
        return int(flags, 2)

    @property
    def free_slots(self) -> dict[Slot, int]:
        if self._free_slots is None:
            self._free_slots = defaultdict(int)
            for place, runs in self.facets.bookable.items():
                for slot in {slot for run in runs if run.id not in self.full for slot in run.slots}:
                    self._free_slots[slot] |= 1 << place
        return self._free_slots


def _union(facets: Facets, name: str, choices: Choices) -> int:
    chosen = choices.picked.get(name)
    if not chosen:
        return facets.everything
    found = 0
    for value in chosen:
        found |= facets.bits[name][value]
    return found


def _with(choices: Choices, name: str, value: str) -> Choices:
    return Choices(choices.question, {**choices.picked, name: (value,)})

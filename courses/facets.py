"""The index of the catalogue: which courses have which value of which facet.

Every value of a facet is a whole number with one bit per course; within a facet they are joined by "or",
between facets by "and". Bits stand in the order in which courses are listed, so the lowest bits of an answer
are its first page. See ``docs/search.md``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.db import connection

from courses import offers
from courses.choices import PER_COURSE, YES, Known
from courses.offers import ONLINE, Course, Place, Run, Slot
from courses.states import Audience, Format, LifeArea, Theme

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ONLINE_VALUE = "online"
_FOR_ALL = frozenset(Audience.values)


@dataclass
class Facets:
    """All published courses at one moment, ready to be asked."""

    version: int
    valid_until: int
    courses: list[Course]
    places: Mapping[int, Place]
    known: Known
    everything: int
    bits: dict[str, dict[str, int]]
    slots: dict[Slot, int]
    bookable: dict[int, list[Run]]
    by_page: dict[int, int]
    first_run: int
    """The lowest id of a coming class: seats of older ones need not be read."""


_kept: dict[str, Facets] = {}
_building = Lock()


def current(now: datetime) -> Facets:
    """The index as it must be now: the one this process kept, unless an editor or the clock outdated it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM courses_catalogueversion")
        [(version,)] = cursor.fetchall()
    if not settings.CATALOGUE_REUSE:
        return build(version, now)
    with _building:
        kept = _kept.get("newest")
        if kept is None or kept.version != version or now.timestamp() >= kept.valid_until:
            kept = _kept["newest"] = build(version, now)
        return kept


def forget() -> None:
    """Let this process read the catalogue anew, whatever the version says."""
    _kept.clear()


def build(version: int, now: datetime) -> Facets:
    """Read the catalogue and index it."""
    return index(version, now, offers.courses(now), offers.places())


def index(version: int, now: datetime, courses: list[Course], places: Mapping[int, Place]) -> Facets:
    """Index courses that are read already."""
    second = int(now.timestamp())
    slots: dict[Slot, int] = defaultdict(int)
    bits: dict[str, dict[str, int]] = {name: defaultdict(int) for name in PER_COURSE}
    bookable: dict[int, list[Run]] = {}
    by_page: dict[int, int] = {}
    edges = [offers.NEVER]
    for place, course in enumerate(courses):
        bit = 1 << place
        for facet, values in _values(course):
            for value in values:
                bits[facet][value] |= bit
        for run in course.runs:
            for slot in run.slots:
                slots[slot] |= bit
            edges.extend(run.edges(second))
        if open_runs := [run for run in course.runs if run.is_bookable(second)]:
            bookable[place] = open_runs
        by_page.update((words.page, place) for words in course.words.values())
    return Facets(
        version=version,
        valid_until=min(edges),
        courses=courses,
        places=places,
        known=_known(bits, slots, places),
        everything=(1 << len(courses)) - 1,
        bits=bits,
        slots=dict(slots),
        bookable=bookable,
        by_page=by_page,
        first_run=min((run.id for course in courses for run in course.runs), default=0),
    )


def place_value(places: Mapping[int, Place], place: int) -> str:
    """How a place is written in an address."""
    return ONLINE_VALUE if place == ONLINE or place not in places else places[place].slug


def _values(course: Course) -> Iterable[tuple[str, Iterable[str]]]:
    audience = set(course.audience)
    # A course for everyone is also for each.
    is_for_all = not audience or Audience.EVERYONE in audience
    return (
        ("tema", course.themes),
        ("livsomraade", course.life_areas),
        ("for", _FOR_ALL if is_for_all else audience),
        ("form", (course.format,)),
    )


def _known(
    bits: Mapping[str, Mapping[str, int]], slots: Iterable[Slot], places: Mapping[int, Place]
) -> Known:
    """The values that some course has, so that no filter is a dead end from the start."""
    order = {
        "tema": Theme.values,
        "livsomraade": LifeArea.values,
        "for": Audience.values,
        "form": Format.values,
    }
    days, used = {day for day, _ in slots}, {place for _, place in slots}
    somewhere = tuple(place.slug for place in places.values() if place.id in used)
    return {
        **{name: tuple(value for value in values if value in bits[name]) for name, values in order.items()},
        "ugedag": tuple(name for number, name in enumerate(WEEKDAYS, 1) if number in days),
        "sted": somewhere + ((ONLINE_VALUE,) if ONLINE in used else ()),
        "ledige": (YES,),
    }

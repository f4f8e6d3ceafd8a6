"""The rows of the board arranged by week, course, part of life or place, with what they come to together."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from courses import words
from courses.states import LifeArea
from insight.board.rows import Row
from insight.board.small import Shown
from peers import danish

Key = TypeVar("Key", bound=Hashable)

UNDATED, BEGUN, NO_AREA = date.max - timedelta(days=1), date.max, ""
"""Stand after all weeks."""


@dataclass(frozen=True)
class Sum:
    """What rows come to. Drafts and drop-ins have no seats to count; interest is counted once per course."""

    rows: Sequence[Row]

    @property
    def classes(self) -> int:
        """How many classes there are, drafts left out."""
        return sum(row.counts or row.one.is_drop_in for row in self.rows)

    @property
    def seats(self) -> int:
        """How many seats there are."""
        return sum(row.seats or 0 for row in self._counted)

    @property
    def taken(self) -> Shown:
        """How many of them are taken."""
        return Shown.total(row.taken for row in self._counted)

    @property
    def free(self) -> Shown:
        """How many can still be had."""
        return Shown.total(row.free for row in self._counted if row.free is not None)

    @property
    def waiting(self) -> Shown:
        """How many places in line are taken; somebody who waits for two classes has two."""
        return Shown.total(row.waiting for row in self._counted)

    @property
    def interested(self) -> Shown:
        """How many want to hear when a course comes again."""
        return Shown.total({row.one.course: row.interested for row in self.rows}.values())

    @property
    def first_free_words(self) -> str:
        """The first date on which a class has a free seat."""
        found = [row.first_free for row in self._counted if row.first_free is not None]
        return words.unbroken(words.day(min(found))) if found else ""

    @cached_property
    def _counted(self) -> list[Row]:
        return [row for row in self.rows if row.counts]


@dataclass(frozen=True)
class Group:
    """Rows under a heading; ``note`` says more of it in small."""

    title: str
    note: str
    rows: Sequence[Row]

    @cached_property
    def sum(self) -> Sum:
        """What they come to."""
        return Sum(self.rows)


def arrange(rows: Sequence[Row], by: str) -> list[Group]:
    """Arrange rows, which are in order, by ``uge``, ``kursus``, ``omraade`` or ``sted``."""
    return list({"uge": _weeks, "kursus": _courses, "omraade": _areas, "sted": _places}[by](rows))


def _weeks(rows: Sequence[Row]) -> Iterator[Group]:
    found = _gathered((_monday(row), row) for row in rows)
    for monday in sorted(found):
        if monday == UNDATED:
            yield Group(_("Dates will follow"), "", found[monday])
        elif monday == BEGUN:
            yield Group(_("Under way"), _("Classes that have begun, and drop-ins"), found[monday])
        else:
            yield Group(*_week_words(monday), found[monday])


def _monday(row: Row) -> date:
    if row.next_start is None:
        return UNDATED
    if row.has_begun or row.one.is_drop_in:
        return BEGUN
    day = timezone.localdate(row.next_start)
    return day - timedelta(days=day.weekday())


def _week_words(monday: date) -> tuple[str, str]:
    title = _("Begins in week %(number)s") % {"number": monday.isocalendar().week}
    span = {"first": words.day(monday), "last": words.day(monday + timedelta(days=6))}
    return title, words.unbroken(_("%(first)s to %(last)s") % span)


def _courses(rows: Sequence[Row]) -> Iterator[Group]:
    found = _gathered((row.one.course, row) for row in rows)
    for group in sorted(found.values(), key=lambda group: danish.in_order(group[0].one.title)):
        yield Group(group[0].one.title, "", group)


def _areas(rows: Sequence[Row]) -> Iterator[Group]:
    """A course in two parts of life stands under both."""
    found = _gathered((area, row) for row in rows for area in row.one.areas or (NO_AREA,))
    for area in LifeArea:
        if area in found:
            yield Group(str(area.label), "", found[area])
    if NO_AREA in found:
        yield Group(_("Other"), "", found[NO_AREA])


def _places(rows: Sequence[Row]) -> Iterator[Group]:
    found = _gathered((row.one.place_name, row) for row in rows)
    for name in sorted(found, key=lambda name: (not name, danish.in_order(name))):
        yield Group(name or _("Online"), "", found[name])


def _gathered(pairs: Iterable[tuple[Key, Row]]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return found

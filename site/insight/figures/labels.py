"""What groups and the values of a dimension are called, in the language of the reader."""

from collections.abc import Callable, Iterable

from django.utils.translation import get_language, pgettext

from courses.models import CoursePage, Venue
from courses.states import Format, LifeArea, Theme
from courses.titles import titles
from enrolment.states import ComesAs
from insight.figures.cells import ALL_GROUPS, Label
from insight.measures import Measure
from peers.danish import in_order

GONE = "-"
"""The value of what has none: a class that is only online has no venue, a course may have no theme."""


def group_labels() -> list[Label]:
    """Return the groups of people, last those who did not say."""
    said = [Label(group.value, str(group.label)) for group in ComesAs]
    return [*said, Label("", pgettext("group", "Did not say"))]


def columns_of(measure: Measure, *, in_rows: bool) -> list[Label]:
    """Return the columns of a table: the groups, or one of the measure itself.

    ``in_rows``: the table is of courses, venues and so on, not of the school as a whole.
    """
    is_split = measure.rows_by_group if in_rows else measure.by_group
    return group_labels() if is_split else [Label(ALL_GROUPS, measure.title)]


def named(dimension: str, values: Iterable[str]) -> list[Label]:
    """Return values with their names, in the order they are listed in; at most two queries."""
    known = _NAMES[dimension](set(values))
    return [Label(value, name) for value, name in known]


def _courses(values: set[str]) -> list[tuple[str, str]]:
    pages = list(CoursePage.objects.filter(pk__in=[value for value in values if value != GONE]))
    found = titles(pages, language=get_language() or "da")
    return sorted(((str(pk), title) for pk, title in found.items()), key=lambda pair: in_order(pair[1]))


def _venues(values: set[str]) -> list[tuple[str, str]]:
    rows = Venue.objects.filter(pk__in=[value for value in values if value != GONE])
    found = sorted(((str(row.pk), row.name) for row in rows), key=lambda pair: in_order(pair[1]))
    return found + ([(GONE, pgettext("venue", "Online only"))] if GONE in values else [])


def _choices(choices: type[Theme | LifeArea | Format]) -> Callable[[set[str]], list[tuple[str, str]]]:
    def listed(values: set[str]) -> list[tuple[str, str]]:
        known = [(one.value, str(one.label)) for one in choices if one.value in values]
        return known + ([(GONE, pgettext("figure", "None of them"))] if GONE in values else [])

    return listed


_NAMES: dict[str, Callable[[set[str]], list[tuple[str, str]]]] = {
    "course": _courses,
    "venue": _venues,
    "area": _choices(LifeArea),
    "theme": _choices(Theme),
    "format": _choices(Format),
}

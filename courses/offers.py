"""What the catalogue can offer: every published course with its coming classes, as plain values.

Read with three statements that let the database add up sessions, since model instances would cost ten
times as much at 2,400 courses.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from courses.states import DROP_IN_FORMATS, RunAccess, RunState

ONLINE = 0
"""The place of a class that meets on the net; a venue's id is never 0."""

NEVER = 1 << 62
_BY_WEEKDAY = 10**9

Slot = tuple[int, int]
"""A weekday (1 is Monday) and a place: what one session offers."""


class Run(NamedTuple):
    """A coming class. Times are seconds since 1970; `next_start` is NEVER where there are no dates yet."""

    id: int
    state: str
    is_drop_in: bool
    opens_at: int
    closes_at: int | None
    starts: list[int]
    ends: list[int]
    place: int
    is_online: bool
    slots: list[Slot]
    next_start: int

    def is_bookable(self, now: int) -> bool:
        """Whether one who comes now, or signs up now, gets in if there is a seat."""
        if self.is_drop_in:
            return True
        is_in_time = self.closes_at is None or now < self.closes_at
        return self.state == RunState.OPEN and self.opens_at <= now and is_in_time

    def edges(self, now: int) -> Iterator[int]:
        """The moments to come at which something said about this class changes by itself."""
        for moment in (self.opens_at, self.closes_at, *self.starts[:1], *self.ends):
            if moment is not None and moment > now:
                yield moment


class Words(NamedTuple):
    """A course in one language."""

    page: int
    title: str
    teaser: str


class Course(NamedTuple):
    """A published course. `runs` holds its coming classes, the next first."""

    page: int
    slug: str
    words: dict[str, Words]
    format: str
    audience: list[str]
    themes: list[str]
    life_areas: list[str]
    picture: int | None
    runs: list[Run]

    def in_language(self, language: str) -> Words:
        """Its words in that language, or in Danish where it is not translated."""
        return self.words.get(language) or self.words[settings.LANGUAGE_CODE]

    @property
    def next_start(self) -> tuple[int, str]:
        """What courses are sorted by: the next class to begin, then where one just comes, then the rest."""
        starting = [run.next_start for run in self.runs if not run.is_drop_in]
        first = min(starting, default=NEVER if self.runs else NEVER + 1)
        return first, self.words[settings.LANGUAGE_CODE].title


class Place(NamedTuple):
    id: int
    slug: str
    name: str


_COURSES = """
SELECT p.id, p.slug, p.title, c.teaser, c.format, c.audience, c.themes, c.life_areas, c.picture_id,
    l.language_code, p.translation_key
FROM courses_coursepage c
JOIN wagtailcore_page p ON p.id = c.page_ptr_id
JOIN wagtailcore_locale l ON l.id = p.locale_id
WHERE p.live AND (p.alias_of_id IS NULL OR l.language_code = %s)
"""

_RUNS = """
SELECT r.course_id, r.id, r.state, r.venue_id, r.online_url <> '',
    extract(epoch FROM coalesce(r.enrolment_opens_at, t.enrolment_opens_at))::bigint,
    extract(epoch FROM r.enrolment_closes_at)::bigint,
    array_agg(extract(epoch FROM s.starts_at)::bigint ORDER BY s.starts_at),
    array_agg(extract(epoch FROM s.ends_at)::bigint ORDER BY s.starts_at),
    array_agg(DISTINCT extract(isodow FROM s.starts_at AT TIME ZONE %(zone)s)::bigint * 1000000000
        + coalesce(s.venue_id, r.venue_id, 0)) FILTER (WHERE s.ends_at > %(now)s)
FROM courses_courserun r
JOIN courses_term t ON t.id = r.term_id
LEFT JOIN courses_session s ON s.run_id = r.id AND s.cancelled_at IS NULL
WHERE r.state = ANY(%(states)s) AND r.access = %(access)s
GROUP BY r.id, t.enrolment_opens_at
HAVING max(s.ends_at) > %(now)s OR count(s.id) = 0
"""


def places() -> dict[int, Place]:
    """Every venue, by id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, slug, name FROM courses_venue ORDER BY name, id")
        return {row[0]: Place(*row) for row in cursor.fetchall()}


def courses(now: datetime) -> list[Course]:
    """Every published course with its coming classes, sorted by what comes next."""
    with connection.cursor() as cursor:
        cursor.execute(_COURSES, [settings.LANGUAGE_CODE])
        found = _in_all_languages(cursor.fetchall())
        states = [RunState.OPEN.value, RunState.CLOSED.value]
        # A class by invitation is nobody's to find.
        values: dict[str, Any] = {
            "now": now,
            "zone": settings.TIME_ZONE,
            "states": states,
            "access": RunAccess.PUBLIC.value,
        }
        cursor.execute(_RUNS, values)
        second = int(now.timestamp())
        for course_id, *rest in cursor.fetchall():
            if course_id in found:
                _add_run(found[course_id], rest, second)
    for course in found.values():
        course.runs.sort(key=lambda run: (run.next_start, run.id))
    return sorted(found.values(), key=lambda course: course.next_start)


def _in_all_languages(rows: list[tuple[Any, ...]]) -> dict[int, Course]:
    """Courses by the id of the Danish page, each with the words of its translations."""
    danish = [row for row in rows if row[9] == settings.LANGUAGE_CODE]
    by_key = {row[10]: _course(row) for row in danish}
    for page, _slug, title, teaser, *_rest, language, key in rows:
        if language != settings.LANGUAGE_CODE and key in by_key:
            by_key[key].words[language] = Words(page, title, teaser)
    return {course.page: course for course in by_key.values()}


def moment(second: int) -> datetime:
    """The aware datetime of a whole second."""
    return datetime.fromtimestamp(second, UTC)


def _course(row: tuple[Any, ...]) -> Course:
    page, slug, title, teaser, form, audience, themes, life_areas, picture = row[:9]
    words = {settings.LANGUAGE_CODE: Words(page, title, teaser)}
    return Course(page, slug, words, form, audience, themes, life_areas, picture, [])


def _add_run(course: Course, row: list[Any], now: int) -> None:
    """Add a class unless it has begun and cannot be joined any more."""
    run_id, state, venue, is_online, opens_at, closes_at, starts, ends, slots = row
    if starts == [None]:
        starts, ends = [], []
    is_drop_in = course.format in DROP_IN_FORMATS
    closes_at = closes_at if closes_at is not None else (starts[0] if starts else None)
    if not is_drop_in and starts and starts[0] <= now and (closes_at is None or closes_at <= now):
        return
    is_only_online = venue is None
    found = [divmod(slot, _BY_WEEKDAY) for slot in slots or ()]
    if is_online and not is_only_online:
        found += [(weekday, ONLINE) for weekday in {weekday for weekday, _ in found}]
    course.runs.append(
        Run(
            id=run_id,
            state=state,
            is_drop_in=is_drop_in,
            opens_at=opens_at,
            closes_at=closes_at,
            starts=starts,
            ends=ends,
            place=venue or ONLINE,
            is_online=is_online,
            slots=found,
            next_start=next((s for s, e in zip(starts, ends, strict=True) if e > now), NEVER),
        )
    )

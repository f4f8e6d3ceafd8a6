"""The classes of the board as plain values: six statements, however many classes there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from courses.models import CoursePage, CourseRun, Session
from courses.offers import ONLINE
from courses.states import DROP_IN_FORMATS, RunAccess, RunState
from enrolment.models import Share
from enrolment.told import interest
from insight.board import fill

PUBLIC_STATES = (RunState.OPEN, RunState.CLOSED)
STAFF_STATES = (*PUBLIC_STATES, RunState.DRAFT)

_COLUMNS = (
    *("id", "label", "state", "access", "room", "venue_id", "venue__name", "venue__slug", "online_url"),
    *("enrolment_opens_at", "enrolment_closes_at", "term__enrolment_opens_at"),
    *("course_id", "course__title", "course__slug", "course__translation_key", "course__live"),
    *("course__format", "course__life_areas"),
    *("seats__capacity", "seats__taken", "seats__waiting", "seats__reserved", "seats__reserved_for"),
    *("seats__citizens", "seats__relatives", "seats__staff", "seats__others"),
)

_HAD = {
    "citizen": "seats__citizens",
    "relative": "seats__relatives",
    "staff": "seats__staff",
    "other": "seats__others",
}


class Meeting(NamedTuple):
    """A session."""

    starts_at: datetime
    ends_at: datetime
    cancelled_at: datetime | None


class Guarantee(NamedTuple):
    """Seats that are held for a group, and how many of the group have a seat now."""

    group: str
    seats: int
    had: int


@dataclass(frozen=True)
class BoardClass:
    """A class that is not over. ``taken`` and the numbers after it are people or seats as they are.

    ``place`` is the id of its venue, or ``ONLINE``; ``meetings`` are all its sessions in order.
    """

    id: int
    course: int
    title: str
    label: str
    slug: str
    is_live: bool
    areas: tuple[str, ...]
    is_drop_in: bool
    state: str
    is_by_invitation: bool
    place: int
    place_slug: str
    place_name: str
    room: str
    is_online: bool
    opens_at: datetime
    closes_at: datetime | None
    meetings: tuple[Meeting, ...]
    capacity: int
    taken: int
    waiting: int
    reserved: int
    reserved_for: str
    guarantees: tuple[Guarantee, ...]
    interested: int
    past: tuple[int, ...]

    @property
    def held(self) -> list[Meeting]:
        """The sessions that are not called off."""
        return [one for one in self.meetings if one.cancelled_at is None]

    @property
    def free(self) -> int:
        """Seats that nobody has, holds or is offered."""
        return max(0, self.capacity - self.taken)

    @property
    def open(self) -> int:
        """Free seats that are held for no group."""
        return max(0, self.free - self.reserved)

    def ahead(self, now: datetime) -> list[Meeting]:
        """The sessions that are still to come or under way."""
        return [one for one in self.held if one.ends_at > now]

    def has_begun(self, now: datetime) -> bool:
        """Whether the first session has started."""
        return bool(self.held) and self.held[0].starts_at <= now


def coming(*, is_public: bool, now: datetime) -> list[BoardClass]:
    """Return the classes that are not over: the public's, or the school's own with drafts and invitations."""
    found = list(_runs(is_public, now).values(*_COLUMNS))
    runs = [row["id"] for row in found]
    meetings, guaranteed = _meetings(runs), _guaranteed(runs)
    interested = interest.how_many({row["course_id"] for row in found})
    past = fill.of_classes(runs, now=now)
    titles = _titles({row["course__translation_key"] for row in found})
    return [
        _class(
            row,
            title=titles.get(row["course__translation_key"], row["course__title"]),
            meetings=meetings[row["id"]],
            guaranteed=guaranteed[row["id"]],
            interested=interested.get(row["course_id"], 0),
            past=past[row["id"]],
        )
        for row in found
    ]


def _runs(is_public: bool, now: datetime) -> QuerySet[CourseRun]:
    planned = Session.objects.filter(run=OuterRef("pk"))
    to_come = planned.filter(cancelled_at=None, ends_at__gt=now)
    runs = CourseRun.objects.filter(Exists(to_come) | ~Exists(planned))
    if is_public:
        return runs.filter(state__in=PUBLIC_STATES, access=RunAccess.PUBLIC, course__live=True)
    return runs.filter(state__in=STAFF_STATES)


def _meetings(runs: Collection[int]) -> Mapping[int, Sequence[Meeting]]:
    found: dict[int, list[Meeting]] = defaultdict(list)
    rows = Session.objects.filter(run__in=runs).order_by("starts_at", "pk")
    for run, starts_at, ends_at, cancelled_at in rows.values_list(
        "run", "starts_at", "ends_at", "cancelled_at"
    ):
        found[run].append(Meeting(starts_at, ends_at, cancelled_at))
    return found


def _guaranteed(runs: Collection[int]) -> Mapping[int, Sequence[tuple[str, int]]]:
    """Return what is guaranteed in each class and not released yet."""
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = Share.objects.filter(Q(released_at=None), run__in=runs, guaranteed__gt=0).order_by("group")
    for run, group, seats in rows.values_list("run", "group", "guaranteed"):
        found[run].append((group, seats))
    return found


def _titles(keys: Collection[Any]) -> dict[Any, str]:
    """Return the titles in the active language, where that is not the one that classes belong to."""
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE:
        return {}
    pages = CoursePage.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    return dict(pages.values_list("translation_key", "title"))


def _class(
    row: Mapping[str, Any],
    *,
    title: str,
    meetings: Sequence[Meeting],
    guaranteed: Sequence[tuple[str, int]],
    interested: int,
    past: tuple[int, ...],
) -> BoardClass:
    first = next((one.starts_at for one in meetings if one.cancelled_at is None), None)
    return BoardClass(
        id=row["id"],
        course=row["course_id"],
        title=title,
        label=row["label"],
        slug=row["course__slug"],
        is_live=row["course__live"],
        areas=tuple(row["course__life_areas"] or ()),
        is_drop_in=row["course__format"] in DROP_IN_FORMATS,
        state=row["state"],
        is_by_invitation=row["access"] != RunAccess.PUBLIC,
        place=row["venue_id"] or ONLINE,
        place_slug=row["venue__slug"] or "online",
        place_name=row["venue__name"] or "",
        room=row["room"],
        is_online=bool(row["online_url"]),
        opens_at=row["enrolment_opens_at"] or row["term__enrolment_opens_at"],
        closes_at=row["enrolment_closes_at"] or first,
        meetings=tuple(meetings),
        capacity=row["seats__capacity"],
        taken=row["seats__taken"],
        waiting=row["seats__waiting"],
        reserved=row["seats__reserved"],
        reserved_for=row["seats__reserved_for"],
        guarantees=tuple(Guarantee(group, seats, row[_HAD[group]]) for group, seats in guaranteed),
        interested=interested,
        past=past,
    )

"""The classes of a course in words, as its page shows them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from courses import class_rows, words
from courses.class_rows import ClassRow, SessionRow
from courses.models import CoursePage, Venue
from courses.seat_words import MAY_SIGN_UP, SeatFacts, SeatWord, word_of
from courses.states import DROP_IN_FORMATS


@dataclass(frozen=True)
class Meeting:
    """A session of a class in words."""

    when: str
    is_cancelled: bool
    place: str


@dataclass(frozen=True)
class ClassView:
    """A class as the page shows it. `first` is its next session's start, None without dates."""

    id: int
    label: str
    cancelled_reason: str
    dates: str
    first: datetime | None
    place: str
    teachers: list[str]
    seat: SeatWord
    meetings: list[Meeting]
    venue: Venue | None
    venues: list[Venue]
    is_online: bool
    starts_at: datetime | None
    ends_at: datetime | None

    @property
    def may_sign_up(self) -> bool:
        """Whether the button is shown."""
        return self.seat.kind in MAY_SIGN_UP


def coming(page: CoursePage, *, now: datetime) -> list[ClassView]:
    """The classes of the course that are not over, those that can be joined or begin next first."""
    rows = [row for row in class_rows.of_course(page.translation_key) if not row.is_past(now)]
    venues = class_rows.venues_of(rows)
    is_drop_in = page.format in DROP_IN_FORMATS
    shown = [_class_view(row, venues, now, is_drop_in=is_drop_in) for row in rows]
    return sorted(shown, key=lambda one: _order(one, now))


def _class_view(row: ClassRow, venues: dict[int, Venue], now: datetime, *, is_drop_in: bool) -> ClassView:
    held = [one for one in row.sessions if one.cancelled_at is None] or row.sessions
    ahead = [one for one in held if one.ends_at > now]
    dates = words.run_dates(ahead if is_drop_in else held)
    if is_drop_in and ahead:
        dates = gettext("Next time %(day)s") % {"day": words.session_when(ahead[0])}
    met = dict.fromkeys(v for v in (row.venue, *(s.venue for s in row.sessions)) if v is not None)
    return ClassView(
        id=row.id,
        label=row.label,
        cancelled_reason=row.cancelled_reason,
        dates=words.unbroken(dates),
        first=ahead[0].starts_at if ahead else None,
        place=_place(row, venues),
        teachers=row.teachers,
        seat=_seat(row, now, is_drop_in=is_drop_in, has_begun=held[:1] != ahead[:1]),
        meetings=[_meeting(one, venues) for one in row.sessions if one.ends_at > now],
        venue=venues[row.venue] if row.venue else None,
        venues=[venues[venue] for venue in met],
        is_online=row.is_online,
        starts_at=row.sessions[0].starts_at if row.sessions else None,
        ends_at=max((one.ends_at for one in row.sessions), default=None),
    )


def _seat(row: ClassRow, now: datetime, *, is_drop_in: bool, has_begun: bool) -> SeatWord:
    first = next((one.starts_at for one in row.sessions if one.cancelled_at is None), None)
    facts = SeatFacts(
        state=row.state,
        is_drop_in=is_drop_in,
        opens_at=row.opens_at,
        closes_at=row.closes_at or first,
        ends_at=max((one.ends_at for one in row.sessions), default=None),
        free=row.free,
        open=row.open,
        held_for=row.held_for,
    )
    word = word_of(facts, now)
    if has_begun and word.kind in {"closed", "full"}:
        return SeatWord("closed", gettext("Under way"))
    return word


def _meeting(one: SessionRow, venues: dict[int, Venue]) -> Meeting:
    place = ", ".join(filter(None, (venues[one.venue].name if one.venue else "", one.room)))
    return Meeting(words.unbroken(words.session_when(one)), one.cancelled_at is not None, place)


def _place(row: ClassRow, venues: dict[int, Venue]) -> str:
    if row.venue is None:
        return gettext("Online")
    name = ", ".join(filter(None, (venues[row.venue].name, row.room)))
    return gettext("%(place)s or online") % {"place": name} if row.is_online else name


def _order(one: ClassView, now: datetime) -> tuple[bool, bool, datetime]:
    """Cancelled last, begun and closed before that, then by the next session."""
    return one.seat.kind == "cancelled", one.seat.kind in {"closed", "full"}, one.first or now

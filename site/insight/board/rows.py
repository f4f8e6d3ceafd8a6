"""A class as a row of the board, in the words and numbers that its audience may have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from courses import words
from courses.seat_words import SeatFacts, SeatWord, word_of
from courses.states import RunState
from enrolment.words.share_words import many
from insight.board.classes import BoardClass, Guarantee
from insight.board.small import SHOWN_FROM, Shown, free_seats


class Audience(Enum):
    """For whom a board is made: what numbers it says, and what can be done from it."""

    PUBLIC = "public"
    STAFF = "staff"
    COPIERS = "copiers"

    @property
    def is_public(self) -> bool:
        """Whether numbers below five are hidden, and drafts and invitations left out."""
        return self is Audience.PUBLIC


TONES = {
    **dict.fromkeys(("free", "dropin", "opens"), "free"),
    "few": "few",
    **dict.fromkeys(("waiting", "full", "closed", "cancelled", "over"), "full"),
}
"""The three colours of the board; the words stand beside them."""

HAS_SEATS = frozenset({"free", "few", "opens"})
"""Kinds of classes whose free seats somebody can still get, now or when enrolment opens."""


@dataclass(frozen=True)
class Bar:
    """One week of the little chart: ``height`` of ``HEIGHT``, from the bottom."""

    left: int
    top: int
    height: int
    kind: str


HEIGHT, WIDTH, GAP = 24, 8, 2


@dataclass(frozen=True)
class Row:
    """What is said about a class. ``seats`` is None where one just comes; ``free`` where none can be had."""

    one: BoardClass
    when: str
    place: str
    venue: str
    word: SeatWord
    seats: int | None
    counts: bool
    guarantees: list[str]
    taken: Shown
    free: Shown | None
    waiting: Shown
    interested: Shown
    first_free: datetime | None
    next_start: datetime | None
    has_begun: bool
    bars: list[Bar]
    bars_said: str

    @property
    def tone(self) -> str:
        """Which of the three colours it has."""
        return TONES[self.word.kind]

    @property
    def chart(self) -> SafeString:
        """The little chart, drawn here since a template takes ten times as long for its hundreds of bars."""
        if not self.bars:
            return SafeString()
        bars = format_html_join(
            "",
            '<rect class="board-bar board-bar-{}" x="{}" y="{}" width="{}" height="{}"/>',
            ((bar.kind, bar.left, bar.top, WIDTH, bar.height) for bar in self.bars),
        )
        return format_html(
            '<svg class="board-bars" viewBox="0 0 78 24" role="img" aria-label="{}">{}</svg>',
            self.bars_said,
            bars,
        )

    @property
    def first_free_words(self) -> str:
        """The first date with a free seat: "1. december"."""
        return words.unbroken(words.day(self.first_free)) if self.first_free else ""


def row_of(one: BoardClass, *, audience: Audience, now: datetime) -> Row:
    """Put a class in words."""
    ahead, is_public = one.ahead(now), audience.is_public
    word = _word(one, now)
    counts = not one.is_drop_in and one.state != RunState.DRAFT
    taken = Shown.of(one.taken, is_public=is_public)
    next_start = ahead[0].starts_at if ahead else None
    has_free = counts and word.kind in HAS_SEATS and one.free > 0
    can_come = word.kind == "dropin" or has_free
    return Row(
        one=one,
        when=_when(one, now),
        place=_place(one, room=one.room),
        venue=_place(one),
        word=word,
        seats=None if one.is_drop_in else one.capacity,
        counts=counts,
        guarantees=[_guarantee(share, is_public=is_public) for share in one.guarantees],
        taken=taken,
        free=_free(one, word, taken),
        waiting=Shown.of(one.waiting, is_public=is_public),
        interested=Shown.of(one.interested, is_public=is_public),
        first_free=next_start if can_come else None,
        next_start=next_start,
        has_begun=one.has_begun(now),
        bars=_bars(one, is_public=is_public) if counts else [],
        bars_said=_bars_said(one, is_public=is_public),
    )


def _word(one: BoardClass, now: datetime) -> SeatWord:
    if one.state == RunState.DRAFT:
        return SeatWord("opens", str(RunState.DRAFT.label))
    facts = SeatFacts(
        state=one.state,
        is_drop_in=one.is_drop_in,
        opens_at=one.opens_at,
        closes_at=one.closes_at,
        ends_at=max((meeting.ends_at for meeting in one.meetings), default=None),
        free=one.free,
        open=one.open,
        held_for=one.reserved_for,
    )
    word = word_of(facts, now)
    if one.has_begun(now) and word.kind in {"closed", "full"}:
        return SeatWord("closed", _("Under way"))
    return word


def _free(one: BoardClass, word: SeatWord, taken: Shown) -> Shown | None:
    if one.is_drop_in or one.state == RunState.DRAFT:
        return None
    if word.kind in HAS_SEATS:
        return free_seats(capacity=one.capacity, free=one.free, taken=taken)
    return Shown(0) if word.kind == "waiting" else None


def _when(one: BoardClass, now: datetime) -> str:
    ahead = one.ahead(now)
    if not ahead:
        return _("Dates will follow")
    if one.is_drop_in or one.has_begun(now):
        return words.unbroken(_("Next time %(day)s") % {"day": words.session_when(ahead[0])})
    return words.unbroken(words.run_dates(one.held))


def _place(one: BoardClass, *, room: str = "") -> str:
    if not one.place_name:
        return _("Online")
    name = ", ".join(filter(None, (one.place_name, room)))
    return _("%(place)s or online") % {"place": name} if one.is_online else name


def _guarantee(share: Guarantee, *, is_public: bool) -> str:
    """Say the rule to everybody ("8 til borgere"), and to staff how many of the seats are used."""
    said = {"seats": share.seats, "group": many(share.group), "had": share.had}
    if is_public:
        return pgettext("guaranteed seats", "%(seats)s for %(group)s") % said
    return pgettext("guaranteed seats", "%(seats)s for %(group)s (%(had)s have one)") % said


def _bars(one: BoardClass, *, is_public: bool) -> list[Bar]:
    """Draw the weeks; what the public may not know is as high as the highest that it could be."""
    whole = max(one.capacity, *one.past, 1)
    found = []
    for place, taken in enumerate(one.past):
        is_few = is_public and 0 < taken < SHOWN_FROM
        height = round(HEIGHT * min(SHOWN_FROM - 1 if is_few else taken, whole) / whole)
        height = max(height, 2 if taken else 1)
        kind = "few" if is_few else "taken" if taken else "none"
        found.append(Bar(place * (WIDTH + GAP), HEIGHT - height, height, kind))
    return found


def _bars_said(one: BoardClass, *, is_public: bool) -> str:
    numbers = [str(Shown.of(taken, is_public=is_public)) for taken in one.past]
    text = ngettext(
        "Taken of %(seats)s seat, week by week until now: %(numbers)s",
        "Taken of %(seats)s seats, week by week until now: %(numbers)s",
        one.capacity,
    )
    return text % {"seats": one.capacity, "numbers": ", ".join(numbers)}


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Sort by the next session; classes without dates last."""
    far = timezone.now().replace(year=9999)
    return sorted(rows, key=lambda row: (row.next_start or far, row.one.title, row.one.id))

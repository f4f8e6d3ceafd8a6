"""What a visitor is told about the seats of a class: a coarse word, never a number."""

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from courses import words
from courses.models import CourseRun
from courses.states import RunState

FEW = 2
"""So many free seats, or fewer, are called few."""

HAS_ROOM = frozenset({"free", "few", "dropin"})
"""The kinds under which one who signs up now, or comes, has a seat."""

WORDS = {
    "free": gettext_lazy("Free seats"),
    "few": gettext_lazy("Few seats"),
    "waiting": gettext_lazy("Waiting list"),
    "full": gettext_lazy("Full"),
    "closed": gettext_lazy("Enrolment is closed"),
    "cancelled": gettext_lazy("Cancelled"),
    "over": gettext_lazy("Over"),
    "dropin": gettext_lazy("Just come"),
}

MAY_SIGN_UP = frozenset({"free", "few", "waiting"})
"""The kinds under which the button of the class is shown."""


GROUPS = {
    "citizen": pgettext_lazy("seats for", "citizens"),
    "relative": pgettext_lazy("seats for", "relatives"),
    "staff": pgettext_lazy("seats for", "staff"),
    "other": pgettext_lazy("seats for", "others"),
}
"""The groups that seats can be held for, in the plural, as they stand in a sentence."""


class SeatWord(NamedTuple):
    """`kind`: free, few, waiting, opens, full, closed, cancelled, over or dropin; `text`: what is shown."""

    kind: str
    text: str


class SeatFacts(NamedTuple):
    """All that a seat word hangs on. `closes_at` is None for a class without any session.

    `open` of the `free` seats are held for no group; `held_for` names the groups that the others are held
    for, joined by commas. Who waits counts for nothing: a seat that is free here is none they may have.
    """

    state: str
    is_drop_in: bool
    opens_at: datetime
    closes_at: datetime | None
    ends_at: datetime | None
    free: int
    open: int
    held_for: str


def kind_of(facts: SeatFacts, now: datetime) -> str:
    """The kind of seat word for a class, at `now`."""
    if facts.state == RunState.CANCELLED:
        return "cancelled"
    if facts.state == RunState.FINISHED or (facts.ends_at is not None and facts.ends_at <= now):
        return "over"
    if facts.is_drop_in:
        return "dropin"
    is_in_time = facts.closes_at is None or facts.closes_at > now
    may_sign_up = facts.state == RunState.OPEN and is_in_time
    if may_sign_up and facts.opens_at > now:
        return "opens"
    return _room(facts) if may_sign_up else _no_more(facts)


def _room(facts: SeatFacts) -> str:
    if facts.free <= 0:
        return "waiting"
    return "few" if facts.open <= FEW else "free"


def _no_more(facts: SeatFacts) -> str:
    return "closed" if facts.free > 0 else "full"


def word_of(facts: SeatFacts, now: datetime) -> SeatWord:
    """The seat word for a class, at `now`, in the active language."""
    kind = kind_of(facts, now)
    if kind == "few" and facts.open <= 0 and facts.held_for:
        return SeatWord(kind, _("Seats for %(groups)s") % {"groups": _groups(facts.held_for)})
    return SeatWord(kind, text_of(kind, facts.opens_at, now))


def _groups(held_for: str) -> str:
    named = held_for.split(",")
    return _(" and ").join(str(word) for group, word in GROUPS.items() if group in named)


def text_of(kind: str, opens_at: datetime, now: datetime) -> str:
    """The word itself, in the active language."""
    if kind == "opens":
        local, today = timezone.localtime(opens_at), timezone.localtime(now).date()
        if local.date() == today:
            return _("Opens today at %(time)s") % {"time": words.clock(local)}
        return _("Opens %(day)s") % {"day": words.day(local, today=today)}
    return str(WORDS[kind])


def seat_word(run: CourseRun, *, now: datetime | None = None) -> SeatWord:
    """The seat word of a class whose seats, term, course and sessions are loaded (else it asks for them)."""
    return word_of(facts_of(run), now or timezone.now())


def facts_of(run: CourseRun) -> SeatFacts:
    """Gather what the seat word of a class hangs on."""
    sessions = run.sessions.all()
    first = min((one.starts_at for one in sessions if one.cancelled_at is None), default=None)
    return SeatFacts(
        state=run.state,
        is_drop_in=run.is_drop_in,
        opens_at=run.opens_at,
        closes_at=run.enrolment_closes_at or first,
        ends_at=max((one.ends_at for one in sessions), default=None),
        free=run.seats.free,
        open=run.seats.open,
        held_for=run.seats.reserved_for,
    )

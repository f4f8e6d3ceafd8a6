"""The states of a seat and the table of every move between them. No ORM here.

``docs/states.md`` is generated from ``TRANSITIONS``; a test compares them.
"""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeatState(models.TextChoices):
    HELD = "held", _("Held")
    ENROLLED = "enrolled", _("Enrolled")
    WAITING = "waiting", _("Waiting")
    OFFERED = "offered", _("Offered")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    COMPLETED = "completed", _("Completed")


TAKEN: frozenset[str] = frozenset({SeatState.HELD, SeatState.ENROLLED, SeatState.OFFERED})
"""States that use up a seat."""

ACTIVE: frozenset[str] = TAKEN | {SeatState.WAITING}
"""States of which a person has at most one per class."""

TIMED: frozenset[str] = frozenset({SeatState.HELD, SeatState.OFFERED})
"""States that end by the clock: they have an expiry, and no other state has."""

NEW = "new"
"""The source of a transition that makes the row."""


class ComesAs(models.TextChoices):
    """What a person says they come as; self-declared, never shown on a roster."""

    CITIZEN = "citizen", _("Citizen")
    RELATIVE = "relative", _("Relative")
    STAFF = "staff", _("Staff")
    OTHER = "other", _("Other")


class Companions(models.TextChoices):
    """Whether somebody may bring a companion, and whether the room has to be counted for it."""

    WELCOME = "welcome", _("Welcome, without using a seat")
    SEAT = "seat", _("Welcome, and uses a seat")
    NO = "no", _("Not in this class")


class Actor(models.TextChoices):
    PERSON = "person", _("the person")
    SCHOOL = "school", _("the school")
    CLOCK = "clock", _("the clock")  # and the allocator: a freed seat is offered by nobody in particular


class NoticeKind(models.TextChoices):
    """What a person is told. ``session_*`` and ``run_*`` come from the class, the others from a move."""

    ENROLLED = "enrolled", _("You have a seat")
    WAITING = "waiting", _("You are on the waiting list")
    OFFERED = "offered", _("You are offered a seat")
    OFFER_EXPIRED = "offer_expired", _("The offer has run out")
    DECLINED = "declined", _("You said no to the seat")
    WITHDRAWN = "withdrawn", _("You have left the class")
    LEFT_LIST = "left_list", _("You have left the waiting list")
    MOVED = "moved", _("You have been moved to another class")
    MOVED_AWAY = "moved_away", _("Your seat in the former class has ended")
    LIST_CLOSED = "list_closed", _("The waiting list is closed")
    RUN_CANCELLED = "run_cancelled", _("The class is cancelled")
    SESSION_CANCELLED = "session_cancelled", _("A session is cancelled")
    SESSION_CHANGED = "session_changed", _("A session has changed")
    BACK_IN_LINE = "back_in_line", _("You are back on the waiting list")
    GUEST_OFFER = "guest_offer", _("You may be a guest at one session")
    GUEST_SEAT = "guest_seat", _("You are a guest at one session")
    GUEST_ENDED = "guest_ended", _("The seat for one session was not free after all")
    REMINDER_WEEK = "reminder_week", _("A class begins in a week")
    REMINDER_DAY = "reminder_day", _("A session is tomorrow")
    MESSAGE = "message", _("The school has written")
    ANSWERED = "answered", _("The teachers have answered")


REMINDERS: frozenset[str] = frozenset({NoticeKind.REMINDER_WEEK, NoticeKind.REMINDER_DAY})
"""What is told at most once of each session."""


SAME = "same"
"""The target of a transition that changes something else than the state, and is logged like the others."""


class Transition(NamedTuple):
    """One row of the table: sources, target, who may move it, and what the person is told ('' = nothing)."""

    sources: frozenset[str]
    target: str
    actors: frozenset[str]
    notice: str


def _row(sources: set[str], target: str, actors: set[str], notice: str = "") -> Transition:
    return Transition(frozenset(sources), target, frozenset(actors), notice)


_S, _A, _N = SeatState, Actor, NoticeKind

TRANSITIONS: dict[str, Transition] = {
    "hold": _row({NEW}, _S.HELD, {_A.PERSON}),
    "take": _row({NEW}, _S.ENROLLED, {_A.PERSON, _A.SCHOOL}, _N.ENROLLED),
    "confirm": _row({_S.HELD}, _S.ENROLLED, {_A.PERSON, _A.SCHOOL}, _N.ENROLLED),
    "lapse": _row({_S.HELD}, _S.EXPIRED, {_A.CLOCK, _A.PERSON, _A.SCHOOL}),
    "wait": _row({NEW}, _S.WAITING, {_A.PERSON, _A.SCHOOL}, _N.WAITING),
    "offer": _row({_S.WAITING}, _S.OFFERED, {_A.CLOCK, _A.SCHOOL}, _N.OFFERED),
    "accept": _row({_S.OFFERED}, _S.ENROLLED, {_A.PERSON, _A.SCHOOL}, _N.ENROLLED),
    "decline": _row({_S.OFFERED}, _S.DECLINED, {_A.PERSON, _A.SCHOOL}, _N.DECLINED),
    "expire": _row({_S.OFFERED}, _S.EXPIRED, {_A.CLOCK}, _N.OFFER_EXPIRED),
    "leave": _row({_S.ENROLLED}, _S.WITHDRAWN, {_A.PERSON, _A.SCHOOL}, _N.WITHDRAWN),
    "leave_list": _row({_S.WAITING}, _S.WITHDRAWN, {_A.PERSON, _A.SCHOOL}, _N.LEFT_LIST),
    # Two mails for one move, since a calendar message either invites or cancels.
    "move_out": _row({_S.ENROLLED}, _S.WITHDRAWN, {_A.PERSON, _A.SCHOOL}, _N.MOVED_AWAY),
    "move_off_list": _row({_S.WAITING, _S.OFFERED}, _S.WITHDRAWN, {_A.PERSON, _A.SCHOOL}),
    "move_in": _row({NEW}, _S.ENROLLED, {_A.PERSON, _A.SCHOOL}, _N.MOVED),
    # Somebody kept a seat in another class while waiting for this one.
    "accept_instead": _row({_S.OFFERED}, _S.ENROLLED, {_A.PERSON, _A.SCHOOL}, _N.MOVED),
    # Two people together: both or none.
    "take_together": _row({_S.WAITING}, _S.ENROLLED, {_A.PERSON, _A.SCHOOL}, _N.ENROLLED),
    "say_yes": _row({_S.OFFERED}, SAME, {_A.PERSON, _A.SCHOOL}),
    "back_in_line": _row({_S.OFFERED}, _S.WAITING, {_A.CLOCK, _A.PERSON, _A.SCHOOL}, _N.BACK_IN_LINE),
    "pair_up": _row({_S.WAITING}, SAME, {_A.PERSON, _A.SCHOOL}),
    "part": _row({_S.WAITING}, SAME, {_A.CLOCK, _A.PERSON, _A.SCHOOL}),
    "pause": _row({_S.WAITING}, SAME, {_A.PERSON, _A.SCHOOL}),
    "resume": _row({_S.WAITING}, SAME, {_A.PERSON, _A.SCHOOL}),
    "regroup": _row(set(ACTIVE), SAME, {_A.PERSON, _A.SCHOOL}),
    "accompany": _row(set(ACTIVE), SAME, {_A.PERSON, _A.SCHOOL}),
    # The school has changed whether companions need a seat in this class.
    "recount": _row(set(ACTIVE), SAME, {_A.CLOCK, _A.SCHOOL}),
    "cancel": _row({_S.ENROLLED, _S.WAITING, _S.OFFERED}, _S.WITHDRAWN, {_A.SCHOOL}, _N.RUN_CANCELLED),
    "close_list": _row({_S.WAITING, _S.OFFERED}, _S.EXPIRED, {_A.CLOCK, _A.SCHOOL}, _N.LIST_CLOSED),
    "complete": _row({_S.ENROLLED}, _S.COMPLETED, {_A.CLOCK, _A.SCHOOL}),
}

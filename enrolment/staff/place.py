"""One person's place in a class: what they come as, with whom, where in line, and what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.words import moment
from enrolment.models import Enrolment
from enrolment.staff.line import Line, partners_of
from enrolment.states import ACTIVE, Companions, SeatState
from enrolment.words import share_words


class Action(NamedTuple):
    """A link to something that can be done."""

    text: str
    url: str


@dataclass(frozen=True)
class PlaceLines:
    """What the page of an enrolment says of the place; ``lines`` are pairs of a label and a text."""

    lines: list[tuple[str, str]]
    actions: list[Action]

    @classmethod
    def of(cls, row: Enrolment) -> "PlaceLines":
        """Read it; a handful of queries."""
        line = Line.of([row]) if row.state == SeatState.WAITING else None
        return cls(list(_lines(row, line)), list(_actions(row)))


def _lines(row: Enrolment, line: Line | None) -> Iterator[tuple[str, str]]:
    yield _("Comes as"), row.get_comes_as_display() or _("Has not said")
    if line is not None:
        shown = line.shown(row)
        yield _("Number in line"), str(shown.number)
        yield _("Waits for"), shown.waits_for
    if row.paused_at:
        yield _("On pause since"), moment(row.paused_at)
    if row.brings_companion:
        yield _("Companion"), row.companion_name or _("Yes, without a name")
    partner = partners_of([row]).get(row.pk)
    if partner is not None:
        yield _("Together with"), partner
    elif row.pair is not None:
        yield _("Together with"), _("Nobody yet: the code to pass on is %(code)s") % {"code": row.pair.code}
    if row.replaces is not None:
        yield _("Keeps until then"), str(row.replaces.run)


def _actions(row: Enrolment) -> Iterator[Action]:
    if row.state not in ACTIVE:
        return
    yield _action(row, _("Change what the person comes as"), "regroup")
    if share_words.policy_of(row.run).companions != Companions.NO or row.brings_companion:
        yield _action(row, _("Companion"), "companion")
    if row.state == SeatState.WAITING:
        yield from _waiting_actions(row)


def _waiting_actions(row: Enrolment) -> Iterator[Action]:
    if row.paused_at:
        yield _action(row, _("End the pause"), "resume")
    else:
        yield _action(row, _("Pause the place in line"), "pause")
    if row.pair_id:
        yield _action(row, _("No longer together"), "part")
    else:
        yield _action(row, _("Put together with somebody"), "pair_up")


def _action(row: Enrolment, text: str, name: str) -> Action:
    return Action(text, reverse(f"enrolments:{name}", args=[row.pk]))

"""Where somebody stands on a waiting list and why, in words.

Such as "Du er nummer 4 i køen. Nr. 1 og 2 venter på pladser til medarbejdere." Of others only numbers are
told, and what they wait for; never who they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enrolment.lines import AheadGroup, InLine, WaitsFor, explain
from enrolment.models import Enrolment, Share
from enrolment.words import share_words


@dataclass(frozen=True, slots=True)
class LineWords:
    """``place`` says which number one is; ``why`` are sentences about what one and those ahead wait for."""

    number: int
    place: str
    why: Sequence[str] = ()


def of(rows: Sequence[Enrolment]) -> dict[int, LineWords]:
    """Return the words for rows that wait, by their id.

    Two queries for any number of them where ``run__shares`` and ``run__seat_rules`` are loaded.
    """
    lines = explain(rows)
    return {row.pk: _words(row, lines[row.pk]) for row in rows if row.pk in lines}


def _words(row: Enrolment, line: InLine) -> LineWords:
    ahead = _ahead(line.ahead)
    # What stands in the way of two together may be what the other comes as, which is not told.
    is_of_two = row.pair_id is not None and line.waits_for not in {WaitsFor.OTHER, WaitsFor.RESUMING}
    waits_for = WaitsFor.TWO_SEATS if is_of_two else line.waits_for
    own = {
        WaitsFor.OPEN_SEAT: _open_seat,
        WaitsFor.GROUP_SEAT: _group_seat,
        WaitsFor.BALANCE: _balance,
        WaitsFor.TWO_SEATS: _two_seats,
        WaitsFor.OTHER: _other,
        WaitsFor.RESUMING: _resuming,
    }.get(waits_for)
    return LineWords(line.number, _place(row, line), [*(own(row) if own else []), *ahead])


def _place(row: Enrolment, line: InLine) -> str:
    if row.paused_at:
        return _("You are on pause. When you are ready, you are number %(number)d in line.") % {
            "number": line.number
        }
    if line.number == 1 and line.waits_for == WaitsFor.SEAT:
        return _("You are the first in line: the next free seat is offered to you.")
    return _("You are number %(number)d in line.") % {"number": line.number}


def _open_seat(row: Enrolment) -> list[str]:
    """What is held for others, and until when."""
    held = [share for share in _shares(row) if share.guaranteed and share.released_at is None]
    others = [share_words.held(share.guaranteed, share) for share in held if share.group != row.comes_as]
    return [_("You wait for a seat that is open to all: %(held)s.") % {"held": ", ".join(others)}]


def _group_seat(row: Enrolment) -> list[str]:
    most = next((share for share in _shares(row) if share.group == row.comes_as), None)
    said = [_("You wait for a seat for %(group)s.") % {"group": share_words.many(row.comes_as)}]
    return [*said, f"{share_words.at_most(most)}."] if most and most.maximum is not None else said


def _balance(row: Enrolment) -> list[str]:
    rule = share_words.balance(share_words.policy_of(row.run))
    said = [_("You wait until there are more citizens in the class.")]
    return [*said, f"{rule}."] if rule else said


def _two_seats(row: Enrolment) -> list[str]:
    return [_("You wait for two seats at once.")]


def _other(row: Enrolment) -> list[str]:
    return [_("You are asked when the other has signed up.")]


def _resuming(row: Enrolment) -> list[str]:
    """Of two together one may be on pause: then the other is not asked either."""
    return [] if row.paused_at else [_("The other is on pause. You are asked when both of you are ready.")]


def _shares(row: Enrolment) -> list[Share]:
    return sorted(row.run.shares.all(), key=lambda share: share_words.GROUPS.index(share.group))


def _ahead(groups: Sequence[AheadGroup]) -> list[str]:
    """A sentence for each thing that some of those ahead wait for, other than the next free seat."""
    by_reason: dict[tuple[WaitsFor, str], list[int]] = {}
    for one in groups:
        group = one.group if one.why == WaitsFor.GROUP_SEAT else ""
        by_reason.setdefault((one.why, group), []).extend(one.numbers)
    said = [_sentence(why, group, numbers) for (why, group), numbers in by_reason.items()]
    return [sentence for sentence in said if sentence]


def _sentence(why: WaitsFor, group: str, numbers: list[int]) -> str:
    """Such as "Nr. 1 og 2 venter på pladser til borgere."."""
    count = len(numbers)
    text = {
        WaitsFor.OPEN_SEAT: ngettext(
            "%(numbers)s waits for a seat that is open to all.",
            "%(numbers)s wait for seats that are open to all.",
            count,
        ),
        WaitsFor.GROUP_SEAT: ngettext(
            "%(numbers)s waits for a seat for %(group)s.", "%(numbers)s wait for seats for %(group)s.", count
        ),
        WaitsFor.BALANCE: ngettext(
            "%(numbers)s waits until there are more citizens.",
            "%(numbers)s wait until there are more citizens.",
            count,
        ),
        WaitsFor.TWO_SEATS: ngettext(
            "%(numbers)s waits for two seats at once.", "%(numbers)s wait for two seats at once.", count
        ),
        WaitsFor.OTHER: ngettext(
            "%(numbers)s waits for somebody to come with.",
            "%(numbers)s wait for somebody to come with.",
            count,
        ),
    }.get(why, "")
    said = {"numbers": capfirst(share_words.numbers(sorted(numbers))), "group": share_words.many(group)}
    return text % said if text else ""

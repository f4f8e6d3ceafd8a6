"""How the seats of a class are shared, where every number says what it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import CourseRun
from courses.words import day, unbroken
from enrolment.fairness import Room
from enrolment.models import SeatRules, Share
from enrolment.rooms import rooms_of
from enrolment.staff.line import LineRow
from enrolment.states import ComesAs, Companions
from enrolment.words import share_words
from enrolment.words.share_words import GROUPS


class GroupLine(NamedTuple):
    """One group: seats it has (offered and held ones count), what it is guaranteed, how many wait.

    ``kept`` is what is guaranteed and not used, ``most`` None without a maximum, ``until`` in words.
    """

    group: str
    name: str
    taken: int
    guaranteed: int
    kept: int
    most: int | None
    until: str
    is_in_force: bool
    waiting: int


@dataclass(frozen=True)
class Sharing:
    """The seats of a class with its shares and its line."""

    run: CourseRun
    room: Room
    policy: SeatRules
    shares: Mapping[str, Share]
    line: Sequence[LineRow]

    @classmethod
    def of(cls, run: CourseRun, line: Sequence[LineRow]) -> "Sharing":
        """Put together what is loaded (``seat_rules``, ``shares``) and the line; one query for the room."""
        policy = share_words.policy_of(run)
        return cls(
            run=run,
            room=rooms_of([run.pk])[run.pk].room,
            policy=policy,
            shares={share.group: share for share in run.shares.all()},
            line=line,
        )

    @property
    def is_shared(self) -> bool:
        """Whether anything is decided, so that not every seat is open to all."""
        return bool(self.shares) or self.policy.staff_per_citizen is not None

    @property
    def held(self) -> int:
        """Free seats that are held for groups; fewer than promised where more was promised than is free."""
        return max(0, min(self.room.reserved, self.room.free))

    def lines(self) -> list[GroupLine]:
        """Return a line for each group, last those who have not said."""
        return [self._line(group) for group in (*GROUPS, "")]

    def _line(self, group: str) -> GroupLine:
        share = self.shares.get(group)
        return GroupLine(
            group=group,
            name=share_words.many(group).capitalize() if group else _("Has not said"),
            taken=self.room.taken.get(group, 0),
            guaranteed=share.guaranteed if share else 0,
            kept=self.room.kept_for(group),
            most=share.maximum if share else None,
            until=_until(share),
            is_in_force=share is not None and share.guaranteed > 0 and share.released_at is None,
            waiting=sum(one.row.comes_as == group for one in self.line),
        )

    @cached_property
    def kept(self) -> list[tuple[str, int]]:
        """Groups with guaranteed seats left, and how many."""
        return [(group, kept) for group in GROUPS if (kept := self.room.kept_for(group))]

    def sentences(self) -> list[str]:
        """Say what the numbers mean together."""
        said = [self._of_free(), *self._promised(), *self._limits(), self._balance(), *self._waits()]
        said.append(share_words.first_timers(self.policy))
        companions = Companions(self.policy.companions).label
        said.append(_("Companions: %(what)s") % {"what": str(companions).lower()})
        if self.policy.lends_seats:
            said.append(_("The seat of who cannot come is lent to the next in line for that session"))
        return [sentence for sentence in said if sentence]

    def _of_free(self) -> str:
        free = max(0, self.room.free)
        if not free:
            return _("Every seat is taken")
        text = ngettext("%(free)s of %(all)s seats is free", "%(free)s of %(all)s seats are free", free)
        said = text % {"free": free, "all": self.room.capacity}
        if not self.held:
            return _("%(free)s, open to all") % {"free": said}
        return _("%(free)s: %(held)s held, %(open)s open to all") % {
            "free": said,
            "held": self.held,
            "open": self.room.open,
        }

    def _promised(self) -> list[str]:
        if self.room.reserved <= max(0, self.room.free):
            return [_kept_words(count, group) for group, count in self.kept]
        lacking = self.room.reserved - max(0, self.room.free)
        text = ngettext(
            "More is guaranteed than is free: %(groups)s lack %(count)s seat of what they are "
            "guaranteed, and get those that become free first",
            "More is guaranteed than is free: %(groups)s lack %(count)s seats of what they are "
            "guaranteed, and get those that become free first",
            lacking,
        )
        groups = share_words.several(group for group, _kept in self.kept)
        return [text % {"groups": groups, "count": lacking}]

    def _limits(self) -> list[str]:
        limits = [share for share in self.shares.values() if share.maximum is not None]
        return [
            _("%(rule)s; there are %(now)s")
            % {"rule": share_words.at_most(share), "now": self.room.taken.get(share.group, 0)}
            for share in limits
        ]

    def _waits(self) -> list[str]:
        """Say how many wait for what, those first who wait for most."""
        counted = Counter(one.waits_for for one in self.line)
        return [
            ngettext("%(count)s waits for %(what)s", "%(count)s wait for %(what)s", count)
            % {"count": count, "what": what}
            for what, count in counted.most_common()
        ]

    def _balance(self) -> str:
        ratio = self.policy.staff_per_citizen
        if ratio is None:
            return ""
        citizens, staff = (self.room.taken.get(group, 0) for group in (ComesAs.CITIZEN, ComesAs.STAFF))
        may = max(self.policy.staff_from, floor(ratio * citizens))
        return _("%(rule)s. With %(citizens)s there may be %(staff)s; there are %(now)s") % {
            "rule": share_words.balance(self.policy),
            "citizens": share_words.people(citizens, ComesAs.CITIZEN),
            "staff": share_words.people(may, ComesAs.STAFF),
            "now": staff,
        }


def _kept_words(count: int, group: str) -> str:
    text = ngettext(
        "%(count)s free seat is held for %(group)s", "%(count)s free seats are held for %(group)s", count
    )
    return text % {"count": count, "group": share_words.many(group)}


def _until(share: Share | None) -> str:
    if share is None or not share.guaranteed:
        return ""
    if share.released_at is not None:
        return _("released %(when)s") % {"when": unbroken(day(share.released_at))}
    return unbroken(day(share.release_at)) if share.release_at else _("till the end")

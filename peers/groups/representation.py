"""Who sits in a group and who comes to its meetings, by seat: how much of it is citizens (Gladsaxe)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from peers.models import GroupMember, Meeting, MeetingPresence, WorkingGroup
from peers.states import MemberPlace, Presence

LAST = 3
"""Meetings that "lately" is made of."""


@dataclass(frozen=True, slots=True)
class Representation:
    """How many sit in a group now and were at its last meetings, by seat; and when it meets next."""

    seats: int
    now: Mapping[str, int]
    lately: Mapping[str, int]
    held: int
    next: Meeting | None

    @classmethod
    def of(cls, group: WorkingGroup) -> "Representation":
        """Count a group that ``with_figures`` has fetched."""
        sitting: list[GroupMember] = group.sitting  # type: ignore[attr-defined]  # fetched along
        held: list[Meeting] = group.lately  # type: ignore[attr-defined]  # fetched along
        coming: list[Meeting] = group.coming  # type: ignore[attr-defined]  # fetched along
        there = Counter(
            row.member.place
            for meeting in held
            for row in meeting.present  # type: ignore[attr-defined]  # fetched along
        )
        now = Counter(one.place for one in sitting)
        return cls(group.citizen_seats, now, there, len(held), coming[0] if coming else None)

    @property
    def citizens(self) -> int:
        """How many citizens sit in it."""
        return self.now.get(MemberPlace.CITIZEN, 0)

    @property
    def free(self) -> int:
        """How many citizens' seats nobody has."""
        return max(0, self.seats - self.citizens)

    @property
    def taken(self) -> str:
        """Such as "3 af 4 borgerpladser"; above the fixed number simply how many."""
        fill = {"taken": self.citizens, "seats": self.seats}
        if self.citizens > self.seats:
            return _("%(taken)d citizens on %(seats)d fixed seats") % fill
        words = ngettext(
            "%(taken)d of %(seats)d citizen seat", "%(taken)d of %(seats)d citizen seats", self.seats
        )
        return words % fill

    @property
    def now_in_words(self) -> str:
        """Such as "3 borgere, 2 medarbejdere"."""
        return in_words(self.now)

    @property
    def lately_in_words(self) -> str:
        """Who was at the last meetings, all counted together; "" where none was held."""
        return in_words(self.lately) if self.held else ""

    @property
    def share(self) -> int | None:
        """How many percent of those at the last meetings sat on a citizen's or a relative's seat."""
        total = sum(self.lately.values())
        own = self.lately.get(MemberPlace.CITIZEN, 0) + self.lately.get(MemberPlace.RELATIVE, 0)
        return round(100 * own / total) if total else None


def with_figures(groups: QuerySet[WorkingGroup], *, now: datetime) -> QuerySet[WorkingGroup]:
    """Fetch along what ``Representation.of`` counts, in a constant number of questions."""
    sitting = GroupMember.objects.filter(until=None)
    coming = Meeting.objects.filter(ends_at__gt=now, held_at=None, cancelled_at=None).order_by("starts_at")
    present = MeetingPresence.objects.filter(presence=Presence.PRESENT).select_related("member")
    held = Meeting.objects.filter(held_at__isnull=False).order_by("-starts_at")
    held = held.prefetch_related(Prefetch("presences", present, to_attr="present"))
    return groups.prefetch_related(
        Prefetch("members", sitting, to_attr="sitting"),
        Prefetch("meetings", coming[:1], to_attr="coming"),
        Prefetch("meetings", held[:LAST], to_attr="lately"),
    )


def in_words(counts: Mapping[str, int]) -> str:
    """Return numbers by seat, in the order of the seats; "–" for nobody."""
    patterns = {
        MemberPlace.CITIZEN: ngettext("%(n)d citizen", "%(n)d citizens", counts.get("citizen", 0)),
        MemberPlace.RELATIVE: ngettext("%(n)d relative", "%(n)d relatives", counts.get("relative", 0)),
        MemberPlace.STAFF: ngettext("%(n)d of staff", "%(n)d of staff", counts.get("staff", 0)),
        MemberPlace.PARTNER: ngettext("%(n)d partner", "%(n)d partners", counts.get("partner", 0)),
    }
    said = [words % {"n": counts[place]} for place, words in patterns.items() if counts.get(place)]
    return ", ".join(said) or "–"

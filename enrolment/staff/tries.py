"""What a change of seats would do, tried and undone: in words, and as a mark by which it is known again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import CourseRun
from enrolment import seats
from enrolment.classes import sharing_history
from enrolment.classes.sharing_history import Rules
from enrolment.models import Enrolment, Move
from enrolment.seats import Outcome
from enrolment.seats.locking import lock
from enrolment.seats.waiting_list import settled
from enrolment.told import way_words
from enrolment.words import share_words


class Figure(NamedTuple):
    """A number before and after."""

    name: str
    before: int
    after: int


@dataclass(frozen=True)
class Tried:
    """What came of trying: who is offered a seat, the room, and the rules before and after."""

    outcome: Outcome
    rules_before: Rules
    rules_after: Rules

    @classmethod
    def of(cls, run: CourseRun, change: Callable[[], Outcome]) -> "Tried":
        """Try a change of a locked class; nothing of it stays."""
        before = sharing_history.now(run)
        after: list[Rules] = []

        def changing() -> Outcome:
            outcome = change()
            after.append(sharing_history.now(run))
            return outcome

        return cls(seats.preview(changing), before, after[0])

    @property
    def mark(self) -> str:
        """A short mark: the same where the same would happen to the same class."""
        happens = [
            self.rules_before,
            _without_moment(self.rules_after),
            sorted(self.outcome.before.taken.items()),
            sorted(self.outcome.after.taken.items()),
            sorted(row.pk for row in self.outcome.offers),
        ]
        return hashlib.sha256(repr(happens).encode()).hexdigest()[:20]

    @property
    def sentence(self) -> str:
        """Say the whole in one sentence."""
        count = len(self.outcome.offers)
        if not count:
            return _("Nobody is offered a seat, and nobody loses their seat.")
        text = ngettext(
            "%(count)d person is offered a seat; nobody loses their seat.",
            "%(count)d people are offered a seat; nobody loses their seat.",
            count,
        )
        return text % {"count": count}

    @property
    def offered(self) -> list[str]:
        """Who is offered a seat, and how they hear of it."""
        return [_offered(row) for row in self.outcome.offers]

    @property
    def changes(self) -> list[str]:
        """What is changed in the rules."""
        return sharing_history.changes(self.rules_before, self.rules_after)

    @property
    def figures(self) -> list[Figure]:
        """The seats before and after."""
        before, after = self.outcome.before, self.outcome.after
        figures = [
            Figure(_("Seats"), before.capacity, after.capacity),
            Figure(_("Taken, offered or held"), sum(before.taken.values()), sum(after.taken.values())),
            Figure(_("Free"), max(0, before.free), max(0, after.free)),
        ]
        for group in share_words.GROUPS:
            kept = before.kept_for(group), after.kept_for(group)
            if any(kept):
                name = _("Guaranteed for %(group)s, not used") % {"group": share_words.many(group)}
                figures.append(Figure(name, *kept))
        return [*figures, Figure(_("Open to all"), before.open, after.open)]


def _without_moment(rules: Rules) -> Rules:
    """Leave out when a share was released: now is another moment each time it is tried."""
    shares = [share if share["in_force"] else {**share, "release_at": None} for share in rules["shares"]]
    return {**rules, "shares": shares}


def outcome_of(run: CourseRun, change: Callable[[], object]) -> Outcome:
    """Make a change to somebody's place in a locked class, and return what it did to the others."""
    moment = timezone.now()
    before = settled(run=lock(run.pk), person=None, now=moment).room
    last = Move.objects.aggregate(last=Max("pk"))["last"] or 0
    change()
    after = settled(run=run, person=None, now=moment).room
    made = Move.objects.filter(pk__gt=last, transition="offer", enrolment__run=run).order_by("pk")
    offers = tuple(move.enrolment for move in made.select_related("enrolment__person"))
    return Outcome(offers=offers, losing=0, before=before, after=after)


def _offered(row: Enrolment) -> str:
    return way_words.named(row.person)

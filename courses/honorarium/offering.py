"""Offer somebody honorarium for what they teach of a class: which sessions, what it comes to, and the offer.

``courses.honorarium.preview`` says what it would do to budget and ceiling; ``offer`` makes it: one letter,
with a piece for each session. ``courses.honorarium.following`` takes it from there.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.honorarium import references, wording
from courses.honorarium.following import follow_run, work_of
from courses.honorarium.putting_right import minutes_of
from courses.honorarium.standing import Standing
from courses.models import CourseRun, Session
from courses.refusals import NotNow
from courses.staffing.assigning import lock
from peers import offers
from peers.models import Contributor, Engagement, Offer, Project
from peers.offers import Piece
from peers.states import EngagementState, Relation

EACH, ONCE = "each", "once"
"""Preparation for each session, or once for them all."""

AGAIN: frozenset[str] = frozenset(
    {EngagementState.DECLINED, EngagementState.WITHDRAWN, EngagementState.CALLED_OFF}
)


@dataclass(frozen=True)
class Wish:
    """What is to be offered: to whom, as what, for which sessions, from which money."""

    run: CourseRun
    contributor: Contributor
    role: str
    sessions: tuple[Session, ...]
    project: Project
    preparation: str = ""
    minutes: int = 0
    """Minutes of preparation: for each session, or once."""
    words: str = ""
    answer_by: date | None = None

    def pieces(self) -> list[Piece]:
        """Return a piece for each session, and those of preparing, in the words of who is asked."""
        with wording.spoken_to(self.contributor) as language:
            about = wording.about(self.run, language=language)
            preparing = wording.about(self.run, language=language, is_preparation=True)
        found = []
        for number, session in enumerate(self.sessions):
            if self.preparation == EACH or (self.preparation == ONCE and number == 0):
                found.append(self._preparing(session, preparing))
            found.append(self._teaching(session, about))
        return found

    def _teaching(self, session: Session, about: str) -> Piece:
        return Piece(
            activity=references.ACTIVITIES[self.role],
            about=about,
            done_on=timezone.localdate(session.starts_at),
            minutes=minutes_of(session),
            reference=references.of_session(session.pk, self.role, self.contributor.pk),
            starts_at=session.starts_at,
        )

    def _preparing(self, session: Session, about: str) -> Piece:
        of_session = references.of_session(session.pk, references.PREPARATION, self.contributor.pk)
        is_once = self.preparation == ONCE
        return Piece(
            activity=references.ACTIVITIES[references.PREPARATION],
            about=about,
            done_on=timezone.localdate(session.starts_at),
            minutes=self.minutes,
            reference=references.of_run(self.run.pk, self.contributor.pk) if is_once else of_session,
        )


def works_in_working_time(contributor: Contributor) -> bool:
    """Whether somebody is employed: there is nothing to offer."""
    return contributor.relation == Relation.EMPLOYED


def offerable(
    *, run: CourseRun, contributor: Contributor, session: Session | None = None
) -> dict[int, Engagement | None]:
    """Return the sessions that may be offered to somebody, by id, each with what was offered and ended.

    Those that are neither offered, agreed nor done, nor handed on; also those that were held and never
    offered. ``session``: of an assignment to that one alone.
    """
    standing, work = Standing.of(run), list(work_of(run.pk))
    mine: dict[int, Engagement] = {}
    for row in work:
        place = references.read(row.reference)
        if place and place.session and not place.is_preparation and place.contributor == contributor.pk:
            mine[place.session] = row
    found: dict[int, Engagement | None] = {}
    for one in standing.sessions.values():
        before = mine.get(one.pk)
        is_open = before is None or before.state in AGAIN
        is_theirs = standing.handed_to(contributor.pk, one) is None and session in (None, one)
        if is_open and is_theirs and not one.is_cancelled:
            found[one.pk] = before
    return found


@transaction.atomic
def offer(*, wish: Wish, by: User, key: uuid.UUID, now: datetime | None = None) -> Offer:
    """Offer what is wished for in one letter; the same ``key`` again is the same offer.

    What was declined or taken back before is offered again, in its old letter. Raises NotNow where a session
    is no longer theirs or is offered meanwhile, and what ``peers.offers.make`` raises.
    """
    run, moment = lock(wish.run.pk), now or timezone.now()
    said = Offer.objects.filter(key=key, contributor=wish.contributor).first()
    if said is not None:
        return said
    _must_be_theirs(wish, run)
    there = offers.by_references([piece.reference for piece in wish.pieces()])
    made = _make(wish, there, by=by, key=key, now=moment)
    ended = [row for row in there.values() if row.state in AGAIN]
    if ended:
        again = offers.offer_all_again(engagements=ended, by=by, now=moment)
        made = made or again[0].offer
    if made is None:
        raise NotNow(_("All of it is offered already."))
    follow_run(run.pk, by=by, now=moment)
    return made


def new_pieces(wish: Wish) -> list[Piece]:
    """Return the pieces that would be offered: those that are neither offered, agreed nor done."""
    pieces = wish.pieces()
    there = offers.by_references([piece.reference for piece in pieces])
    return [one for one in pieces if one.reference not in there or there[one.reference].state in AGAIN]


def _make(
    wish: Wish, there: dict[str, Engagement], *, by: User, key: uuid.UUID, now: datetime
) -> Offer | None:
    """Make the letter of what was never offered; None where there is nothing of that kind."""
    pieces = [piece for piece in wish.pieces() if piece.reference not in there]
    if not pieces:
        return None
    with wording.spoken_to(wish.contributor) as language:
        task = wording.task(wish.run, list(wish.sessions), language=language)
    return offers.make(
        contributor=wish.contributor,
        task=task,
        pieces=pieces,
        project=wish.project,
        by=by,
        words=wish.words,
        origin=references.origin(wish.run.pk),
        answer_by=wish.answer_by,
        key=key,
        now=now,
    )


def _must_be_theirs(wish: Wish, run: CourseRun) -> None:
    """Raise NotNow where the class is over, or a session is cancelled, handed on or offered meanwhile."""
    standing = Standing.of(run)
    left = offerable(run=run, contributor=wish.contributor)
    if standing.is_off or not wish.sessions:
        raise NotNow(_("There is nothing to offer: no session is chosen, or the class is cancelled."))
    for one in wish.sessions:
        stored = standing.sessions.get(one.pk)
        if stored is None or one.pk not in left or not standing.has(wish.contributor.pk, stored):
            raise NotNow(_("The class has changed since you opened this page. Look at it once more."))

"""What those who staff a class see of its honorarium. A teacher's own is in ``courses.honorarium.own``."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.honorarium import references
from courses.honorarium.offering import works_in_working_time
from courses.honorarium.references import Place
from courses.models import CourseRun, Session, TeachingAssignment
from courses.states import AssignmentState, TeachingRole
from peers.models import Engagement
from peers.states import PLANNED, EngagementState, Terms


@dataclass(frozen=True)
class ForDesk:
    """What the teachers' screen says about one assignment: sentences, and whether there is more to offer.

    ``offer_id`` is the newest offer of it.
    """

    said: list[str] = field(default_factory=list)
    may_offer: bool = False
    offer_id: int | None = None


def for_desk(
    run: CourseRun, rows: Iterable[TeachingAssignment], *, now: datetime | None = None
) -> dict[int, ForDesk]:
    """Return what to say about each assignment of a class, by its id; two questions."""
    moment = now or timezone.now()
    work = _placed(Engagement.objects.filter(offer__origin=references.origin(run.pk)))
    sessions = [one for one in run.sessions.all() if not one.is_cancelled]
    return {row.pk: _of_assignment(row, work, sessions, moment) for row in rows}


def _of_assignment(
    row: TeachingAssignment, work: list[tuple[Place, Engagement]], sessions: list[Session], now: datetime
) -> ForDesk:
    if row.state not in {AssignmentState.OFFERED, AssignmentState.ACCEPTED}:
        return ForDesk()
    if works_in_working_time(row.contributor):
        return ForDesk([_("Teaches in working time")])
    mine = {place.session: one for place, one in work if _is_of(place, row)}
    said = _counted(mine.values())
    newest = max((one.offer_id or 0 for one in mine.values()), default=None)
    if row.session_id is None and row.role == TeachingRole.SUBSTITUTE:
        # Somebody who only stands in is offered what they take over.
        return ForDesk(said, offer_id=newest)
    given = [one for one in sessions if row.session_id in {None, one.pk}]
    new = [one for one in given if one.pk not in mine]
    coming = sum(one.ends_at > now for one in new)
    if mine and coming:
        said.append(
            ngettext("%(n)d session is not offered yet", "%(n)d sessions are not offered yet", coming)
            % {"n": coming}
        )
    astray = sum(_is_astray(mine[one.pk], one) for one in given if one.pk in mine and one.ends_at > now)
    if astray:
        said.append(
            ngettext("%(n)d is offered for another day", "%(n)d are offered for other days", astray)
            % {"n": astray}
        )
    has_ended = any(one.state not in _LIVE for one in mine.values())
    return ForDesk(said, may_offer=bool(new) or has_ended, offer_id=newest)


def _is_astray(row: Engagement, session: Session) -> bool:
    """Whether planned work stands on another day than its session, for want of money in the new year."""
    return row.state in PLANNED and row.done_on != timezone.localdate(session.starts_at)


_LIVE: frozenset[str] = frozenset({EngagementState.OFFERED, EngagementState.ACCEPTED, EngagementState.DONE})


def _is_of(place: Place, row: TeachingAssignment) -> bool:
    """Whether a piece of work is a session of this assignment; preparing goes with the sessions."""
    if place.contributor != row.contributor_id or place.is_preparation or place.session is None:
        return False
    return row.session_id in {None, place.session}


def _counted(rows: Iterable[Engagement]) -> list[str]:
    """Say how many are offered, agreed, declined and done; nothing of what there is none of."""
    counts = Counter(_kind(row) for row in rows)
    words = {
        "offered": _("%(n)d offered, not answered"),
        "paid": _("%(n)d agreed with honorarium"),
        "unpaid": _("%(n)d agreed without"),
        "declined": _("%(n)d no thank you"),
        "done": _("%(n)d held"),
        "ended": _("%(n)d called off"),
    }
    return [words[kind] % {"n": counts[kind]} for kind in words if counts[kind]]


def _kind(row: Engagement) -> str:
    if row.state == EngagementState.ACCEPTED:
        return "paid" if row.terms == Terms.PAID else "unpaid"
    kinds = {
        EngagementState.OFFERED: "offered",
        EngagementState.DECLINED: "declined",
        EngagementState.DONE: "done",
    }
    return kinds.get(EngagementState(row.state), "ended")


def _placed(rows: Iterable[Engagement]) -> list[tuple[Place, Engagement]]:
    found = ((references.read(row.reference), row) for row in rows)
    return [(place, row) for place, row in found if place is not None]

"""Move a session, and see first what that does: it is tried under the lock of the class, and undone.

The rules are those of everybody's: ``enrolment.changes``. A teacher changes what is still to come, of a class
that is held.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from accounts.states import Channel
from courses import editions, handovers, staffing, words
from courses.models import Session
from courses.runs import NotNow
from courses.sessions import OVER
from enrolment import changes
from enrolment.day.online_rooms import link_of
from enrolment.seats.locking import lock
from enrolment.told import class_messages
from enrolment.words.class_facts import facts_of_session

EDITED = ("starts_at", "ends_at", "venue", "room", "online_url")


@dataclass(frozen=True, slots=True)
class Line:
    """Something that changes, as it is and as it will be."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people are told, and by which ways."""

    people: int
    ways: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change does; ``is_news``: those who come must know. ``clashes`` in sentences."""

    lines: Sequence[Line]
    is_news: bool
    reach: Reach
    clashes: Sequence[str]


def edition(session: Session) -> str:
    """Return a short mark of what a form about the session shows."""
    return editions.edition(session, EDITED)


def must_be_open(session: Session, *, now: datetime) -> None:
    """Raise NotNow unless the session is to come, and its class is held."""
    if session.run.state in OVER:
        raise NotNow(_("The class is over: nothing of it is changed any more."))
    if session.is_cancelled:
        raise NotNow(_("The session is cancelled already."))
    if session.ends_at <= now:
        raise NotNow(_("The session has been held already."))


def reach_of(session: Session) -> Reach:
    """Count whom a change of the session is told, by the way each hears from the school."""
    rows = class_messages.receivers(run=session.run, to="seats")
    counted = class_messages.ways(row.person for row in rows)
    ways = [(str(Channel(way).label), count) for way, count in sorted(counted.items())]
    return Reach(sum(counted.values()), ways)


def preview(*, session: Session, by: User, now: datetime, **fields: Any) -> Preview:
    """Return what a change would do. Raises NotNow and ValidationError as ``enrolment.changes`` does."""
    must_be_open(session, now=now)
    tried = Session.objects.select_related("run__course", "run__venue", "venue").get(pk=session.pk)
    before = _said(tried)
    with transaction.atomic():
        is_news = changes.change_session(session=tried, by=by, now=now, **fields)
        transaction.set_rollback(True)
    tried.venue = fields["venue"]
    return Preview(
        lines=_lines(before, _said(tried)),
        is_news=is_news,
        reach=reach_of(session),
        clashes=clashes_of(tried),
    )


@transaction.atomic
def save(*, session: Session, by: User, seen: str, now: datetime, **fields: Any) -> bool:
    """Change the session as it was shown; return whether those who come are told.

    Pressed twice is pressed once. Raises ``editions.Outdated`` where somebody else changed it meanwhile,
    NotNow and ValidationError.
    """
    lock(session.run_id)
    stored = Session.objects.select_related("run").get(pk=session.pk)
    must_be_open(stored, now=now)
    if all(getattr(stored, name) == fields[name] for name in EDITED):
        return False
    editions.check(seen, edition(stored))
    return changes.change_session(session=stored, by=by, now=now, **fields)


def clashes_of(session: Session) -> list[str]:
    """Say who of its teachers has something else at that time."""
    teachers = {one.pk: one.public_name for one in handovers.holders(session, speakers=True)}
    found = staffing.clashes_of(list(teachers), [session])
    return [
        _("%(name)s teaches something else then: %(when)s.")
        % {"name": teachers[pk], "when": words.session_when(clash.other)}
        for pk, clashes in found.items()
        for clash in clashes
    ]


def _said(session: Session) -> dict[str, str]:
    facts = facts_of_session(session.run, session, {})
    return {
        pgettext("session", "When"): words.session_when(session),
        pgettext("session", "Where"): facts.place,
        _("Online link"): link_of(session),
    }


def _lines(before: dict[str, str], after: dict[str, str]) -> list[Line]:
    none = pgettext("nothing", "none")
    pairs = ((label, before[label], after[label]) for label in before)
    return [Line(label, old or none, new or none) for label, old, new in pairs if old != new]

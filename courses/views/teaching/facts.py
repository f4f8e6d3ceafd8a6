"""What a class or a session is, in the pairs of icon and text that the component ``facts`` shows."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses import words
from courses.calendars import place
from courses.models import CourseRun, Session, TeachingAssignment
from courses.staffing import Clash
from courses.titles import title_of
from peers.models import Contributor

Pairs = list[tuple[str, str]]


def title(run: CourseRun) -> str:
    """Return what the class is called, in the language of the page."""
    return title_of(run, language=get_language() or "da")


def listed(people: Iterable[Contributor]) -> str:
    """Say names as one says them: "Eva, Ida og Per"."""
    *first, last = sorted(one.public_name for one in people) or [""]
    return _(" and ").join(filter(None, (", ".join(first), last)))


def of_session(session: Session) -> Pairs:
    """Say when and where."""
    where = place(session)
    return [("calendar", words.unbroken(words.session_when(session))), _where(where)]


def of_assignment(
    row: TeachingAssignment, sessions: Iterable[Session], others: Iterable[Contributor]
) -> Pairs:
    """Say when, where, as what, and with whom."""
    shown = list(sessions)
    when = words.session_when(row.session) if row.session else words.run_dates(shown)
    first = row.session or next(iter(shown), None)
    pairs = [("calendar", words.unbroken(when))]
    if first is not None:
        pairs.append(_where(place(first)))
    pairs.append(("person", str(row.get_role_display())))
    names = listed(others)
    if names:
        pairs.append(("heart", _("Together with %(names)s") % {"names": names}))
    return pairs


def of_clash(clash: Clash) -> dict[str, Any]:
    """Say what somebody has at the same time, or near it."""
    return {
        "title": title(clash.other.run),
        "when": words.unbroken(words.session_when(clash.other)),
        "is_close": clash.is_close,
    }


def _where(where: str) -> tuple[str, str]:
    return ("pin", where) if where else ("online", _("Online"))

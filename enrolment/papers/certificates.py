"""Certificates of attendance: of one class, or of a whole path. They say only what is written down.

Where it is known who came, hours are those the person was there; else the paper says that they had a seat,
and how often the class met.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from courses.paths import reading
from courses.paths.asking import PathView
from enrolment.papers import history, sheets
from enrolment.papers.history import Been
from enrolment.papers.sheets import Sheet, Table
from peers.words import duration


@dataclass(frozen=True, slots=True)
class WholePath:
    """A path of which somebody has completed every course; ``been`` in the order of the steps."""

    path: PathView
    been: Sequence[Been]


def paths_of(been: Sequence[Been]) -> list[WholePath]:
    """Return the paths whose every course is among these, and may be certified; the latest class of each."""
    latest: dict[object, Been] = {}
    for one in reversed(been):
        if one.is_certified:
            latest[one.key] = one
    found = []
    for path in reading.published() if latest else ():
        keys = [step.key for step in path.steps if step.key is not None]
        if keys and all(key in latest for key in keys):
            found.append(WholePath(path, [latest[key] for key in keys]))
    return found


def path_of(person: User, slug: str, *, language: str, now: datetime | None = None) -> WholePath | None:
    """Return a path that somebody has completed; None where they have not."""
    been = history.of(person, language=language, now=now)
    return next((one for one in paths_of(been) if one.path.slug == slug), None)


def of_class(been: Been, *, name: str, full: bool) -> Sheet:
    """Certify one class."""
    return Sheet(
        title=_("Certificate of attendance"),
        paragraphs=[_of_one(been, name, full), _how_much(been)],
        is_full=full,
        notes=[sheets.how_to_confirm(name)],
    )


def of_path(whole: WholePath, *, name: str, full: bool) -> Sheet:
    """Certify a path: how many courses, and in full which."""
    been = whole.been
    first, last = min(one.first for one in been), max(one.last for one in been)
    facts = {"name": name, "when": sheets.between(first, last), "path": whole.path.name, "n": len(been)}
    if full:
        words = _("%(name)s has completed all courses of “%(path)s” %(when)s.") % facts
    else:
        words = ngettext(
            "%(name)s has completed a programme of %(n)s course %(when)s.",
            "%(name)s has completed a programme of %(n)s courses %(when)s.",
            len(been),
        )
        words %= facts
    minutes = sum(one.minutes for one in been)
    known = all(one.came is not None for one in been)
    sum_up = (
        _("%(name)s was there for %(hours)s in all.") if known else _("The courses lasted %(hours)s in all.")
    )
    return Sheet(
        title=_("Certificate of attendance"),
        paragraphs=[words, sum_up % {"name": name, "hours": duration(minutes)}],
        table=_table(been) if full else None,
        is_full=full,
        notes=[sheets.how_to_confirm(name)],
    )


def _of_one(been: Been, name: str, full: bool) -> str:
    facts = {"name": name, "title": been.title, "when": sheets.between(been.first, been.last)}
    if been.came is None:
        if full:
            return _("%(name)s has had a seat in the course “%(title)s” %(when)s.") % facts
        return _("%(name)s has had a seat in a course %(when)s.") % facts
    if full:
        return _("%(name)s has taken part in the course “%(title)s” %(when)s.") % facts
    return _("%(name)s has taken part in a course %(when)s.") % facts


def _how_much(been: Been) -> str:
    count = len(been.counted)
    facts = {"n": count, "hours": duration(been.minutes)}
    if been.came is None:
        words = ngettext(
            "The class met %(n)s time, %(hours)s in all.",
            "The class met %(n)s times, %(hours)s in all.",
            count,
        )
        return words % facts
    words = ngettext("It was %(n)s time, %(hours)s in all.", "It was %(n)s times, %(hours)s in all.", count)
    return words % facts


def _table(been: Sequence[Been]) -> Table:
    rows = [(one.title, str(one.last.year), duration(one.minutes)) for one in been]
    return Table((_("Course"), _("Year"), _("Time")), rows)

"""A contributor's reference letter, of the work that is written down: its kind, how long, in which years.

Money is never mentioned, nor whether there was any.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from courses.honorarium import references
from courses.models import CoursePage, CourseRun, DesignHours, Session
from courses.titles import titles
from enrolment.papers import sheets
from enrolment.papers.sheets import Sheet, Table
from peers.models import Engagement
from peers.states import Activity, EngagementState
from peers.words import duration

MOST_COURSES = 40


@dataclass(frozen=True, slots=True)
class Work:
    """Everything of one kind: how long, and from when to when."""

    kind: str
    minutes: int
    first: date
    last: date

    @property
    def years(self) -> str:
        """The years it was done in."""
        first, last = self.first.year, self.last.year
        return str(first) if first == last else f"{first}-{last}"


def of(person: User) -> list[Engagement]:
    """Return the work of a contributor that is done and written down, the first of it first.

    What was agreed as a frame of hours counts by the hours that were worked.
    """
    done = Engagement.objects.filter(contributor__person=person, state=EngagementState.DONE, is_frame=False)
    return list(done.exclude(activity=Activity.COST).order_by("done_on", "pk"))


def work_of(rows: Sequence[Engagement]) -> list[Work]:
    """Sum work up by its kind, in the order of the kinds."""
    found = []
    for kind in Activity:
        own = [one for one in rows if one.activity == kind]
        if own:
            minutes = sum(one.minutes for one in own)
            found.append(Work(str(kind.label), minutes, own[0].done_on, own[-1].done_on))
    return found


def sheet(rows: Sequence[Engagement], *, name: str, full: bool, language: str) -> Sheet:
    """Put the letter in words; ``rows`` are not empty. In full it names the school and the courses."""
    work = work_of(rows)
    when = sheets.between(rows[0].done_on, rows[-1].done_on)
    hours = duration(sum(one.minutes for one in work))
    facts = {"name": name, "when": when, "hours": hours}
    paragraphs = [
        _("%(name)s has contributed to our teaching and to the making of courses %(when)s.") % facts,
        _("It is %(hours)s in all, by what is written down from time to time.") % facts,
    ]
    courses = courses_of(rows, language=language) if full else []
    if courses:
        named = ", ".join(f"“{one}”" for one in courses)
        paragraphs.append(_("It was about these courses: %(courses)s.") % {"courses": named})
    return Sheet(
        title=_("Reference letter"),
        paragraphs=paragraphs,
        table=Table(
            (_("Kind of work"), _("Years"), _("Time")),
            [(one.kind, one.years, duration(one.minutes)) for one in work],
        ),
        is_full=full,
        notes=[sheets.how_to_confirm(name)],
    )


def courses_of(rows: Iterable[Engagement], *, language: str) -> list[str]:
    """Return the titles of the courses it was about, by name.

    They are read from what the work came from, never from its words, which may speak of money.
    """
    rows = list(rows)
    sessions: set[int] = set()
    runs: set[int] = set()
    for row in rows:
        place = references.read(row.reference)
        if place is not None:
            (runs if place.session is None else sessions).add(_number(row.reference))
    ids = {
        *DesignHours.objects.filter(engagement__in=rows).values_list("course", flat=True),
        *Session.objects.filter(pk__in=sessions).values_list("run__course", flat=True),
        *CourseRun.objects.filter(pk__in=runs).values_list("course", flat=True),
    }
    pages = CoursePage.objects.filter(pk__in=ids).defer("body")
    return sorted(titles(pages, language=language).values())[:MOST_COURSES]


def _number(reference: str) -> int:
    return int(reference.split(":")[1])

"""Tell those who hold a session that it is moved or cancelled; whoever did it knows already."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.letters import Words
from accounts.models import User
from courses import handovers, words
from courses.calendars import place
from courses.models import CourseRun, Session
from courses.staffing.letters import tell
from courses.states import RunState
from courses.titles import title_of


def tell_teachers(*, run: CourseRun, sessions: Iterable[Session], by: User | None, is_off: bool) -> None:
    """Write once to everybody who holds or speaks at any of these sessions, less ``by``; not of a draft."""
    if run.state == RunState.DRAFT:
        return
    concerned: dict[User, list[Session]] = {}
    given = list(sessions)
    for one in given:
        one.run = run
    for pk, people in handovers.holders_of(given, speakers=True).items():
        session = next(one for one in given if one.pk == pk)
        for who in people:
            if who.person is not None and who.person != by:
                concerned.setdefault(who.person, []).append(session)
    for person, theirs in concerned.items():
        _tell(person, run, theirs, is_off=is_off)


def _tell(person: User, run: CourseRun, sessions: list[Session], *, is_off: bool) -> None:
    path = reverse("enrolment:teaching")

    def say(_language: str) -> Words:
        body = _("Something you take part in holding is moved or cancelled. Your calendar follows.")
        return Words(_("A change of plans"), (body,), _("See what it is"), path)

    def full(language: str) -> Words:
        title = title_of(run, language=language)
        said = [_line(one, title, is_off=is_off) for one in sessions]
        return Words(_("A change of plans"), (*said, _("Your calendar follows.")), _("See what it is"), path)

    tell(person, "teaching_changed", say, full)


def _line(session: Session, title: str, *, is_off: bool) -> str:
    fill = {"class": title, "when": words.session_when(session), "where": place(session) or _("Online")}
    if is_off:
        return _("“%(class)s”, %(when)s, is cancelled.") % fill
    return _("“%(class)s” is now %(when)s: %(where)s.") % fill

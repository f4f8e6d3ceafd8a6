"""Why one cannot sign up, in words, with what to do instead."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from courses import words
from courses.models import CourseRun
from courses.seat_words import SeatWord, seat_word
from courses.states import PUBLIC_RUN_STATES, RunAccess
from enrolment.models import EnrolmentSettings
from enrolment.requirements import asking, showing
from enrolment.requirements.showing import Way
from enrolment.rules import Refusal, refusal
from enrolment.words.class_facts import facts_of_class, titles

_OF_NO_CLASS = {Refusal.DROP_IN, Refusal.CAP_REACHED, Refusal.REQUIREMENT}
"""What holds for every class of the course, so that another one is no way out."""


_OF_WHAT_COMES_FIRST = {Refusal.REQUIREMENT, Refusal.NOT_OPEN_YET}
"""Where it is told what comes first: until it opens, there is time to take it."""


@dataclass(frozen=True, slots=True)
class OtherClass:
    """Another class of the same course that one can sign up for now."""

    run: CourseRun
    dates: str
    place: str
    seat: SeatWord


@dataclass(frozen=True, slots=True)
class Explanation:
    """`title` says what is the matter, `text` why and what now; `picture` is one of empty_state's.

    `way` is what comes first, where a course asks for others.
    """

    code: str
    title: str
    text: str
    picture: str
    others: list[OtherClass] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    way: Way | None = None


def explain(no: Refusal, *, run: CourseRun, person: User | None = None) -> Explanation:
    """Put a refusal of this person in words. Raises ``KeyError`` for one nobody has written words for."""
    title, text, picture = _WORDS[no](run)
    now = timezone.now()
    coming = [
        words.session_when(one) for one in run.sessions.all() if one.starts_at > now and not one.is_cancelled
    ]
    return Explanation(
        code=no.value,
        title=title,
        text=text,
        picture=picture,
        others=[] if no in _OF_NO_CLASS else other_classes(run),
        sessions=coming[:3] if no == Refusal.DROP_IN else [],
        way=what_comes_first(run, person) if no in _OF_WHAT_COMES_FIRST else None,
    )


def what_comes_first(run: CourseRun, person: User | None) -> Way | None:
    """Return what this course asks for and the person lacks; of nobody, what it asks of a newcomer."""
    asked = asking.asked(person, run.course.translation_key)
    if asked is None:
        return None
    mine = asking.under_way(person) if person else ()
    return showing.way_to(asked, now=timezone.now(), mine=mine)


def other_classes(run: CourseRun) -> list[OtherClass]:
    """Return the other classes of the course that can be signed up for now, first start first."""
    siblings = (
        CourseRun.objects.filter(course=run.course_id, state__in=PUBLIC_RUN_STATES, access=RunAccess.PUBLIC)
        .exclude(pk=run.pk)
        .select_related("course", "term", "venue", "seats")
        .prefetch_related("sessions")
        .order_by("pk")
    )
    names = titles([run.course], language="da")
    found = []
    for other in siblings:
        if refusal(run=other) is None:
            facts = facts_of_class(other, names)
            found.append(OtherClass(other, facts.dates, facts.place, seat_word(other)))
    return found


def _not_open_yet(run: CourseRun) -> tuple[str, str, str]:
    when = words.moment(run.opens_at)
    return (
        _("You can sign up from %(when)s") % {"when": when},
        _("It is not open yet. Come back then; nobody can get in before you."),
        "door",
    )


def _closed(run: CourseRun) -> tuple[str, str, str]:
    return (
        _("One can no longer sign up here"),
        _("The class has begun, or is about to. Call us if you would like to come: there may be a way."),
        "window",
    )


def _over(run: CourseRun) -> tuple[str, str, str]:
    return (_("This class is over"), _("The course may come again. See what begins soon."), "path")


def _cancelled(run: CourseRun) -> tuple[str, str, str]:
    reason = run.cancelled_reason.strip()
    because = _("The reason: %(reason)s") % {"reason": reason} if reason else _("We are sorry.")
    return (_("This class is cancelled"), because, "lamp")


def _cap_reached(run: CourseRun) -> tuple[str, str, str]:
    cap = EnrolmentSettings.load().courses_per_term
    text = ngettext(
        "One may have %(cap)s course in a term, so that there is room for more people. If you leave it, "
        "you can take this one. Cafés do not count: there you just come.",
        "One may have %(cap)s courses in a term, so that there is room for more people. If you leave one, "
        "you can take this one. Cafés do not count: there you just come.",
        cap,
    )
    return (_("You have the courses one may have this term"), text % {"cap": words.number(cap)}, "chairs")


def _drop_in(run: CourseRun) -> tuple[str, str, str]:
    return (
        _("You need not sign up: just come"),
        _("There is room for whoever comes. Come when it suits you, and leave when you like."),
        "door",
    )


def _no_companion(run: CourseRun) -> tuple[str, str, str]:
    return (
        _("There is no room for companions in this class"),
        _("You are welcome alone. Call us if you need to have somebody with you: there may be a way."),
        "chairs",
    )


def _requirement(run: CourseRun) -> tuple[str, str, str]:
    return (
        _("Something else comes before this course"),
        _(
            "It builds on what the courses before it are about. If you know that already, or have been to "
            "them somewhere else, call us: then we find a way together."
        ),
        "path",
    )


def _other_course(run: CourseRun) -> tuple[str, str, str]:
    return (
        _("This is another course"),
        _("One can switch between classes of the same course. To come to another course, sign up for it."),
        "path",
    )


_WORDS = {
    Refusal.NOT_OPEN_YET: _not_open_yet,
    Refusal.CLOSED: _closed,
    Refusal.OVER: _over,
    Refusal.CANCELLED: _cancelled,
    Refusal.CAP_REACHED: _cap_reached,
    Refusal.DROP_IN: _drop_in,
    Refusal.DRAFT: _closed,
    Refusal.NO_COMPANION: _no_companion,
    Refusal.REQUIREMENT: _requirement,
    Refusal.OTHER_COURSE: _other_course,
}

"""An evaluation in words: what it is about, and what people are told of it."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.letters import Words
from accounts.models import User
from courses import words as dates
from courses.models import CoursePage, CourseRun
from courses.titles import titles
from enrolment.evaluation import tokens
from enrolment.models import Evaluation


class About(NamedTuple):
    """What an evaluation is about: a title, and when it was; for who reads about their own class."""

    title: str
    when: str


def abouts(evaluations: Iterable[Evaluation], *, language: str) -> dict[int, About]:
    """Put each into words, by its id; at most one query where runs, courses and terms are loaded.

    The sessions of a class are not asked for: a class is told by its term.
    """
    rows = list(evaluations)
    courses = [run.course for run in map(run_of, rows) if run is not None]
    names = titles(courses, language=language)
    return {row.pk: _about(row, names) for row in rows}


def about(evaluation: Evaluation, *, language: str) -> About:
    """Put one into words."""
    return abouts([evaluation], language=language)[evaluation.pk]


def run_of(evaluation: Evaluation) -> CourseRun | None:
    """Return the class it is about, also where it is about one of its sessions."""
    return evaluation.session.run if evaluation.session else evaluation.run


def course_of(evaluation: Evaluation) -> CoursePage | None:
    """Return the course it is about."""
    run = run_of(evaluation)
    return run.course if run else None


def _about(evaluation: Evaluation, names: dict[int, str]) -> About:
    run = run_of(evaluation)
    if run is None:
        return About(_("The half-year at the school"), evaluation.term.name if evaluation.term else "")
    title = names[run.course_id]
    title = f"{title} ({run.label})" if run.label else title
    if evaluation.session is None:
        return About(title, run.term.name)
    return About(title, dates.unbroken(dates.day(evaluation.session.starts_at, weekday=True)))


def discreet(evaluation: Evaluation, person: User) -> Words:
    """Return what a mail or a text message says: neither the school nor the class."""
    return Words(_("There are a few questions for you"), _paragraphs(), _("Answer"), path(evaluation, person))


def full(evaluation: Evaluation, person: User) -> Words:
    """Return what whoever has chosen full words reads."""
    return Words(_subject(evaluation, person), _paragraphs(), _("Answer"), path(evaluation, person))


def reminder(evaluation: Evaluation, person: User) -> tuple[Words, Words]:
    """Return the one reminder, the same to all; discreet and full."""
    button, way = _("Answer"), path(evaluation, person)
    said = (
        _("Have you answered already, you need do nothing. This goes to everybody who is asked."),
        _("It takes a few minutes, and you answer without your name. You need not answer."),
    )
    still = _("You can still answer a few questions")
    return Words(still, said, button, way), Words(_subject(evaluation, person), said, button, way)


def by_voice(evaluation: Evaluation, person: User) -> tuple[Words, Words]:
    """Return what somebody says who tells the person in words: without the secret, which is nobody else's."""
    said = (
        _("Everybody who was there is asked, and answers without a name. Nobody need answer."),
        _("You find the questions on My page when you have signed in, also on the computer at the school."),
    )
    button, way = _("My page"), path_by_voice(evaluation)
    few = _("There are a few questions for you")
    return Words(few, said, button, way), Words(_subject(evaluation, person), said, button, way)


def path(evaluation: Evaluation, person: User) -> str:
    """Return where a person answers, in the language that is active."""
    return reverse("enrolment:evaluation", args=[tokens.of(evaluation, person)])


def path_by_voice(evaluation: Evaluation) -> str:
    """Return where whoever is told in words finds it, in the language that is active."""
    return f"{reverse('enrolment:my_page')}#evaluering-{evaluation.pk}"


def _subject(evaluation: Evaluation, person: User) -> str:
    said = about(evaluation, language=person.language)
    if evaluation.term_id is not None:
        return _("How was the half-year for you?")
    if evaluation.session_id is not None:
        return _("How was “%(class)s” %(day)s?") % {"class": said.title, "day": said.when}
    return _("How was “%(class)s”?") % {"class": said.title}


def _paragraphs() -> tuple[str, ...]:
    return (_("It takes a few minutes, and you answer without your name. You need not answer."),)

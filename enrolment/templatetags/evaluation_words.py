"""What other pages show of evaluation: a line on my page, ways of teachers, a course in short."""

from datetime import datetime
from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import CoursePage, CourseRun
from courses.words import day, unbroken
from enrolment.evaluation import asking, doors, in_short, tokens
from enrolment.evaluation.in_short import InShort
from enrolment.evaluation.words import abouts
from enrolment.models import Evaluation
from enrolment.teaching.asked import Way

register = template.Library()


class Line(NamedTuple):
    """A line of my page: where one answers, what it is about, and until when."""

    evaluation: Evaluation
    href: str
    title: str
    until: str


@register.simple_tag
def open_evaluations(person: User) -> list[Line]:
    """``{% open_evaluations person as evaluations %}``: what one may answer now, and has not."""
    rows = list(asking.open_to(person))
    about = abouts(rows, language=get_language() or "da")
    return [
        Line(
            row,
            reverse("enrolment:evaluation", args=[tokens.of(row, person)]),
            about[row.pk].title,
            unbroken(day(row.closes_at)),
        )
        for row in rows
    ]


@register.simple_tag
def evaluation_ways(run: CourseRun) -> list[Way]:
    """``{% evaluation_ways run as ways %}``: the way from a class to what was said of it, if it was asked."""
    asked = Evaluation.objects.filter(run=run) | Evaluation.objects.filter(session__run=run)
    return [_way(run, _("What the class said"))] if asked.exists() else []


@register.simple_tag
def own_evaluation_ways(person: User) -> list[Way]:
    """``{% own_evaluation_ways person as ways %}``: the same from all classes one has taught in a year."""
    return [_way(run, str(run)) for run in doors.taught_with_results(person)]


@register.filter
def as_day(moment: datetime) -> str:
    """``{{ moment|as_day }}``: "1. december"."""
    return unbroken(day(moment))


@register.simple_tag
def said_in_short(page: CoursePage) -> InShort | None:
    """``{% said_in_short page as short %}``: what the page of a course says, where its team agrees."""
    return in_short.of(page, language=get_language() or "da")


def _way(run: CourseRun, title: str) -> Way:
    return {
        "href": reverse("enrolment:evaluation_results", args=[run.pk]),
        "title": title,
        "text": _("Answers without names, from five on"),
        "icon": "quiet",
    }

"""What people want to be told, and what was written to a class, for templates of others."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.context import Context
from django.utils.translation import get_language

from accounts.models import User
from courses.models import CourseRun
from enrolment.told import class_messages, interest, interest_links
from enrolment.told.reminder_form import ReminderForm
from enrolment.words.class_facts import address_of_course, titles

register = template.Library()

_COME_NOW = frozenset({"free", "few", "mine", "dropin"})
"""Words for classes that one can come to at once: then there is nothing to wait for."""


@register.inclusion_tag("enrolment/reminder_choice.html", takes_context=True)
def reminder_choice(context: Context, person: User) -> dict[str, Any]:
    """Show the form for reminders. One query."""
    return {"form": ReminderForm(person=person), "csrf_token": context["csrf_token"]}


@register.inclusion_tag("enrolment/mine/interests.html", takes_context=True)
def my_interests(context: Context, person: User) -> dict[str, Any]:
    """List what a person wants to hear of, each with a way to take it back. One query, in English two."""
    found = interest.all_of(person)
    named = titles([one.course for one in found], language=get_language() or "da")
    wishes = [
        (named[one.course_id], address_of_course(one.course), interest_links.secret(one)) for one in found
    ]
    return {"wishes": wishes, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("enrolment/interest_offer.html")
def offer_interest(slug: str, classes: Sequence[Any]) -> dict[str, Any]:
    """Offer to tell when a course runs again, where nobody can get a seat in it at once."""
    return {"slug": slug, "is_offered": all(one.seat.kind not in _COME_NOW for one in classes)}


@register.inclusion_tag("enrolment/staff/class_messages.html")
def class_written(run: CourseRun, may_write: bool) -> dict[str, Any]:
    """List what was written to a class. One query."""
    return {"run": run, "written": class_messages.history(run), "may_write": may_write}


@register.simple_tag
def interested_in(run: CourseRun) -> int:
    """Return how many want to hear when the course of a class runs again. One query."""
    return interest.how_many([run.course_id]).get(run.course_id, 0)

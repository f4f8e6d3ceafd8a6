"""What a teacher is asked: to teach something, for which honorarium, and to take over a session."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from courses import handovers, words
from courses.honorarium import own
from courses.models import TeachingAssignment
from courses.sessions import OVER
from courses.states import AssignmentState

Way = dict[str, str]
"""A link of the component ``action_list``."""


def ways(person: User, *, now: datetime) -> list[Way]:
    """Return a link to each thing that waits for an answer; three queries."""
    return [*_sessions_to_take(person, now), *_questions(person), *own.waiting(person)]


def _sessions_to_take(person: User, now: datetime) -> list[Way]:
    return [
        {
            "href": reverse("courses:take_over", args=[row.pk]),
            "title": _("Can you take a session for %(name)s?") % {"name": row.contributor.public_name},
            "text": words.session_when(row.session),
            "icon": "hand",
        }
        for row in handovers.open_to(person, now=now)
    ]


def _questions(person: User) -> list[Way]:
    rows = TeachingAssignment.objects.filter(contributor__person=person, state=AssignmentState.OFFERED)
    count = rows.exclude(run__state__in=OVER).count()
    if not count:
        return []
    title = ngettext("You are asked to teach", "You are asked to teach %(count)d things", count)
    return [
        {
            "href": reverse("courses:teaching_questions"),
            "title": title % {"count": count},
            "text": _("See what it is, and say yes or no thank you"),
            "icon": "chat",
        }
    ]

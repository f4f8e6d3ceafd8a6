"""What waits for somebody's answer outside their classes: teaching, a team, an approval."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from courses.coproduction import approvers, teams
from courses.titles import titles
from enrolment.teaching import asked
from enrolment.teaching.asked import Way


def ways(person: User, *, language: str, now: datetime) -> list[Way]:
    """Return a link to each question; the same few questions of the database however many there are."""
    return [*asked.ways(person, now=now), *_teams(person, language), *_approvals(person)]


def _teams(person: User, language: str) -> list[Way]:
    rows = list(teams.questions_to(person))
    names = titles((row.course for row in rows), language=language)
    return [
        {
            "href": reverse("courses:invitation", args=[row.pk]),
            "title": _("Will you help make “%(title)s”?") % {"title": names[row.course_id]},
            "text": _("See what it is, and say yes or no thank you"),
            "icon": "chat",
        }
        for row in rows
    ]


def _approvals(person: User) -> list[Way]:
    return [
        {
            "href": reverse("courses:approve", args=[one.page.pk]),
            "title": _("“%(title)s” waits for your yes") % {"title": one.page.draft_title},
            "text": _("Read it, and say yes or what should be changed"),
            "icon": "hourglass",
        }
        for one in approvers.waiting_for(person)
    ]

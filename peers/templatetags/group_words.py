"""Meetings and members in words."""

from collections.abc import Iterable

from django import template

from accounts.dates import day, span, unbroken
from peers.models import Contributor, Meeting

register = template.Library()


@register.filter
def meets(meeting: Meeting) -> str:
    """Return when a meeting is, such as "torsdag den 7. januar kl. 13-15"."""
    return unbroken(span(meeting.starts_at, meeting.ends_at))


@register.filter
def days_of(meetings: Iterable[Meeting]) -> str:
    """Return the days of some meetings, such as "7. januar, 4. februar"."""
    return ", ".join(unbroken(day(one.starts_at)) for one in meetings)


@register.filter
def shown_basis(contributor: Contributor) -> str:
    """Return what somebody builds on, where they show it; else nothing."""
    return contributor.get_basis_display() if contributor.is_public else ""

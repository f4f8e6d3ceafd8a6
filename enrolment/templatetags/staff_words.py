"""Words of the staff's screens."""

from django import template

from courses.models import Session
from enrolment.models import Move
from enrolment.staff.move_words import WORDS
from enrolment.staff.session_words import where

register = template.Library()


@register.simple_tag
def move_words(move: Move) -> str:
    """Say what happened; a transition without words is shown by its name."""
    return str(WORDS.get(move.transition, move.transition))


@register.simple_tag
def session_where(session: Session) -> str:
    """Say where a session is held."""
    return where(session)

"""Where a session is, and how it stands with it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from courses.models import Session
from courses.states import RunState


def where(session: Session) -> str:
    """Return venue and room of a session, with those of its class where it has none of its own."""
    place = session.venue or session.run.venue
    parts = [place.name if place else _("Online"), session.room or session.run.room]
    return ", ".join(part for part in parts if part)


def state_of(session: Session) -> str:
    """Return in a word how it stands with a session."""
    is_past = session.ends_at < timezone.now()
    if session.is_cancelled or (session.run.state == RunState.CANCELLED and not is_past):
        return _("Cancelled")
    return pgettext("session", "Held") if is_past else _("Planned")

"""Where a session is, and how it stands with it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from courses.models import Session


def where(session: Session) -> str:
    """Return venue and room of a session, with those of its class where it has none of its own."""
    place = session.venue or session.run.venue
    parts = [place.name if place else _("Online"), session.room or session.run.room]
    return ", ".join(part for part in parts if part)


def state_of(session: Session) -> str:
    """Return in a word how it stands with a session."""
    if session.is_cancelled:
        return _("Cancelled")
    return pgettext("session", "Held") if session.ends_at < timezone.now() else _("Planned")

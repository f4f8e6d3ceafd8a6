"""The calendar of a mail as a mail program gets it: from its bytes, through icalendar."""

import email
import email.policy

from django.core import mail
from icalendar import Calendar

from tests.tasks import run_tasks


def sent():
    """All mails so far; what is queued is sent first."""
    run_tasks(containing="outbox")
    return mail.outbox


def invitation(message):
    """Method and the one event of the message a calendar takes up by itself; (None, None) without one."""
    parts = [part for part in _calendars(message) if not part.is_attachment()]
    if not parts:
        return None, None
    (part,) = parts
    found = Calendar.from_ical(part.get_content())
    assert not found.errors
    assert found["method"] == part.get_param("method")
    (event,) = found.walk("VEVENT")
    assert not event.errors
    return str(found["method"]), event


def file(message):
    """The events of the attached file; none where there is no file."""
    parts = [part for part in _calendars(message) if part.is_attachment()]
    if not parts:
        return []
    (part,) = parts
    found = Calendar.from_ical(part.get_content())
    assert (str(found["method"]), part.get_param("method")) == ("PUBLISH", "PUBLISH")
    return found.walk("VEVENT")


def uids(events):
    """Ids of events, as text."""
    return [str(event["uid"]) for event in events]


def _calendars(message):
    whole = email.message_from_bytes(message.message().as_bytes(), policy=email.policy.default)
    return [part for part in whole.walk() if part.get_content_type() == "text/calendar"]

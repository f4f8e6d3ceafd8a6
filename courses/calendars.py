"""Calendar files (RFC 5545): one event per session, joined from ready-made bytes.

Stable on purpose: an event that has not changed is the same bytes every time, so that a feed has an
ETag worth the name.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vDuration

from courses.models import Session
from courses.states import RunState

REFRESH_EVERY = timedelta(hours=6)

# icalendar's own lists every change of the clocks until 2038; two rules say the same.
TIMEZONE = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")

_END = b"END:VCALENDAR\r\n"


def calendar(events: Iterable[bytes], *, method: str | None = None, name: str = "") -> bytes:
    """Join events to a calendar: with a method it is a message, with a name a feed."""
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", "-//aftaler//kalender 1//DA")
    head.add("calscale", "GREGORIAN")
    if method:
        head.add("method", method)
    if name:
        head.add("name", name)
        head.add("x-wr-calname", name)
        head.add("refresh-interval", REFRESH_EVERY, parameters={"VALUE": "DURATION"})
        head.add("x-published-ttl", vDuration(REFRESH_EVERY))
    opening: bytes = head.to_ical().removesuffix(_END)
    return opening + TIMEZONE + b"".join(events) + _END


def event(
    *,
    uid: str,
    session: Session,
    title: str,
    changed_at: datetime | None = None,
    sequence: int | None = None,
    cancelled: bool = False,
    **properties: Any,
) -> bytes:
    """Serialise one session. ``properties`` are further ones by their names; empty ones are left out.

    ``changed_at`` and ``sequence`` are those of the session unless given.
    """
    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", (changed_at or session.changed_at).astimezone(UTC).replace(microsecond=0))
    entry.add("dtstart", timezone.localtime(session.starts_at))
    entry.add("dtend", timezone.localtime(session.ends_at))
    entry.add("summary", title)
    entry.add("sequence", session.sequence if sequence is None else sequence)
    entry.add("status", "CANCELLED" if cancelled or session.is_cancelled else "CONFIRMED")
    for name, value in properties.items():
        if value:
            entry.add(name, value)
    serialised: bytes = entry.to_ical()
    return serialised


def public_event(session: Session, *, url: str = "") -> bytes:
    """One session as anybody may see it: title, time and place, never the online link."""
    run = session.run
    is_off = run.state == RunState.CANCELLED
    title = f"{run.course.title} ({run.label})" if run.label else run.course.title
    return event(
        uid=f"{session.uid}@{domain()}",
        session=session,
        title=title,
        sequence=session.sequence + is_off,
        cancelled=is_off,
        location=place(session),
        url=url,
    )


def public_feed(sessions: Iterable[Session], *, name: str, urls: Mapping[int, str] | None = None) -> bytes:
    """All sessions as a public feed; ``urls`` has the address of the course page by the id of the course.

    The sessions come with ``run__course``, ``run__venue`` and ``venue`` loaded, and without those of drafts.
    """
    addresses = urls or {}
    ordered = sorted(sessions, key=lambda session: (session.starts_at, session.pk))
    return calendar(
        (public_event(session, url=addresses.get(session.run.course_id, "")) for session in ordered),
        name=name,
    )


def place(session: Session) -> str:
    """Where a session is held, in one line; empty where it is only online."""
    venue = session.venue or session.run.venue
    if venue is None:
        return ""
    room = session.room or ("" if session.venue else session.run.room)
    return ", ".join(filter(None, (venue.name, room, venue.address)))


def domain() -> str:
    """The neutral domain of the school's sender, which ends all ids that leave the house."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def etag(content: bytes) -> str:
    """A strong validator for the bytes of a feed, with its quotes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'

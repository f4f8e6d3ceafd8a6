"""Calendar files (RFC 5545): one event per session, joined to a message or a feed.

Stable on purpose: an event that has not changed is the same bytes every time, so that a feed has an
ETag worth the name.
"""

import hashlib
from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, vDuration

from courses.calendar_entries import Entry, serialise
from courses.models import Session, Venue

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


def calendar(entries: Iterable[Entry], *, method: str | None = None, name: str = "") -> bytes:
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
    return opening + TIMEZONE + "".join(map(serialise, entries)).encode() + _END


def place(session: Session) -> str:
    """Where a session is held, in one line; empty where it is only online."""
    run = session.run
    return where(own=session.venue, own_room=session.room, usual=run.venue, usual_room=run.room)


def where(*, own: Venue | None, own_room: str, usual: Venue | None, usual_room: str) -> str:
    """Put a place in one line: the session's own, else the usual one of its class with its room."""
    venue = own or usual
    if venue is None:
        return ""
    room = own_room or ("" if own else usual_room)
    return ", ".join(filter(None, (venue.name, room, venue.address)))


def etag(content: bytes) -> str:
    """A strong validator for the bytes of a feed, with its quotes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'

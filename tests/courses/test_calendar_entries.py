"""Events written as text are what icalendar writes, byte for byte, whatever people have written."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vCalAddress

from courses.calendar_entries import Entry, address_line, second, serialise
from courses.calendars import TIMEZONE, calendar
from tests.factories import COPENHAGEN

# No control characters: no form of ours takes them, and no calendar may hold them.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n"), max_size=120)
ADDRESSES = st.from_regex(r"https://[a-z]{1,20}\.dk/[a-z0-9/-]{0,120}", fullmatch=True)
IDS = st.from_regex(r"[0-9a-f-]{1,80}@[a-z.]{1,20}", fullmatch=True)
SECONDS = st.integers(946_684_800, 4_070_908_800)
"""From 2000 to 2098."""


def whole(entry, organizer=None, attendee=None):
    """The entry as icalendar writes it."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    event.add("dtstart", datetime.fromtimestamp(entry.starts_at, COPENHAGEN))
    event.add("dtend", datetime.fromtimestamp(entry.ends_at, COPENHAGEN))
    event.add("dtstamp", datetime.fromtimestamp(entry.changed_at, UTC))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    more = {
        "location": entry.place,
        "url": entry.url,
        "description": entry.description,
        "class": "PRIVATE" if entry.is_private else "",
        "organizer": organizer,
        "attendee": attendee,
    }
    for name, value in more.items():
        if value:
            event.add(name, value)
    return event.to_ical().decode()


def when(event):
    """Seconds since 1970: two datetimes of the hour that comes twice are never equal over zones."""
    return event.start.timestamp(), event.end.timestamp()


def people(name, address):
    found = vCalAddress(f"mailto:{address}@example.org")
    found.params["CN"] = name
    found.params["RSVP"] = "FALSE"
    return found


PEOPLE = st.none() | st.builds(
    people,
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"'), min_size=1, max_size=60),
    st.from_regex(r"[a-z.]{1,60}", fullmatch=True),
)
ENTRIES = st.builds(
    Entry,
    uid=IDS,
    title=WORDS.filter(bool),
    starts_at=SECONDS,
    ends_at=SECONDS,
    changed_at=SECONDS,
    sequence=st.integers(0, 10**6),
    is_off=st.booleans(),
    place=WORDS,
    url=ADDRESSES | st.just(""),
    description=WORDS,
    is_private=st.booleans(),
    organizer=st.just(""),
    attendee=st.just(""),
)


@given(ENTRIES, PEOPLE, PEOPLE)
def test_an_entry_is_what_icalendar_writes(entry, organizer, attendee):
    twice = any(
        datetime.fromtimestamp(moment, COPENHAGEN).fold for moment in (entry.starts_at, entry.ends_at)
    )
    written = serialise(
        entry._replace(
            organizer=address_line("ORGANIZER", organizer) if organizer else "",
            attendee=address_line("ATTENDEE", attendee) if attendee else "",
        )
    )
    if not twice:
        assert written == whole(entry, organizer, attendee)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))


@given(ENTRIES)
def test_an_entry_is_read_back_as_it_was_meant(entry):
    (event,) = Calendar.from_ical(calendar([entry])).walk("VEVENT")
    assert not event.errors
    assert when(event) == (entry.starts_at, entry.ends_at)
    assert (event.DTSTAMP.timestamp(), event["sequence"], str(event["uid"])) == (
        entry.changed_at,
        entry.sequence,
        entry.uid,
    )


HOUR = timedelta(hours=1)
TWICE = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
"""Half past two in Copenhagen; an hour later it is half past two again."""


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "written"),
    [
        (TWICE - HOUR, TWICE, ";TZID=Europe/Copenhagen:20271031T013000"),
        (TWICE - HOUR, TWICE + HOUR, ":20271030T233000Z"),
        (TWICE + HOUR, TWICE + 2 * HOUR, ":20271031T013000Z"),
        (TWICE + 2 * HOUR, TWICE + 3 * HOUR, ";TZID=Europe/Copenhagen:20271031T033000"),
    ],
)
def test_the_hour_that_comes_twice_is_told_apart(starts_at, ends_at, written):
    entry = Entry("a@b", "x", second(starts_at), second(ends_at), second(starts_at), 0, is_off=False)
    assert f"DTSTART{written}\r\n" in serialise(entry)
    (event,) = Calendar.from_ical(calendar([entry])).walk("VEVENT")
    assert when(event) == (starts_at.timestamp(), ends_at.timestamp())


def test_the_time_zone_says_what_copenhagen_does():
    zone = Calendar.from_ical(calendar([])).walk("VTIMEZONE")[0].to_tz()
    moment = datetime(2026, 1, 1, 12, tzinfo=COPENHAGEN)
    while moment.year < 2030:
        assert zone.utcoffset(moment.replace(tzinfo=None)) == moment.utcoffset(), moment
        moment += timedelta(hours=11)
    assert TIMEZONE.count(b"RRULE") == 2


def test_an_empty_calendar_has_its_time_zone():
    assert Calendar.from_ical(calendar([])).walk("VTIMEZONE")

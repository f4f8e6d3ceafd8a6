"""A person's own calendars: the feed of their seats, and the invitations in their mails.

Discreet unless the person has chosen full words: then no title, place or address says which class it is.
"""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import vCalAddress

from accounts.models import User
from accounts.told.mails import domain
from courses.calendar_entries import Entry, address_line, second
from courses.calendars import calendar, place
from courses.models import CoursePage, Session
from courses.session_rows import Places, rows
from enrolment.day_states import GuestState
from enrolment.models import Enrolment, GuestSeat
from enrolment.states import SeatState
from enrolment.words.class_facts import titles

SHOWN: frozenset[str] = frozenset({SeatState.ENROLLED, SeatState.COMPLETED})
"""Seats that stand in the feed, beside those of a guest; waiting, held and offered are no appointments."""

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
"""Methods of a message (RFC 5546): invite, take away, hand over."""


def event_uid(*, seat: uuid.UUID, session: uuid.UUID, end: str) -> str:
    """Return the id of one session of one seat: a seat that is taken anew is a new event."""
    return f"{uuid.uuid5(seat, session.hex)}@{end}"


def guest_series(*, seat: uuid.UUID, guest: int) -> uuid.UUID:
    """Return what stands for the seat of a guest: a place on the list that becomes a seat is another."""
    return uuid.uuid5(seat, f"guest {guest}")


def personal_feed(person: User) -> bytes:
    """Return the person's seats as a calendar in their language: three queries, with full words five."""
    with override(person.language):
        return calendar(_seats(person), name=_("Appointments"))


def invitation(
    *,
    enrolment: Enrolment,
    sessions: Iterable[Session],
    method: str,
    moment: datetime,
    is_off: bool = False,
    guest: int | None = None,
) -> bytes:
    """Return a calendar message about sessions of a seat (or of this guest's), as of ``moment``.

    ``is_off`` takes them away; it counts one more than any invitation before, so that it holds in whatever
    order messages arrive. A session that is cancelled has been counted already.
    """
    person = enrolment.person
    named = _names([enrolment.run.course], person)
    summary = named.get(enrolment.run.course_id) or _("Appointment")
    seat = guest_series(seat=enrolment.uid, guest=guest) if guest else enrolment.uid
    return calendar(
        [
            Entry(
                uid=event_uid(seat=seat, session=session.uid, end=domain()),
                title=summary,
                starts_at=second(session.starts_at),
                ends_at=second(session.ends_at),
                changed_at=second(max(session.changed_at, moment)),
                sequence=session.sequence + (is_off and not session.is_cancelled),
                is_off=is_off or session.is_cancelled,
                place=place(session) if person.full_messages else "",
                url=_my_page(),
                is_private=True,
                organizer=address_line("ORGANIZER", _address(settings.DEFAULT_FROM_EMAIL)),
                # A file that is handed over (RFC 5546, 3.2.1) invites nobody.
                attendee="" if method == PUBLISH else address_line("ATTENDEE", _attendee(person)),
            )
            for session in sessions
        ],
        method=method,
    )


def _seats(person: User) -> Iterable[Entry]:
    seats = dict(Enrolment.objects.filter(person=person, state__in=SHOWN).values_list("run", "uid"))
    guests = _guests(person)
    found = rows(Session.objects.filter(Q(run__in=list(seats)) | Q(pk__in=list(guests))))
    places = Places() if person.full_messages else None
    courses = CoursePage.objects.filter(pk__in={row.course for row in found})
    named = _names(courses.only("title", "translation_key"), person)
    usual, url, end = _("Appointment"), _my_page(), domain()
    for row in found:
        yield Entry(
            uid=event_uid(seat=seats.get(row.run) or guests[row.session], session=row.uid, end=end),
            title=named.get(row.course, usual),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            changed_at=row.changed_at,
            sequence=row.sequence,
            is_off=row.is_off,
            place=places.of(row) if places else "",
            url=url,
            is_private=True,
        )


def _guests(person: User) -> dict[int, uuid.UUID]:
    """Return what stands for the seat, by the session to which the person comes as a guest."""
    coming = GuestSeat.objects.filter(enrolment__person=person, state=GuestState.ACCEPTED)
    return {
        session: guest_series(seat=seat, guest=guest)
        for session, seat, guest in coming.values_list("session", "enrolment__uid", "pk")
    }


def _names(courses: Iterable[CoursePage], person: User) -> Mapping[int, str]:
    """Return the titles of courses for who has chosen full words; none for others."""
    return titles(courses, language=person.language) if person.full_messages else {}


def _my_page() -> str:
    return settings.BASE_URL + reverse("enrolment:my_page")


def _address(written: str) -> vCalAddress:
    name, address = parseaddr(written)
    found = vCalAddress(f"mailto:{address}")
    if name:
        found.params["CN"] = name
    return found


def _attendee(person: User) -> vCalAddress:
    """The person has said yes to us already: the calendar need not ask, nor send us answers."""
    found = _address(person.email or "")
    found.params["PARTSTAT"] = "ACCEPTED"
    found.params["RSVP"] = "FALSE"
    return found

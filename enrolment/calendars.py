"""A person's own calendar: the feed of their seats, and the invitations in their mails.

Discreet unless the person has chosen full words: then no title, place or address says which class it is.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import vCalAddress

from accounts.models import User
from courses.calendars import calendar, domain, event, place
from courses.models import Session
from enrolment.models import Enrolment
from enrolment.states import SeatState

SHOWN: frozenset[str] = frozenset({SeatState.ENROLLED, SeatState.COMPLETED})
"""Seats that stand in the feed; waiting, held and offered never look like an appointment."""


def event_uid(*, enrolment: Enrolment, session: Session) -> str:
    """Return the id of one session of one seat: a seat that is taken anew is a new event."""
    return f"{uuid.uuid5(enrolment.uid, session.uid.hex)}@{domain()}"


def personal_feed(person: User) -> bytes:
    """Return the person's seats as a calendar in their language.

    Two queries, and one more where sessions have venues of their own.
    """
    enrolments = (
        Enrolment.objects.filter(person=person, state__in=SHOWN)
        .select_related("run__course", "run__venue")
        .prefetch_related("run__sessions__venue")
        .order_by("pk")
    )
    with override(person.language):
        return calendar(
            [
                _event(enrolment, session, person)
                for enrolment in enrolments
                for session in _with_run(enrolment)
            ],
            name=_("Appointments"),
        )


def invitation(
    *,
    enrolment: Enrolment,
    sessions: Iterable[Session],
    method: str,
    moment: datetime,
) -> bytes:
    """Return the calendar part of a mail: ``REQUEST`` invites, ``CANCEL`` takes away, as of ``moment``.

    ``CANCEL`` counts one more than any invitation before it, so that it holds in whatever order they arrive.
    """
    person, is_off = enrolment.person, method == "CANCEL"
    return calendar(
        [
            _event(
                enrolment,
                session,
                person,
                cancelled=is_off,
                sequence=session.sequence + (is_off and not session.is_cancelled),
                changed_at=max(session.changed_at, moment),
                organizer=_address(settings.DEFAULT_FROM_EMAIL),
                attendee=_attendee(person),
            )
            for session in sessions
        ],
        method=method,
    )


def _event(enrolment: Enrolment, session: Session, person: User, **properties: Any) -> bytes:
    run = enrolment.run
    private: dict[str, Any] = {"class": "PRIVATE", **properties}
    return event(
        uid=event_uid(enrolment=enrolment, session=session),
        session=session,
        title=run.course.title if person.full_messages else _("Appointment"),
        location=place(session) if person.full_messages else "",
        url=settings.BASE_URL + reverse("enrolment:my_page"),
        **private,
    )


def _with_run(enrolment: Enrolment) -> list[Session]:
    sessions = list(enrolment.run.sessions.all())
    for session in sessions:
        session.run = enrolment.run
    return sessions


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

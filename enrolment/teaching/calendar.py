"""A teacher's calendar: what they said yes to or took over, and how many come, never who.

Its address hangs on the secret of the person's own calendar: a new address for that one is a new one for
this. Whoever is given this address cannot work out the other.
"""

import hmac
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from accounts.told.mails import domain
from courses import staffing
from courses.calendar_entries import Entry
from courses.calendars import calendar
from courses.models import CoursePage
from courses.public_feeds import page_address
from courses.session_rows import Places, SessionRow, rows
from courses.states import DROP_IN_FORMATS, PUBLIC_RUN_STATES
from enrolment.teaching.coming import Coming
from enrolment.words.class_facts import titles

SHOWN_BACK = timedelta(days=180)


def teaches(person: User) -> bool:
    """Whether the person teaches something, has taught it, or is asked to."""
    return staffing.teaches(person)


def token(person: User) -> str:
    """Return the secret of the address of a person's teaching."""
    seal = hmac.digest(person.feed_token.encode(), b"teaching", "sha256")
    return f"{person.pk}-{urlsafe_b64encode(seal).decode().rstrip('=')}"


def find(secret: str) -> User | None:
    """Return whose teaching it is; None for whatever is not, or no longer, an address of ours."""
    pk = secret.partition("-")[0]
    if not (pk.isascii() and pk.isdigit() and len(pk) < 10):
        return None
    person = User.objects.filter(pk=pk, is_active=True, contributor__isnull=False).first()
    if person is None or not hmac.compare_digest(token(person).encode(), secret.encode()):
        return None
    return person


def teaching_feed(person: User, *, now: datetime) -> bytes:
    """Return the sessions of half a year back and all to come, from seven queries at most."""
    with override(person.language):
        return calendar(_entries(person, now), name=_("Teaching"))


def _entries(person: User, now: datetime) -> Iterable[Entry]:
    found = rows(
        staffing.booked(person).filter(run__state__in=PUBLIC_RUN_STATES, ends_at__gt=now - SHOWN_BACK)
    )
    courses = {course.pk: course for course in _courses(found)}
    named = titles(courses.values(), language=person.language)
    enrolled = {row.run for row in found if courses[row.course].format not in DROP_IN_FORMATS}
    urls = {pk: page_address(course.slug, person.language) for pk, course in courses.items()}
    coming, places, end = Coming(enrolled), Places(), domain()
    for row in found:
        is_said = row.run in enrolled and not row.is_off
        yield Entry(
            uid=f"{uuid.uuid5(row.uid, 'teaching')}@{end}",
            title=row.title(named[row.course]),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            changed_at=row.changed_at,
            sequence=row.told,
            is_off=row.is_off,
            place=places.of(row),
            url=urls[row.course],
            description=coming.words(run=row.run, session=row.session) if is_said else "",
            is_private=True,
        )


def _courses(found: Iterable[SessionRow]) -> list[CoursePage]:
    wanted = CoursePage.objects.filter(pk__in={row.course for row in found})
    return list(wanted.only("title", "slug", "translation_key", "format"))

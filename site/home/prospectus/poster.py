"""One course as a poster for a wall: what it is, when it begins, and a QR code that opens its page."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from courses import labels
from courses.models import CoursePage, CourseRun
from courses.public_feeds import page_address
from home.prospectus import course_words, making, reading, setting
from home.prospectus.course_words import Words, bare

SPEC = "format-jpeg|fill-1600x900"
"""Sharp enough across A4; made the first time somebody wants it."""

_QR = "kursus-qr.svg"


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says; the same words and picture give the same bytes."""

    said: Words

    def pdf(self, *, now: datetime) -> bytes:
        """Set it; the day is its timestamp, so that it is set once a day at the most."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return _set(json.dumps(self.said, sort_keys=True, ensure_ascii=False), int(midnight.timestamp()))


def of(page: CoursePage, *, now: datetime) -> Poster:
    """Return the poster of a published course, in the language of its page."""
    language = page.locale.language_code
    runs = [run for run in _runs(page, now) if run.state != "cancelled"]
    with override(language):
        address = page_address(page.slug, language)
        school = reading.school()
        return Poster(
            {
                "lang": language,
                "title": page.title,
                "teaser": page.teaser,
                "document": _("%(course)s, poster of %(school)s")
                % {"course": page.title, "school": school.school_name},
                "school": school.school_name,
                "for": _("For %(audience)s") % {"audience": labels.audience(page.audience).lower()},
                "free": pgettext("prospectus", "Free and open to everybody. No referral."),
                "picture": course_words.picture(page.picture),
                "next": [_next(run) for run in runs[:2]],
                "none": _("Call us and say that you would like to come: that is how new classes are made."),
                "phone": school.phone,
                "hours": school.phone_hours,
                "read": _("Read more and sign up:"),
                "address": {"url": address, "text": bare(address)},
                "call": _("or call"),
                "qr": {"file": _QR, "alt": _("QR code that opens %(address)s") % {"address": bare(address)}},
            }
        )


def _runs(page: CoursePage, now: datetime) -> list[CourseRun]:
    """The classes still to come, the next first."""
    runs = reading.public_runs(now, course__translation_key=page.translation_key)
    ahead = [(first, run) for run in runs if (first := _next_start(run, now)) is not None]
    return [run for _first, run in sorted(ahead, key=lambda pair: (pair[0], pair[1].pk))]


def _next_start(run: CourseRun, now: datetime) -> datetime | None:
    """When a class begins, or for what one just comes to is next held; None where that is past."""
    held = sorted(one.starts_at for one in run.sessions.all() if one.cancelled_at is None)
    ahead = [start for start in held if start > now]
    if run.is_drop_in:
        return ahead[0] if ahead else None
    return held[0] if held and held[0] > now else None


def _next(run: CourseRun) -> Words:
    today = run.term.starts_on
    return {"when": capfirst(course_words.dates(run, today=today)), "where": _where(run)}


def _where(run: CourseRun) -> str:
    """Where a class meets, with the street: a wall has no list of places."""
    street = run.venue.address if run.venue else ""
    return ", ".join(filter(None, (course_words.place(run), street)))


# A wall of posters is printed at once, and the same one by several people.
@lru_cache(maxsize=32)
def _set(text: str, timestamp: int) -> bytes:
    said: Words = json.loads(text)
    beside = {said["qr"]["file"]: setting.written(making.code(said["address"]["url"]))}
    if said["picture"]:
        beside |= dict(making.photos([said["picture"]], SPEC))
    return setting.pdf("poster.typ", said, beside=beside, timestamp=timestamp)

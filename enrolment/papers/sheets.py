"""One sheet that somebody asks for about themselves: its head, its words, and how it becomes PDF/UA.

Unless they want it ``full`` it names neither the school nor a course: what it is shown for, such as a job,
is nobody's business. The head is then the neutral sender of all mail, with the phone alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import typesetting
from enrolment.papers.letters import Letterhead

TEMPLATE = Path(__file__).resolve().parent / "sheet.typ"


@dataclass(frozen=True, slots=True)
class Table:
    """Heads, and rows of as many cells; numbers stand in the last columns."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on it, in the language that is active."""

    title: str
    paragraphs: Sequence[str]
    table: Table | None = None
    is_full: bool = False
    notes: Sequence[str] = field(default_factory=tuple)


def pdf(sheet: Sheet, *, head: Letterhead, today: date | None = None) -> bytes:
    """Set a sheet; the same words on the same day give the same bytes."""
    today = today or timezone.localdate()
    # The school writes its hours in Danish alone.
    hours = head.hours if get_language() == "da" else ""
    call = ", ".join(filter(None, (head.phone, hours)))
    lines = [head.street, head.town, call] if sheet.is_full else [call]
    table = sheet.table
    data = {
        "lang": get_language() or settings.LANGUAGE_CODE,
        "title": sheet.title,
        "author": head.name if sheet.is_full else settings.SENDER_NAME,
        "sender": {
            "name": head.name if sheet.is_full else settings.SENDER_NAME,
            "lines": [line.strip() for line in lines if line.strip()],
        },
        "date": on_paper(today),
        "paragraphs": list(sheet.paragraphs),
        "table": {"heads": list(table.heads), "rows": [list(row) for row in table.rows]} if table else None,
        "closing": [_("Kind regards"), head.name if sheet.is_full else settings.SENDER_NAME],
        "notes": list(sheet.notes),
    }
    moment = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    return typesetting.pdf(TEMPLATE, data, timestamp=int(moment.timestamp()))


def between(first: date, last: date) -> str:
    """Return the days from one to another in words, as they stand on paper: always with the year."""
    if first == last:
        return _("on %(day)s") % {"day": on_paper(first)}
    return _("from %(first)s to %(last)s") % {"first": on_paper(first), "last": on_paper(last)}


def on_paper(day: date) -> str:
    """Return a day with its year: "7. januar 2026"."""
    return date_format(day, "j. F Y" if get_language() == "da" else "j F Y")


def how_to_confirm(name: str) -> str:
    """Say how a reader may have it confirmed: there is no list that anybody could look it up in."""
    words = _("We confirm it on the phone when %(name)s asks us to. We tell nobody else anything.")
    return words % {"name": name}

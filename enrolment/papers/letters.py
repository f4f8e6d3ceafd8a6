"""Letters: what somebody has to be told, one sheet each, ready for a window envelope.

A letter is as discreet as the person's mails: unless they chose full words it names no course, and its head
not the school, only the neutral sender of all mail. The envelope shows the address alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import claims, typesetting
from accounts.models import User
from courses.words import day
from enrolment.models import Notice
from enrolment.told import spoken

TEMPLATE = Path(__file__).resolve().parent / "letter.typ"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The school as it writes itself; ``town`` with its postcode."""

    name: str
    street: str
    town: str
    phone: str
    hours: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Letterhead":
        """Read it from where every page has it."""
        text = render_to_string("enrolment/papers/letterhead.txt", request=request)
        name, street, town, phone, hours = (line.strip() for line in text.split("\n")[:5])
        return cls(name, street, town, phone, hours)

    @property
    def back(self) -> str:
        """The address a letter comes back to; it names nobody."""
        return ", ".join(filter(None, (self.street, self.town)))


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything one person has to be told in one letter; ``code`` opens their account, or ''."""

    person: User
    notices: Sequence[Notice]
    code: str = ""


def pdf(letters: Sequence[Letter], *, head: Letterhead) -> bytes:
    """Set letters, each beginning a new sheet, as PDF/UA. The same letters give the same bytes."""
    moments = [notice.created_at for letter in letters for notice in letter.notices]
    moment = max(moments, default=timezone.now())
    data = {
        "title": _title(letters),
        "author": settings.SENDER_NAME,
        "letters": [sheet(letter, head=head, moment=moment) for letter in letters],
    }
    return typesetting.pdf(TEMPLATE, data, timestamp=int(moment.timestamp()))


def sheet(letter: Letter, *, head: Letterhead, moment: datetime) -> dict[str, Any]:
    """Put a letter in words, in the person's language, as the template takes it."""
    person = letter.person
    name = head.name if person.full_messages else settings.SENDER_NAME
    with override(person.language):
        call = _call(head)
        return {
            "lang": person.language,
            "sender": {"name": name, "lines": _filled(head.street, head.town, call)},
            "back": head.back,
            "address": _filled(*person.postal_address.splitlines()) or [person.chosen_name],
            "date": date_format(timezone.localtime(moment), "j. F Y"),
            "parts": [_part(letter, number, notice, head) for number, notice in enumerate(letter.notices)],
            "code": _code(letter),
            "questions": _("Have you questions? %(call)s") % {"call": call} if call else "",
            "closing": [_("Kind regards"), name],
        }


def _part(letter: Letter, number: int, notice: Notice, head: Letterhead) -> dict[str, Any]:
    said = spoken.say(notice, full=letter.person.full_messages, phone=head.phone)
    hello = [] if number else [_("Dear %(name)s") % {"name": letter.person.chosen_name}]
    return {"heading": said.subject, "lines": [*hello, *said.lines], "times": list(said.times)}


def _code(letter: Letter) -> dict[str, str] | None:
    if not letter.code:
        return None
    url = settings.BASE_URL + reverse("account_claim")
    until = letter.person.claim_code.expires_at
    return {
        "heading": _("If you would like to see it on the net yourself"),
        "text": _("Go to %(url)s and type this code:") % {"url": url.split("//", 1)[-1]},
        "code": claims.spoken(letter.code),
        "until": _("It works once, until %(day)s. You need not: we go on writing to you.")
        % {"day": day(until)},
    }


def _call(head: Letterhead) -> str:
    if not head.phone:
        return ""
    hours = f" ({head.hours})" if head.hours else ""
    return _("Call us on %(phone)s%(hours)s.") % {"phone": head.phone, "hours": hours}


def _title(letters: Sequence[Letter]) -> str:
    with override(letters[0].person.language if len(letters) == 1 else settings.LANGUAGE_CODE):
        return _("Letter") if len(letters) == 1 else _("Letters")


def _filled(*lines: str) -> list[str]:
    return [line.strip() for line in lines if line.strip()]

"""Which catalogue is meant: term, audience, shape and language; few enough to ask for them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import get_language

from courses.models import Term
from courses.states import Audience
from home.models.prospectus import Shape

AUDIENCES: tuple[str, ...] = ("", Audience.CITIZEN, Audience.RELATIVE, Audience.STAFF)
"""For whom a catalogue can be; '' has every course."""


class UnknownChoice(Exception):
    """There is no such catalogue: a term that is over, or a word that names nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One catalogue that can be made."""

    term: Term
    audience: str = ""
    shape: str = Shape.A4.value
    language: str = settings.LANGUAGE_CODE

    @property
    def query(self) -> str:
        """What stands behind the question mark of an address that means this catalogue."""
        return urlencode({"semester": self.term.pk, "for": self.audience, "udgave": self.shape})

    @property
    def filename(self) -> str:
        """What the file is called by whoever keeps it."""
        parts = ("katalog", str(self.term.starts_on.year), str(self.term.pk), self.audience, self.shape)
        return "-".join(filter(None, parts)) + ".pdf"


def open_terms(today: date) -> list[Term]:
    """Return the terms that are not over, the first to begin first."""
    return list(Term.objects.filter(ends_on__gte=today).order_by("starts_on", "pk"))


def current(terms: list[Term], today: date) -> Term | None:
    """Return the term that people ask about now: the last that one may sign up for, else the next."""
    opened = [term for term in terms if term.enrolment_opens_at.date() <= today]
    return opened[-1] if opened else next(iter(terms), None)


def read(asked: Mapping[str, str], *, today: date) -> Choice | None:
    """Return what an address asks for; None where there is no term. Raises ``UnknownChoice``."""
    terms = open_terms(today)
    term = _term(asked.get("semester", ""), terms, today)
    audience, shape = asked.get("for", ""), asked.get("udgave", "") or Shape.A4.value
    if audience not in AUDIENCES or shape not in Shape.values:
        raise UnknownChoice
    language = get_language() or settings.LANGUAGE_CODE
    return None if term is None else Choice(term, audience, shape, language)


def _term(asked: str, terms: list[Term], today: date) -> Term | None:
    if not asked:
        return current(terms, today)
    for term in terms:
        if str(term.pk) == asked:
            return term
    raise UnknownChoice

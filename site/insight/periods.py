"""The times that figures are counted for: each term, each year, and all of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext

from courses.models import Term

Kind = Literal["term", "year", "all", "rest"]
"""A rest is days that a year and its terms do not share (``counting.rests``); no page shows one."""

ALL = "alle"
TERM = "semester-"


@dataclass(frozen=True, slots=True)
class Period:
    """A time with a key for addresses. ``starts`` and ``ends`` are its first and last day.

    A class belongs to its term, and a term to the year it begins in. What has a date of its own (an approval,
    a payment) belongs to the days from ``starts`` to ``ends``.
    """

    key: str
    kind: Kind
    name: str
    starts: date
    ends: date

    def is_over(self, today: date) -> bool:
        """Whether it has ended, so that its figures are all there."""
        return self.ends < today

    def has_begun(self, today: date) -> bool:
        """Whether its first day has come."""
        return self.starts <= today


def periods() -> list[Period]:
    """Return the terms, then the years, then all of it, newest first; one query."""
    terms = list(Term.objects.order_by("-starts_on", "-pk"))
    if not terms:
        return []
    years = sorted({term.starts_on.year for term in terms}, reverse=True)
    return [
        *(Period(term_key(term.pk), "term", term.name, term.starts_on, term.ends_on) for term in terms),
        *(Period(year_key(year), "year", str(year), date(year, 1, 1), date(year, 12, 31)) for year in years),
        Period(ALL, "all", gettext("All years"), _first(terms, years), max(term.ends_on for term in terms)),
    ]


def read(key: str) -> Period | None:
    """Return the period of a key from an address, or None."""
    return next((period for period in periods() if period.key == key), None)


def before(period: Period, *, among: list[Period] | None = None) -> Period | None:
    """Return the term or the year before this one, which it is usually compared with."""
    same = [one for one in (among or periods()) if one.kind == period.kind]
    older = [one for one in same if one.starts < period.starts]
    return older[0] if older else None


def term_key(term_id: int) -> str:
    """Return the key of a term."""
    return f"{TERM}{term_id}"


def year_key(year: int) -> str:
    """Return the key of a year."""
    return f"aar-{year}"


def _first(terms: list[Term], years: list[int]) -> date:
    return min([date(years[-1], 1, 1), *(term.starts_on for term in terms)])

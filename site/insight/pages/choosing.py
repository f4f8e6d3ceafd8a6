"""What somebody asked for: a period, one to compare with, and by what figures are shared out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from insight import figures, periods
from insight.periods import Period

NOTHING = "ingen"
"""How it is written that nothing is compared with."""
ADDRESSES = {
    "group": "gruppe",
    "course": "kursus",
    "area": "omraade",
    "theme": "tema",
    "format": "form",
    "venue": "sted",
    "term": "semester",
}
"""How the dimensions are written in an address."""
_OF_ADDRESS = {address: key for key, address in ADDRESSES.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """A period, what it is compared with (None for nothing), the key of a dimension, and which counting."""

    period: Period
    compared: Period | None
    dimension: str
    periods: Sequence[Period]
    counted_at: datetime

    @property
    def query(self) -> str:
        """The choice as it stands in an address, without what is the default."""
        return self.query_for(self.dimension)

    @property
    def period_query(self) -> str:
        """The choice of periods alone."""
        return urlencode(self._pairs())

    def query_for(self, dimension: str) -> str:
        """Return the choice with another dimension."""
        return urlencode([*self._pairs(), ("efter", ADDRESSES[dimension])])

    @property
    def is_over(self) -> bool:
        """Whether the period has ended: until then its figures grow, and a difference would mislead."""
        return self.period.is_over(timezone.localdate())

    @property
    def has_begun(self) -> bool:
        """Whether the period has begun."""
        return self.period.has_begun(timezone.localdate())

    @property
    def is_fair(self) -> bool:
        """Whether both periods are over, so that the step from one to the other says something."""
        today = timezone.localdate()
        return self.is_over and (self.compared is None or self.compared.is_over(today))

    @property
    def caution(self) -> str:
        """What has to be known of the figures of a period that is not over; "" for one that is."""
        if self.is_over or self.period.kind == "all":
            return ""
        if not self.has_begun:
            return _("%(period)s has not begun. Here is what is known until now.") % {
                "period": self.period.name
            }
        return _("%(period)s is not over yet, so its figures still grow.") % {"period": self.period.name}

    def year(self) -> "Choice":
        """Return the choice of the whole year in which the period begins, compared with the year before."""
        years = [one for one in self.periods if one.kind == "year"]
        found = next((one for one in years if one.starts.year == self.period.starts.year), self.period)
        if self.period.kind != "term" or found == self.period:
            return self
        return replace(self, period=found, compared=periods.before(found, among=list(self.periods)))

    def options(self) -> list[tuple[str, str, bool]]:
        """Return the periods to choose among: key, name, and whether it is chosen."""
        return [(one.key, one.name, one == self.period) for one in self.periods]

    def compared_options(self) -> list[tuple[str, str, bool]]:
        """Return what can be compared with, nothing first."""
        found = [(one.key, one.name, one == self.compared) for one in self.periods if one != self.period]
        return [(NOTHING, _("Nothing"), self.compared is None), *found]

    def _pairs(self) -> list[tuple[str, str]]:
        return [("periode", self.period.key), ("sammenlign", self.compared.key if self.compared else NOTHING)]


def choice(request: HttpRequest) -> Choice | None:
    """Read the choice from an address; what is left out is the current term, compared with the one before.

    None where there is no term yet, or nothing was counted. Raises ``Http404`` for a period or a dimension
    that is not there.
    """
    known, counted_at = periods.periods(), figures.counted_at()
    if not known or counted_at is None:
        return None
    period = _named(request.GET.get("periode", ""), known) or current(known)
    return Choice(period, _compared(request, period, known), _dimension(request), known, counted_at)


def current(known: Sequence[Period]) -> Period:
    """Return what is shown first: the latest term that has begun."""
    today = timezone.localdate()
    begun = (one for one in known if one.kind == "term" and one.starts <= today)
    return next(begun, known[-1])


def _named(key: str, known: Sequence[Period]) -> Period | None:
    if not key:
        return None
    found = next((one for one in known if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _compared(request: HttpRequest, period: Period, known: Sequence[Period]) -> Period | None:
    key = request.GET.get("sammenlign", "")
    if key == NOTHING:
        return None
    found = _named(key, known) if key else periods.before(period, among=list(known))
    return None if found == period else found


def _dimension(request: HttpRequest) -> str:
    key = request.GET.get("efter", "")
    if key and key not in _OF_ADDRESS:
        raise Http404
    return _OF_ADDRESS.get(key, "group")

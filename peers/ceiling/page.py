"""What a person sees of their own year: in words, as a calm bar, by month; and what the school answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from moneyed import Money

from peers.ceiling.forecasts import Forecast, Month, forecast
from peers.ceiling.own import OwnWarning, own_warnings
from peers.models import CeilingConsent, Contributor
from peers.money import shown

WIDTH = 100
"""Units of the bar; what is above what is allowed is not drawn."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the bar: where it begins and how wide it is."""

    kind: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of the table."""

    name: str
    total: Money
    words: str
    is_above_own: bool


@dataclass(frozen=True, slots=True)
class Year:
    """One year as it is shown."""

    forecast: Forecast
    pieces: tuple[Piece, ...]
    rows: tuple[MonthRow, ...]
    warnings: tuple[OwnWarning, ...]


@dataclass(frozen=True, slots=True)
class LimitPage:
    """Everything on the page but its form."""

    years: tuple[Year, ...]
    has_ceiling: bool
    consents: Sequence[CeilingConsent]


def of(contributor: Contributor, *, now: datetime | None = None) -> LimitPage:
    """Return this year, and the next where anything is paid in it."""
    this_year = timezone.localdate(now).year
    warnings = own_warnings(contributor, now=now)
    found = [forecast(contributor, year, now=now) for year in (this_year, this_year + 1)]
    years = [one for one in found if one.months or one.year == this_year]
    rows = CeilingConsent.objects.filter(contributor=contributor, year__gte=this_year - 1)
    return LimitPage(
        years=tuple(_year(one, warnings) for one in years),
        has_ceiling=found[0].ceiling is not None,
        consents=list(rows.order_by("-asked_at", "-pk")),
    )


def _year(found: Forecast, warnings: list[OwnWarning]) -> Year:
    mine = tuple(one for one in warnings if one.first.year == found.year)
    above = {one.first for one in mine if one.is_month}
    return Year(
        forecast=found,
        pieces=_pieces(found),
        rows=tuple(_row(month, month.first in above) for month in found.months),
        warnings=mine,
    )


def _pieces(found: Forecast) -> tuple[Piece, ...]:
    if found.allowed is None or found.allowed.amount <= 0:
        return ()
    pieces, start = [], Decimal(0)
    for kind, amount in (("paid", found.paid), ("approved", found.approved), ("planned", found.planned)):
        width = min(amount.amount * WIDTH / found.allowed.amount, WIDTH - start)
        pieces.append(Piece(kind, round(float(start), 2), round(float(width), 2)))
        start += width
    return tuple(pieces)


def _row(month: Month, is_above_own: bool) -> MonthRow:
    parts = [
        (month.paid, _("paid"), _("%(amount)s paid")),
        (month.approved, _("approved"), _("%(amount)s approved")),
        (month.planned, _("agreed"), _("%(amount)s agreed")),
    ]
    there = [part for part in parts if part[0].amount]
    if len(there) == 1:
        words = there[0][1]
    else:
        words = ", ".join(part % {"amount": shown(amount)} for amount, _alone, part in there)
    return MonthRow(date_format(month.first, "F Y"), month.total, words, is_above_own)

"""A person's own limit: told to the person alone, and asked of nobody else.

Nothing here writes a log, a letter or a history, and no rule of the school reads it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from moneyed import Money

from accounts.models import User
from peers.ceiling.consents import NotYours
from peers.ceiling.counting import sums
from peers.ceiling.forecasts import Item, lock
from peers.ceiling.months import first_of, this_month
from peers.models import Contributor, PersonalLimit
from peers.money import shown


@dataclass(frozen=True, slots=True)
class OwnWarning:
    """A month or a year that would be above the person's own limit; for the person alone.

    ``first`` is the first day of the month, or of the year; ``total`` is with what was asked about.
    """

    is_month: bool
    first: date
    limit: Money
    total: Money

    def __str__(self) -> str:
        said = {"total": shown(self.total), "limit": shown(self.limit)}
        if self.is_month:
            month = date_format(self.first, "F Y")
            return _("In %(month)s it would be %(total)s. Your own limit is %(limit)s a month.") % {
                "month": month,
                **said,
            }
        return _("In %(year)s it would be %(total)s. Your own limit is %(limit)s a year.") % {
            "year": self.first.year,
            **said,
        }


def own_limit(contributor: Contributor) -> PersonalLimit:
    """Return the person's own limit; one without figures, not saved, where they have none."""
    found = PersonalLimit.objects.filter(contributor=contributor).first()
    return found or PersonalLimit(contributor=contributor, per_month=None, per_year=None)


@transaction.atomic
def set_own(
    *, contributor: Contributor, per_month: Money | None, per_year: Money | None, by: User
) -> PersonalLimit:
    """Write the limits; without any, nothing is kept. Raises NotYours for anybody but the person."""
    row = lock(contributor)
    if row.person_id != by.pk:
        raise NotYours(_("Only the person themselves has a limit of their own."))
    if per_month is None and per_year is None:
        PersonalLimit.objects.filter(contributor=row).delete()
        return PersonalLimit(contributor=row, per_month=None, per_year=None)
    figures = {"per_month": per_month, "per_year": per_year}
    return PersonalLimit.objects.update_or_create(contributor=row, defaults=figures)[0]


def own_warnings(
    contributor: Contributor,
    items: Iterable[Item] = (),
    *,
    leaving: Iterable[Item] = (),
    now: datetime | None = None,
) -> list[OwnWarning]:
    """Return which months and years would be above the person's own limits with `items`; to them alone.

    ``leaving`` is what is counted now and would move away. Without `items`, all that is above already.
    """
    limit = own_limit(contributor)
    if limit.per_month is None and limit.per_year is None:
        return []
    coming = list(items)
    months = _totals(contributor, coming, list(leaving), now)
    asked = {_month(day, now) for day, _amount in coming} or {one for one in months if one >= this_month(now)}
    years: dict[date, Decimal] = defaultdict(Decimal)
    for month, amount in months.items():
        years[month.replace(month=1)] += amount
    return [
        *_above(limit.per_month, {month: months[month] for month in asked}, is_month=True),
        *_above(limit.per_year, {year: years[year] for year in _years(asked)}, is_month=False),
    ]


def _totals(
    contributor: Contributor, coming: list[Item], leaving: list[Item], now: datetime | None
) -> dict[date, Decimal]:
    """Return what there would be in each month, in the school's currency, which own limits are in."""
    currency = settings.DEFAULT_CURRENCY
    totals: dict[date, Decimal] = defaultdict(Decimal)
    counted = sums(None, currency=currency, contributors=[contributor.pk], now=now)
    for (month, _kind), amount in counted[contributor.pk].items():
        totals[month] += amount
    for moved, sign in ((coming, 1), (leaving, -1)):
        for day, money in moved:
            if str(money.currency) == currency:
                totals[_month(day, now)] += sign * money.amount
    return totals


def _above(limit: Money | None, found: dict[date, Decimal], *, is_month: bool) -> Iterator[OwnWarning]:
    for first, amount in sorted(found.items()):
        if limit is not None and amount > limit.amount:
            yield OwnWarning(is_month, first, limit, Money(amount, limit.currency))


def _years(months: Iterable[date]) -> set[date]:
    return {month.replace(month=1) for month in months}


def _month(day: date, now: datetime | None) -> date:
    return max(first_of(day), this_month(now))

"""The year of a person as it looks now: paid, approved, planned; and the stop above the school's ceiling."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _
from moneyed import Money

from peers.ceiling.counting import KINDS, sums
from peers.ceiling.months import first_of, this_month
from peers.models import CeilingConsent, Contributor, HonorariumSettings
from peers.money import OtherCurrency, shown

Item = tuple[date, Money]
"""A day or month of payment, and how much."""


@dataclass(frozen=True, slots=True)
class Month:
    """What is paid in a month, given by its first day."""

    first: date
    paid: Money
    approved: Money
    planned: Money

    @property
    def total(self) -> Money:
        """All of it."""
        return self.paid + self.approved + self.planned


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one person is paid in a calendar year, as it looks now.

    ``ceiling`` is the school's, ``allowed`` that or what the person and a leader agreed to instead; None
    where the school has none. ``months`` are those in which anything is paid, in order.
    """

    year: int
    paid: Money
    approved: Money
    planned: Money
    ceiling: Money | None
    allowed: Money | None
    months: tuple[Month, ...] = ()
    warn_percent: int = 80

    @property
    def total(self) -> Money:
        """Everything that counts."""
        return self.paid + self.approved + self.planned

    @property
    def left(self) -> Money | None:
        """How much more there may be; nothing where it is above, None without a ceiling."""
        if self.allowed is None:
            return None
        return max(self.allowed - self.total, Money(0, self.total.currency))

    @property
    def percent(self) -> int:
        """How much of what is allowed is used, in whole percent that are full; 0 without a ceiling."""
        if self.allowed is None or self.allowed.amount <= 0:
            return 0
        return int(self.total.amount * 100 / self.allowed.amount)

    @property
    def state(self) -> str:
        """``none`` without a ceiling, else ``ok``, ``near`` from the warning on, ``over`` above it."""
        if self.allowed is None:
            return "none"
        if self.total > self.allowed:
            return "over"
        return "near" if self.percent >= self.warn_percent else "ok"


class AboveCeiling(Exception):
    """It would be more in a year than the school lets one person have; ``forecast`` is that year with it."""

    def __init__(self, forecast: Forecast) -> None:
        self.forecast = forecast
        super().__init__(
            _("It would be %(total)s in %(year)s, and the school's ceiling for one person is %(allowed)s.")
            % {
                "total": shown(forecast.total),
                "year": forecast.year,
                "allowed": shown(forecast.allowed),
            }
        )


def lock(contributor: Contributor) -> Contributor:
    """Return the row as it is, locked until the transaction ends: the first lock of everything with money."""
    rows = Contributor.objects.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=contributor.pk)


def forecast(
    contributor: Contributor,
    year: int,
    *,
    adding: Iterable[Item] = (),
    leaving: Iterable[Item] = (),
    with_offered: bool = False,
    now: datetime | None = None,
) -> Forecast:
    """Return the year of a person, with what would be added and without what would move away.

    ``with_offered`` also counts what is offered and not answered, among the planned.
    """
    rules = _Rules.read()
    counted = sums(
        year, currency=rules.currency, contributors=[contributor.pk], with_offered=with_offered, now=now
    )
    mine = counted[contributor.pk]
    for items, sign in ((adding, 1), (leaving, -1)):
        for day, amount in items:
            month = max(first_of(day), this_month(now))
            if month.year == year:
                mine[month, "planned"] += sign * rules.own(amount)
    agreed = _agreed(year, rules.currency, [contributor.pk])
    return rules.forecast(year, mine, agreed.get(contributor.pk))


def forecasts(
    year: int, *, contributors: Iterable[int] | None = None, now: datetime | None = None
) -> dict[int, Forecast]:
    """Return the year of each of those, or else of everybody who is paid anything in it, by id.

    The number of questions is constant.
    """
    rules = _Rules.read()
    asked = None if contributors is None else set(contributors)
    counted = sums(year, currency=rules.currency, contributors=asked, now=now)
    wanted = set(counted) if asked is None else asked
    agreed = _agreed(year, rules.currency, wanted)
    return {pk: rules.forecast(year, counted.get(pk, {}), agreed.get(pk)) for pk in wanted}


def check(
    *,
    contributor: Contributor,
    items: Iterable[Item],
    leaving: Iterable[Item] = (),
    now: datetime | None = None,
) -> None:
    """Pass, or raise AboveCeiling for the first year in which it would be more than is allowed.

    ``items`` are months of payment and amounts that are not counted yet, ``leaving`` what is counted now
    and would move. The caller holds the person's row (``lock``), or two answers could each pass alone.
    """
    coming, going = list(items), list(leaving)
    for year in sorted({max(first_of(day), this_month(now)).year for day, _amount in coming}):
        found = forecast(contributor, year, adding=coming, leaving=going, now=now)
        if found.state == "over":
            raise AboveCeiling(found)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the school has decided, and the currency it counts in."""

    ceiling: Money | None
    currency: str
    warn_percent: int

    @classmethod
    def read(cls) -> "_Rules":
        rules = HonorariumSettings.current()
        ceiling = rules.yearly_ceiling
        currency = str(ceiling.currency) if ceiling else settings.DEFAULT_CURRENCY
        return cls(ceiling, currency, rules.warn_percent)

    def own(self, amount: Money) -> Decimal:
        """Return the figure of an amount in this currency; raises OtherCurrency for another."""
        if str(amount.currency) != self.currency:
            raise OtherCurrency(
                _("The ceiling is in %(code)s, and the amount is not.") % {"code": self.currency}
            )
        return Decimal(amount.amount)

    def forecast(
        self, year: int, counted: Mapping[tuple[date, str], Decimal], agreed: Decimal | None
    ) -> Forecast:
        by_month: dict[date, dict[str, Decimal]] = defaultdict(lambda: dict.fromkeys(KINDS[:3], Decimal(0)))
        for (month, kind), amount in sorted(counted.items()):
            by_month[month]["planned" if kind == "offered" else kind] += amount
        months = tuple(
            Month(month, *(Money(kinds[kind], self.currency) for kind in KINDS[:3]))
            for month, kinds in by_month.items()
            if any(kinds.values())
        )
        paid, approved, planned = (
            Money(sum((kinds[kind] for kinds in by_month.values()), Decimal(0)), self.currency)
            for kind in KINDS[:3]
        )
        return Forecast(
            year=year,
            paid=paid,
            approved=approved,
            planned=planned,
            ceiling=self.ceiling,
            allowed=self._allowed(agreed),
            months=months,
            warn_percent=self.warn_percent,
        )

    def _allowed(self, agreed: Decimal | None) -> Money | None:
        if self.ceiling is None or agreed is None:
            return self.ceiling
        return max(self.ceiling, Money(agreed, self.currency))


def _agreed(year: int, currency: str, contributors: Iterable[int]) -> dict[int, Decimal]:
    """Return up to how much the person and a leader have agreed, for whom they have."""
    rows = CeilingConsent.objects.filter(
        year=year, agreed=True, up_to_currency=currency, contributor__in=list(contributors)
    )
    return dict(rows.order_by().values_list("contributor").annotate(Max("up_to")))

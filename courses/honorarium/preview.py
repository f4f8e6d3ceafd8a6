"""What an offer would come to, before it is sent: session by session, on the budgets and below the ceiling.

Nothing here knows of anybody's own limit: it is never shown, hinted at or counted outside the person's pages.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import add

from django.utils.translation import gettext as _
from moneyed import Money

from accounts import dates
from courses.honorarium.handing_on import REFUSED
from peers import budgets, ceiling, offers
from peers.budgets import Figures
from peers.ceiling import Forecast
from peers.models import Budget, Contributor, Project
from peers.money import shown
from peers.offers import Piece, Priced
from peers.states import Activity
from peers.words import duration


@dataclass(frozen=True)
class Line:
    """One piece of the offer, in words."""

    when: str
    what: str
    time: str
    amount: str


@dataclass(frozen=True)
class OfBudget:
    """A budget before and after the offer."""

    budget: Budget
    before: Figures
    after: Figures

    @property
    def is_too_much(self) -> bool:
        """Whether it would be stopped."""
        return self.after.used > self.after.limit

    @property
    def free(self) -> tuple[str, str]:
        """What is free before and after, in words."""
        return shown(self.before.free), shown(self.after.free)


@dataclass(frozen=True)
class Preview:
    """What would happen. ``problem`` says why it cannot be sent; empty where it can."""

    lines: list[Line]
    total: str
    budgets: list[OfBudget]
    ceilings: list[str]
    problem: str
    mark: str


def of(
    *, contributor: Contributor, pieces: Iterable[Piece], project: Project, now: datetime | None = None
) -> Preview:
    """Return what an offer would come to; a problem and no lines where it has no price."""
    try:
        priced = offers.price(contributor=contributor, pieces=pieces, project=project)
    except REFUSED as no:
        return Preview([], "", [], [], str(no), "")
    found = _budgets(priced)
    too_much = next((one for one in found if one.is_too_much), None)
    return Preview(
        lines=[_line(one) for one in priced],
        total=shown(_sum(priced)),
        budgets=found,
        ceilings=_ceilings(contributor, priced, now),
        problem=str(budgets.OverBudget(too_much.before)) if too_much else "",
        mark=_mark(priced),
    )


def _line(one: Priced) -> Line:
    piece = one.piece
    when = dates.day(piece.done_on, weekday=True)
    if piece.starts_at is not None:
        when = dates.span(piece.starts_at, piece.starts_at + timedelta(minutes=piece.minutes))
    elif piece.is_frame:
        when = _("From now on, as it is noted")
    return Line(when, str(Activity(piece.activity).label), duration(piece.minutes), shown(one.amount))


def _mark(priced: Iterable[Priced]) -> str:
    """Return a short mark: the same where the same would be offered, from the same budgets."""
    told = [(one.piece.reference, one.piece.minutes, str(one.amount), one.budget.pk) for one in priced]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _budgets(priced: Iterable[Priced]) -> list[OfBudget]:
    """Return the budgets it is paid from, each with what it has before and after."""
    by_budget: dict[Budget, list[Priced]] = {}
    for one in priced:
        by_budget.setdefault(one.budget, []).append(one)
    figures = budgets.figures_of(by_budget)
    return [
        OfBudget(budget, figures[budget.pk], figures[budget.pk].plus(_sum(rows)))
        for budget, rows in sorted(by_budget.items(), key=lambda pair: (pair[0].year, pair[0].pk))
    ]


def _ceilings(contributor: Contributor, priced: Iterable[Priced], now: datetime | None) -> list[str]:
    """Say for each year of payment where a yes to everything would bring the person."""
    items = [(one.pay_month, one.amount) for one in priced]
    return [
        _of_year(ceiling.forecast(contributor, year, adding=items, with_offered=True, now=now))
        for year in sorted({month.year for month, _amount in items})
    ]


def _of_year(year: Forecast) -> str:
    fill = {
        "year": year.year,
        "total": shown(year.total),
        "allowed": shown(year.allowed),
        "percent": year.percent,
    }
    if year.state == "none":
        return _("With a yes to all of it: %(total)s in %(year)s. The school has no ceiling.") % fill
    if year.state == "over":
        said = _("With a yes to all of it: %(total)s in %(year)s, above the school's ceiling of %(allowed)s.")
        rest = _("A yes is stopped at the ceiling, unless the person asks and a leader agrees.")
        return f"{said % fill} {rest}"
    said = _("With a yes to all of it: %(total)s in %(year)s, %(percent)s %% of the ceiling of %(allowed)s.")
    return said % fill


def _sum(priced: Iterable[Priced]) -> Money:
    """Return what it comes to; rates of one school are in one currency, and others are refused here."""
    return reduce(add, (one.amount for one in priced))

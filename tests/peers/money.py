"""What the tests of honorarium need: projects with money, and what work pays. Say only what it is about."""

import itertools
from datetime import date
from decimal import Decimal

from django.utils import timezone
from moneyed import Money

from accounts.models import User
from peers.models import Budget, HonorariumSettings, Project, Rate
from peers.rates import WORK
from peers.states import RateUnit

_number = itertools.count(1)


def kroner(amount: str | int | Decimal) -> Money:
    """Return an amount in Danish kroner."""
    return Money(Decimal(amount), "DKK")


def make_project(name: str = "", *, code: str = "", **fields: object) -> Project:
    """Make a project with a code of its own."""
    number = next(_number)
    return Project.objects.create(name=name or f"Projekt {number}", code=code or f"P{number:04}", **fields)


def make_budget(
    granted: str | int | Decimal = 100_000, *, project: Project | None = None, year: int | None = None
) -> Budget:
    """Make a budget of this year, or of another."""
    return Budget.objects.create(
        project=project or make_project(),
        year=year or timezone.localdate().year,
        granted=kroner(granted),
    )


def make_rates(
    amount: str | int | Decimal = 250,
    *,
    unit: str = RateUnit.HOUR,
    since: date | None = None,
    by: User | None = None,
) -> dict[str, Rate]:
    """Give every activity the same rate, since 2020 where no day is said; by activity."""
    rows = [
        Rate(
            activity=activity,
            unit=unit,
            amount=kroner(amount),
            valid_from=since or date(2020, 1, 1),
            reason="Som nabokommunen betaler.",
            made_by=by,
        )
        for activity in WORK
    ]
    return {rate.activity: rate for rate in Rate.objects.bulk_create(rows)}


def set_rules(**fields: object) -> HonorariumSettings:
    """Decide something about honorarium; a ``yearly_ceiling`` is given as a figure, in kroner."""
    rules = HonorariumSettings.current()
    ceiling = fields.pop("yearly_ceiling", None)
    if ceiling is not None:
        rules.yearly_ceiling = kroner(str(ceiling))
    for name, value in fields.items():
        setattr(rules, name, value)
    rules.save()
    return rules

"""What a run comes to: by tax, payroll code, project, activity and person; of a draft or of frozen lines."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from moneyed import Money

from peers.models import PaymentLine, PaymentRun
from peers.payments.picking import Pick
from peers.states import Activity, LineState, TaxCode

MOST_PEOPLE = 200


class Total(NamedTuple):
    """How many lines of one kind there are, and what they sum to."""

    label: str
    lines: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of one way of looking at a run."""

    name: str
    heading: str | Promise
    rows: list[Total]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return max(0, len(self.rows) - MOST_PEOPLE)

    @property
    def shown(self) -> list[Total]:
        """Those that are shown."""
        return self.rows[:MOST_PEOPLE]


class _Way(NamedTuple):
    heading: str | Promise
    of_pick: Callable[[Pick], str]
    field: str


_WAYS: dict[str, _Way] = {
    "tax": _Way(gettext_lazy("By tax"), lambda pick: pick.tax_code, "tax_code"),
    "code": _Way(gettext_lazy("By payroll code"), lambda pick: pick.payroll_code, "payroll_code"),
    "project": _Way(gettext_lazy("By project"), lambda pick: pick.project_code, "project_code"),
    "activity": _Way(gettext_lazy("By activity"), lambda pick: pick.activity, "activity"),
    "person": _Way(gettext_lazy("By person"), lambda pick: pick.name, "claim__contributor__public_name"),
}


def of_picks(picks: Iterable[Pick], currency: str) -> list[Totals]:
    """Return the totals of what a draft picks."""
    sums: dict[str, dict[str, tuple[int, Decimal]]] = {name: {} for name in _WAYS}
    for pick in picks:
        for name, way in _WAYS.items():
            key = way.of_pick(pick)
            count, amount = sums[name].get(key, (0, Decimal(0)))
            sums[name][key] = (count + 1, amount + pick.amount)
    return [
        Totals(name, way.heading, _rows(name, ((key, *one) for key, one in sums[name].items()), currency))
        for name, way in _WAYS.items()
    ]


def of_lines(run: PaymentRun) -> list[Totals]:
    """Return the totals of the lines of a run that are still of it; a question for each way."""
    lines = PaymentLine.objects.filter(run=run).exclude(state=LineState.TAKEN_OUT).order_by()
    return [
        Totals(name, way.heading, _rows(name, _grouped(lines, way.field), run.currency))
        for name, way in _WAYS.items()
    ]


def by_state(run: PaymentRun) -> list[tuple[str, Total]]:
    """Return the states that lines of a run have, with their totals, in the order of the states."""
    found = {key: (count, amount) for key, count, amount in _grouped(run.lines.order_by(), "state")}
    return [
        (state, Total(str(LineState(state).label), found[state][0], Money(found[state][1], run.currency)))
        for state in LineState.values
        if state in found
    ]


def _grouped(lines: QuerySet[PaymentLine], field: str) -> Iterable[tuple[str, int, Decimal]]:
    return lines.values_list(field).annotate(Count("pk"), Sum("amount"))


def _rows(name: str, found: Iterable[tuple[str, int, Decimal]], currency: str) -> list[Total]:
    rows = [Total(_label(name, key), count, Money(amount, currency)) for key, count, amount in found]
    return sorted(rows, key=lambda row: row.label.casefold())


def _label(name: str, key: str) -> str:
    if name == "tax":
        return str(TaxCode(key).label)
    if name == "activity":
        return str(Activity(key).label)
    return key or _("None")

"""One school in the database and one in plain Python: every operation is done in both."""

import itertools
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from peers import budgets, ceiling, claims, invariants, ledger, offers, payments
from peers.models import Account, Claim, Engagement, PaymentLine, PaymentRun
from tests.factories import make_contributor, make_people
from tests.peers.honorarium.naive.paying import School
from tests.peers.honorarium.naive.rows import Batch, Bill, No, Slip, Work
from tests.peers.money import kroner, make_budget, make_project, make_rates, set_rules

PEOPLE, DINA, DORTE, FREDE = 3, -1, -2, -3
"""Contributors are 0, 1 and 2; two who approve and one who pays are not paid themselves."""
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
BEGIN = datetime(2026, 11, 12, 10, tzinfo=COPENHAGEN)
YEARS = (2026, 2027)
CEILING, GRANTED, OWN = Decimal(4000), Decimal(9000), Decimal(1500)
REFUSALS = (
    *(offers.Refused, claims.ClaimRefused, ledger.LedgerError, payments.RunRefused),
    *(budgets.NoBudget, budgets.OverBudget),
    *(ceiling.AboveCeiling, ceiling.AskedAlready, ceiling.NotAbove, ceiling.AnsweredAlready),
)


class Both:
    """Contributors, staff and money, in the database and in the specification."""

    seen: ClassVar[Counter[str]] = Counter()
    """What random days have come to: refusals, and states of work, claims, runs and lines."""

    def __init__(self) -> None:
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.references = itertools.count(1)
        people = make_people(PEOPLE + 4)
        self.people = dict(zip((*range(PEOPLE), DINA, DORTE, FREDE), people, strict=False))
        self.leader = people[-1]
        self.leader.is_superuser = True
        self.leader.save(update_fields=["is_superuser"])
        self.contributors = [
            make_contributor(person=self.people[who], payroll_number=f"10{who}") for who in range(PEOPLE)
        ]
        self.project = make_project()
        self.budgets = {year: make_budget(GRANTED, project=self.project, year=year) for year in YEARS}
        make_rates(250)
        set_rules(yearly_ceiling=CEILING, cancel_days=7, pay_after_months=1)
        self.ideal = School(ceiling=CEILING, granted=dict.fromkeys(YEARS, GRANTED), now=BEGIN)
        self.ideal.own[2] = OWN
        ceiling.set_own(
            contributor=self.contributors[2], per_month=kroner(OWN), per_year=None, by=self.people[2]
        )
        self.pks: dict[int, int] = {}

    def reference(self) -> str:
        """Return the name of a new piece of work."""
        return f"prøve:{next(self.references)}"

    def close(self) -> None:
        """Forget everything."""
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    @property
    def now(self) -> datetime:
        """The moment it is in both."""
        return self.ideal.now

    def pass_days(self, days: int) -> None:
        """Let time pass."""
        self.ideal.now += timedelta(days=days)

    # -- doing -------------------------------------------------------------------------------------

    def both(self, real: Callable[[], Any], ideal: Callable[[], Any]) -> Any:
        """Do the same in both schools: they do it, or refuse it for the same reason."""
        answer = None
        try:
            answer, expected = ideal(), "yes"
        except No as no:
            expected = str(no)
        try:
            real()
            said = "yes"
        except REFUSALS as error:
            said = type(error).__name__
        assert said == expected, f"{said}, but expected was {expected}"
        self._name()
        self.seen[expected] += 1
        return answer

    def _name(self) -> None:
        """Note which row of the database is which: rows are made in one order in both."""
        for mine, rows in (
            (self.ideal.work, Engagement.objects.exclude(terms="", state="done")),
            (self.ideal.bills, Claim.objects.all()),
            (self.ideal.runs, PaymentRun.objects.all()),
        ):
            if mine and id(mine[-1]) not in self.pks:
                pks = list(rows.order_by("pk").values_list("pk", flat=True))
                assert len(pks) == len(mine), f"{len(pks)} rows, but expected were {len(mine)}"
                self.pks.update({id(one): pk for one, pk in zip(mine, pks, strict=True)})

    def work(self, work: Work) -> Engagement:
        """Return the row of the database that is this piece of work."""
        return Engagement.objects.select_related("contributor", "offer", "budget").get(pk=self.pks[id(work)])

    def claim(self, bill: Bill) -> Claim:
        """Return the row of the database that is this claim."""
        return Claim.objects.select_related("contributor", "budget").get(pk=self.pks[id(bill)])

    def run(self, run: Batch) -> PaymentRun:
        """Return the row of the database that is this payment run."""
        return PaymentRun.objects.get(pk=self.pks[id(run)])

    def line(self, run: Batch, slip: Slip) -> PaymentLine:
        """Return the row of the database that is this line."""
        return PaymentLine.objects.get(run=self.pks[id(run)], claim=self.pks[id(slip.bill)])

    # -- comparing ---------------------------------------------------------------------------------

    def compare(self) -> None:
        """Hold everything in one school against the other."""
        school = self.ideal
        lines = [slip for run in school.runs for slip in run.lines]
        rows: list[Any] = [*school.work, *school.bills, *school.runs, *lines]
        self.seen.update({f"{type(row).__name__} {row.state}" for row in rows})
        connection.check_constraints()
        _same(self._work_of_database(), [_of_work(one) for one in self.ideal.work], "work")
        _same(self._claims_of_database(), [self._of_bill(one) for one in self.ideal.bills], "claims")
        self._compare_runs()
        self._compare_budgets()
        self._compare_years()
        self._compare_books(None)
        self._compare_books(self.ideal.today.replace(day=1) - timedelta(days=1))

    def check(self) -> None:
        """Ask for everything that must always hold."""
        faults = invariants.faults()
        assert faults == [], "\n".join(faults)

    def _work_of_database(self) -> list[tuple[Any, ...]]:
        pks = [self.pks[id(one)] for one in self.ideal.work]
        found = Engagement.objects.in_bulk(pks)
        return [
            (row.state, str(row.terms), row.amount.amount, row.pay_month, row.minutes)
            for row in (found[pk] for pk in pks)
            if row.amount is not None
        ]

    def _claims_of_database(self) -> list[tuple[Any, ...]]:
        pks = [self.pks[id(one)] for one in self.ideal.bills]
        found = Claim.objects.in_bulk(pks)
        return [
            (row.state, row.amount.amount, row.pay_month, row.paid_on, row.approved_by_id, row.budget_id)
            for row in (found[pk] for pk in pks)
        ]

    def _of_bill(self, bill: Bill) -> tuple[Any, ...]:
        approver = None if bill.approver is None else self.people[bill.approver].pk
        return bill.state, bill.amount, bill.month, bill.paid_on, approver, self.budgets[bill.year].pk

    def _compare_runs(self) -> None:
        for run in self.ideal.runs:
            row = self.run(run)
            lines = list(row.lines.order_by("position").values_list("claim", "state", "amount"))
            expected = [(self.pks[id(slip.bill)], slip.state, slip.bill.amount) for slip in run.lines]
            _same([row.state, *lines], [run.state, *expected], "run")

    def _compare_budgets(self) -> None:
        figures = budgets.figures_of(self.budgets.values())
        for year, budget in self.budgets.items():
            said = figures[budget.pk]
            parts = {part: getattr(said, part).amount for part in ("committed", "approved", "paid")}
            _same(parts, self.ideal.budget(year), f"budget of {year}")
            assert said.limit.amount == self.ideal.granted[year]

    def _compare_years(self) -> None:
        for year in YEARS:
            said = ceiling.forecasts(year, contributors=[one.pk for one in self.contributors], now=self.now)
            for who, contributor in enumerate(self.contributors):
                self._compare_year(who, year, said[contributor.pk])

    def _compare_year(self, who: int, year: int, said: ceiling.Forecast) -> None:
        months = {one.first: one.total.amount for one in said.months}
        had = self.ideal.months(who).items()
        _same(months, {one: sum_ for one, sum_ in had if one.year == year and sum_}, f"{year} of {who}")
        allowed, paid = self.ideal.allowed(who, year), self.ideal.settled(who, year)
        _same(said.allowed and said.allowed.amount, allowed, "allowed")
        assert allowed is None or paid <= allowed, f"{who} is paid {paid} in {year}"

    def _compare_books(self, on: date | None) -> None:
        """Each account at the end of a day, and all of them together: nothing."""
        accounts = Account.objects.select_related("budget", "contributor").in_bulk()
        found = {}
        for pk, balances in ledger.all_balances(on).items():
            amount = balances["DKK"].amount
            if amount:
                found[self._named(accounts[pk])] = amount
        _same(found, self.ideal.balances(on), f"books on {on}")
        assert sum(found.values()) == 0

    def _named(self, account: Account) -> tuple[str, int, str]:
        if account.budget is not None:
            return account.kind, account.budget.year, account.activity
        assert account.contributor is not None
        return account.kind, self.contributors.index(account.contributor), ""


def _of_work(work: Work) -> tuple[Any, ...]:
    return work.state, work.terms, work.amount, work.month, work.minutes


def _same(found: Any, expected: Any, what: str) -> None:
    assert found == expected, f"{what}: {found}\n but expected was {expected}"

"""A school of real size for worked examples: who works there, what work pays, and how its books are read."""

import itertools
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils.translation import override

from peers import budgets, ceiling, claims, invariants, ledger, offers, payments, rates
from peers.claims import statement
from peers.models import Account, Budget, Claim, Contributor, Engagement, PaymentRun
from peers.money import digits
from peers.states import AccountKind
from tests.factories import make_contributor, make_person
from tests.peers.money import kroner, make_budget, make_project, set_rules

PAYS = {"teaching": ("hour", 400), "meeting": ("session", 300), "speaking": ("flat", 1500)}
_NAMES = {
    AccountKind.EXPENSE: "Honorar",
    AccountKind.REIMBURSEMENT: "Udlæg",
    AccountKind.OWED: "Skyldigt",
    AccountKind.IN_PAYMENT: "I betaling",
    AccountKind.PAID: "Udbetalt",
}


T = TypeVar("T")


def _there(one: T | None) -> T:
    assert one is not None
    return one


def at(day: str) -> datetime:
    """Return ten in the morning of a day ("2026-10-05")."""
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=ZoneInfo("Europe/Copenhagen"))


def said(amount: Decimal) -> str:
    """Return an amount as an accountant writes it, with a plain minus."""
    with override("da"):
        return digits(amount).replace("\N{MINUS SIGN}", "-")


class RealSchool:
    """Dina offers and approves, Frede pays, Lone leads; Alma, Eli and Bo contribute."""

    def __init__(self, *, ceiling: int = 20_000, granted: int = 60_000) -> None:
        self.dina, self.frede, self.lone = (make_person(name) for name in ("Dina", "Frede", "Lone"))
        self.lone.is_superuser = True
        self.lone.save(update_fields=["is_superuser"])
        self.project = make_project("Skolen")
        self.budgets = {year: make_budget(granted, project=self.project, year=year) for year in (2026, 2027)}
        set_rules(yearly_ceiling=ceiling, cancel_days=7, pay_after_months=1)
        for activity, (unit, amount) in PAYS.items():
            self.decide(activity, unit, amount, since="2026-01-01")
        self.alma, self.eli, self.bo = (
            make_contributor(name, person=make_person(name), payroll_number=number)
            for name, number in (("Alma", "1001"), ("Eli", "1002"), ("Bo", "1003"))
        )
        self.numbers = itertools.count(1)

    def decide(self, activity: str, unit: str, amount: int, *, since: str) -> None:
        """Decide what work pays."""
        facts: dict[str, Any] = {
            "activity": activity,
            "unit": unit,
            "reason": "Byrådets satser.",
            "by": self.lone,
        }
        rates.set_rate(amount=kroner(amount), valid_from=date.fromisoformat(since), **facts)

    # -- what people do ----------------------------------------------------------------------------

    def offers(
        self, who: Contributor, days: Iterable[str], *, now: str, activity: str = "teaching"
    ) -> list[Engagement]:
        """Offer work of two hours on some days, and return its pieces."""
        pieces = [
            offers.Piece(activity, f"Dag {day}", date.fromisoformat(day), 120, f"dag:{next(self.numbers)}")
            for day in days
        ]
        offer = offers.make(
            contributor=who,
            task="Søvn der hjælper",
            pieces=pieces,
            project=self.project,
            by=self.dina,
            key=uuid4(),
            now=at(now),
        )
        return list(offer.engagements.order_by("done_on"))

    def says(self, answer: str, pieces: list[Engagement], *, now: str, month: str = "") -> None:
        """Let the one who is asked answer some pieces of an offer."""
        offers.answer(
            offer=_there(pieces[0].offer),
            choices={piece.pk: answer for piece in pieces},
            by=_there(pieces[0].contributor.person),
            pay_month={piece.pk: date.fromisoformat(month) for piece in pieces} if month else None,
            now=at(now),
        )

    def held(self, *pieces: Engagement) -> list[Claim]:
        """Let work be done on its day, and return the claims that it makes."""
        for piece in pieces:
            offers.finish(engagement=piece, by=self.dina, now=at(str(piece.done_on)))
        return list(Claim.objects.filter(engagement__in=pieces).order_by("done_on"))

    def calls_off(self, piece: Engagement, *, now: str) -> None:
        """Let the school cancel."""
        offers.call_off(engagement=piece, by=self.dina, now=at(now))

    def corrects(self, claim: Claim, *, minutes: int, why: str, now: str) -> None:
        """Let the contributor put hours right."""
        person = claim.contributor.person
        facts: dict[str, Any] = {"minutes": minutes, "explanation": why, "by": person, "now": at(now)}
        claims.correct(claim=claim, version=claim.version, **facts)

    def spends(self, who: Contributor, amount: str, *, day: str, now: str) -> Claim:
        """Let a contributor write down a cost with its receipt."""
        return claims.add_cost(
            contributor=who,
            about="Kaffe til holdet",
            done_on=date.fromisoformat(day),
            amount=kroner(amount),
            by=_there(who.person),
            key=uuid4(),
            receipt="receipts/kaffe.jpg",
            project=self.project,
            now=at(now),
        )

    def sends(self, *rows: Claim, now: str) -> None:
        """Let the contributor ask for it."""
        claims.send(claims=rows, by=_there(rows[0].contributor.person), now=at(now))

    def approves(self, *rows: Claim, now: str) -> None:
        """Let Dina approve."""
        for row in rows:
            claims.approve(claim=row, by=self.dina, now=at(now))

    def freezes(self, *, pay_date: str, now: str) -> PaymentRun:
        """Let Frede freeze all that is approved to a day, and take the file."""
        run = payments.start(pay_date=date.fromisoformat(pay_date), by=self.frede, now=at(now))
        frozen = payments.freeze(run=run, by=self.frede, now=at(now))
        payments.export(frozen, "csv", now=at(now))
        return frozen

    def paid(self, run: PaymentRun, *, now: str, but: Iterable[Contributor] = ()) -> None:
        """Let payroll pay all lines, but those of some."""
        lines = run.lines.exclude(claim__contributor__in=list(but))
        payments.mark_paid(run=run, lines=lines, by=self.frede, now=at(now))

    def closes(self, month: str, *, now: str) -> None:
        """Let Frede close a month."""
        ledger.close(month=date.fromisoformat(f"{month}-01"), by=self.frede, now=at(now))

    # -- how it is read ----------------------------------------------------------------------------

    def trial_balance(self, on: str) -> dict[str, str]:
        """Return every account with something on it at the end of a day; it sums to nothing, or fails."""
        connection.check_constraints()
        accounts = Account.objects.select_related("budget", "contributor").in_bulk()
        balances = ledger.all_balances(date.fromisoformat(on)).items()
        found = {_named(accounts[pk]): had["DKK"].amount for pk, had in balances}
        assert sum(found.values()) == 0
        return {name: said(amount) for name, amount in sorted(found.items()) if amount}

    def budget(self, year: int) -> dict[str, str]:
        """Return how a budget stands."""
        found = budgets.figures(Budget.objects.get(pk=self.budgets[year].pk))
        parts = ("committed", "approved", "paid", "free")
        return {part: said(getattr(found, part).amount) for part in parts}

    def year(self, who: Contributor, year: int, *, now: str) -> tuple[str, str, str]:
        """Return what somebody's year comes to: paid, approved, planned."""
        found = ceiling.forecast(who, year, now=at(now))
        return said(found.paid.amount), said(found.approved.amount), said(found.planned.amount)

    def statement(self, who: Contributor, year: int) -> dict[int, tuple[str, ...]]:
        """Return somebody's statement: by month (0: the year) A income, B income, reimbursed."""
        (table,) = statement.of(who, year).tables
        rows = [*table.months, table.year]
        return {row.month: tuple(said(one.amount) for one in row.amounts) for row in rows}

    def holds(self) -> bool:
        """Whether all that must always hold does."""
        faults = invariants.faults()
        assert faults == [], "\n".join(faults)
        return True


def file_of(run: PaymentRun) -> str:
    """Return payroll's file of a run, as text."""
    assert settings.DEFAULT_CURRENCY == "DKK"
    return payments.export(run, "csv").decode("utf-8-sig")


def _named(account: Account) -> str:
    name = _NAMES[AccountKind(account.kind)]
    if account.budget is None:
        return f"{name} {account.contributor}"
    return f"{name} {account.activity} {account.budget.year}"

"""Accounts to book on, and entries on them."""

import datetime as dt
import itertools
from decimal import Decimal
from types import SimpleNamespace

from moneyed import Money

from peers import ledger
from peers.ledger import Line
from peers.models import Budget, Project
from peers.states import Activity
from tests.factories import make_contributor

DAY = dt.date(2026, 3, 12)
_numbers = itertools.count(1)


def kroner(amount):
    return Money(Decimal(str(amount)), "DKK")


def make_books(name="Eli", year=2026):
    """A budget's expense and the accounts of a contributor."""
    number = next(_numbers)
    project = Project.objects.create(name=f"Skolen {number}", code=f"90{number}")
    budget = Budget.objects.create(project=project, year=year, granted=kroner(100_000))
    contributor = make_contributor(f"{name} {number}")
    return SimpleNamespace(
        budget=budget,
        contributor=contributor,
        expense=ledger.expense(budget, Activity.TEACHING),
        owed=ledger.owed(contributor),
        in_payment=ledger.in_payment(contributor),
        paid=ledger.paid(contributor),
    )


def lines_of(books, amount, currency="DKK"):
    money = Money(Decimal(str(amount)), currency)
    return (Line(books.expense, money), Line(books.owed, -money))


def book(books, amount, *, reference=None, date=DAY, text="Oplæg", by=None, currency="DKK"):
    """Book what the contributor is owed, and return the entry."""
    return ledger.post(
        reference=reference or f"prøve:{next(_numbers)}",
        date=date,
        text=text,
        lines=lines_of(books, amount, currency),
        by=by,
    )

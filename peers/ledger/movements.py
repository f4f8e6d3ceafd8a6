"""What the accounts had, what moved, and what they have: the trial balance and the statements."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, Sum, Window
from moneyed import Money

from peers.ledger.balances import Balances, all_balances, balances
from peers.models import Account, Posting
from peers.states import AccountKind


class Span(NamedTuple):
    """From a day to a day, both with; None is from the beginning, or without an end."""

    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def before(self) -> dt.date | None:
        """The last day before it; None where there is none."""
        return None if self.since is None else self.since - dt.timedelta(days=1)

    def of(self, postings: QuerySet[Posting]) -> QuerySet[Posting]:
        """Return those within it."""
        if self.since is not None:
            postings = postings.filter(date__gte=self.since)
        return postings if self.until is None else postings.filter(date__lte=self.until)


EVER = Span()


@dataclass(frozen=True, slots=True)
class Moved:
    """An account, or several, in one currency: ``before`` + ``debit`` - ``credit`` = ``after``."""

    currency: str
    before: Decimal = Decimal(0)
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)

    @property
    def after(self) -> Decimal:
        """What it has at the end."""
        return self.before + self.debit - self.credit

    def __add__(self, other: "Moved") -> "Moved":
        """Put two of one currency together. Raises ValueError for two."""
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency}")
        return replace(
            self,
            before=self.before + other.before,
            debit=self.debit + other.debit,
            credit=self.credit + other.credit,
        )

    def money(self, name: str) -> Money:
        """Return ``before``, ``debit``, ``credit`` or ``after`` as money."""
        return Money(getattr(self, name), self.currency)


def of_accounts(accounts: Iterable[Account] | None = None, span: Span = EVER) -> dict[int, list[Moved]]:
    """Return what moved by number of the account, of all without accounts; what has nothing is left out."""
    chosen = None if accounts is None else list(accounts)
    found: defaultdict[int, dict[str, Moved]] = defaultdict(dict)
    if span.before is not None:
        before = all_balances(span.before) if chosen is None else balances(chosen, span.before)
        for number, amounts in before.items():
            for currency, amount in amounts.items():
                found[number][currency] = Moved(currency, before=amount.amount)
    rows = span.of(Posting.objects.all() if chosen is None else Posting.objects.filter(account__in=chosen))
    sums = rows.order_by().values_list("account_id", "amount_currency")
    for number, currency, debit, credit in sums.annotate(
        debit=Sum("amount", filter=Q(amount__gt=0), default=0),
        credit=Sum("amount", filter=Q(amount__lt=0), default=0),
    ):
        moved = found[number].get(currency, Moved(currency))
        found[number][currency] = replace(moved, debit=debit, credit=-credit)
    return {number: [moved[code] for code in sorted(moved)] for number, moved in found.items()}


def by_kind(span: Span = EVER) -> dict[str, list[Moved]]:
    """Return what moved by kind of account, in the order of the kinds: the trial balance in figures."""
    kinds = dict(Account.objects.values_list("pk", "kind"))
    found: dict[str, list[Moved]] = {}
    moved = of_accounts(None, span)
    for kind in AccountKind.values:
        totals = total([one for number, rows in moved.items() if kinds[number] == kind for one in rows])
        if totals:
            found[kind] = totals
    return found


def trial_balance(on: dt.date | None = None) -> dict[str, Balances]:
    """Return the balance of each kind of account at the end of a day; in each currency they sum to zero."""
    kinds = dict(Account.objects.values_list("pk", "kind"))
    found: dict[str, Balances] = {}
    for number, amounts in all_balances(on).items():
        sums = found.setdefault(kinds[number], {})
        for currency, amount in amounts.items():
            sums[currency] = sums[currency] + amount if currency in sums else amount
    return {kind: found[kind] for kind in AccountKind.values if kind in found}


def total(rows: Iterable[Moved]) -> list[Moved]:
    """Return the sums, one for each currency."""
    sums: dict[str, Moved] = {}
    for one in rows:
        sums[one.currency] = sums.get(one.currency, Moved(one.currency)) + one
    return [sums[currency] for currency in sorted(sums)]


def postings_of(account: Account, span: Span = EVER) -> QuerySet[Posting]:
    """Return the postings of an account in their order, each with ``running``: the sum of the span so far."""
    return (
        span.of(Posting.objects.filter(account=account))
        .select_related("entry")
        .annotate(
            running=Window(
                Sum("amount"), partition_by=F("amount_currency"), order_by=[F("date").asc(), F("pk").asc()]
            )
        )
        .order_by("date", "pk")
    )

"""Balances: questions to the postings, begun at the last closing so that nobody sums from the beginning."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import connection
from moneyed import Money

from peers.ledger.periods import last_closed, next_month
from peers.models import Account

Balances = dict[str, Money]
"""An amount for each currency that there is one of."""

# The balance at the last closing up to ``month``, and what was posted from ``since`` to ``on``.
_ASK = """
SELECT a.id, b.currency, sum(b.amount)
FROM {accounts} CROSS JOIN LATERAL (
    (SELECT DISTINCT ON (balance_currency) balance_currency AS currency, balance AS amount
     FROM peers_closing c WHERE c.account_id = a.id AND c.month_id <= %(month)s
     ORDER BY balance_currency, month_id DESC)
    UNION ALL
    SELECT amount_currency, amount FROM peers_posting p
    WHERE p.account_id = a.id AND p.date >= %(since)s AND p.date <= %(on)s
) AS b
GROUP BY a.id, b.currency
"""
_SOME = _ASK.format(accounts="unnest(%(accounts)s::bigint[]) AS a(id)")
_ALL = _ASK.format(accounts="peers_account a")


def balance(account: Account, on: dt.date | None = None) -> Balances:
    """Return the balance of an account at the end of a day, for each currency; of all days without one."""
    return balances([account], on).get(account.pk, {})


def amount_of(account: Account, on: dt.date | None = None, currency: str | None = None) -> Money:
    """Return the balance in one currency, the school's own without one; 0 where nothing was booked."""
    code = currency or settings.DEFAULT_CURRENCY
    return balance(account, on).get(code, Money(0, code))


def balances(accounts: Iterable[Account], on: dt.date | None = None) -> dict[int, Balances]:
    """Return the balances of several accounts by number, with one question."""
    return _asked(_SOME, on, accounts=[account.pk for account in accounts])


def all_balances(on: dt.date | None = None) -> dict[int, Balances]:
    """Return the balances of all accounts by number."""
    return _asked(_ALL, on)


def _asked(question: str, on: dt.date | None, **values: Any) -> dict[int, Balances]:
    month = last_closed(on)
    values["month"] = month or dt.date.min
    values["since"] = next_month(month) if month else dt.date.min
    values["on"] = on or dt.date.max
    found: dict[int, Balances] = {}
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        rows: list[tuple[int, str, Decimal]] = cursor.fetchall()
    for number, currency, amount in rows:
        found.setdefault(number, {})[currency] = Money(amount, currency)
    return found

"""Months: closed one after the other, with the balance of each account at their end."""

import datetime as dt

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from peers.ledger.errors import CannotClose
from peers.models import Entry, Period

# What moved in the months since the last closing, on top of the balance that the account had then.
_CLOSE = """
INSERT INTO peers_closing (account_id, month_id, balance, balance_currency)
SELECT moved.account_id, %(month)s, moved.amount + coalesce(before.balance, 0), moved.currency
FROM (
    SELECT account_id, amount_currency AS currency, sum(amount) AS amount FROM peers_posting
    WHERE date >= %(since)s AND date < %(until)s GROUP BY 1, 2
) AS moved
LEFT JOIN LATERAL (
    SELECT balance FROM peers_closing c
    WHERE c.account_id = moved.account_id AND c.balance_currency = moved.currency AND c.month_id < %(month)s
    ORDER BY c.month_id DESC LIMIT 1
) AS before ON true
"""


def day(now: dt.datetime | None = None) -> dt.date:
    """Return the day to book on: today, or the first that is open where today's month is closed."""
    today = timezone.localdate(now)
    first_open = open_from()
    return today if first_open is None else max(today, first_open)


def open_from() -> dt.date | None:
    """Return the first day after the closed months; None while none is closed."""
    last = last_closed()
    return None if last is None else next_month(last)


def last_closed(on: dt.date | None = None) -> dt.date | None:
    """Return the newest closed month, or the newest that was over by the end of the day ``on``."""
    months = Period.objects.order_by("-month")
    if on is not None:
        # The month of the day itself counts on its last day alone.
        months = months.filter(month__lt=_first(on + dt.timedelta(days=1)))
    return months.values_list("month", flat=True).first()


def next_to_close(now: dt.datetime | None = None) -> dt.date | None:
    """Return the month that may be closed now: past, all before it closed; None where there is none."""
    last = last_closed()
    if last is not None:
        month = next_month(last)
    else:
        began = Entry.objects.order_by("date").values_list("date", flat=True).first()
        if began is None:
            return None
        month = _first(began)
    return month if month < _first(timezone.localdate(now)) else None


def close(*, month: dt.date, by: User | None, now: dt.datetime | None = None) -> Period:
    """Close a month, for ever, and return it.

    Raises:
        CannotClose: it is not over, is closed already, or a month before it is open still.
    """
    month = _first(month)
    if month != next_to_close(now):
        raise CannotClose(
            _("This month cannot be closed now: months are closed in order, when they are over.")
        )
    try:
        with transaction.atomic():
            since = open_from() or dt.date.min
            # The row comes first: the database lets nobody else post from here on, so nothing is missed.
            period = Period.objects.create(month=month, closed_by=by, closed_at=now or timezone.now())
            with connection.cursor() as cursor:
                cursor.execute(_CLOSE, {"month": month, "since": since, "until": next_month(month)})
            return period
    except IntegrityError as before:
        raise CannotClose(_("Somebody has just closed this month.")) from before


def next_month(month: dt.date) -> dt.date:
    """Return the first of the month after."""
    return _first(month.replace(day=1) + dt.timedelta(days=31))


def _first(day: dt.date) -> dt.date:
    return day.replace(day=1)

"""The ceiling of a year by the day of payment: nobody has more than two agreed to when it went to payroll.

What is planned may come above by itself (a month that is over moves into the next year), and a ceiling may be
lowered below what was paid: neither is a fault. What went into a payment run is: it is held against the
highest ceiling that had been decided, and the highest sum that a leader had agreed to, by then.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from peers.invariants.asking import rows
from peers.models import HonorariumSettings

_PAID = """
    SELECT c.contributor_id, extract(year FROM r.pay_date)::int, r.frozen_at, r.number, sum(l.amount)
    FROM peers_paymentline l JOIN peers_paymentrun r ON r.id = l.run_id
        JOIN peers_claim c ON c.id = l.claim_id
    WHERE l.state IN ('frozen', 'paid') AND l.activity <> 'cost' AND l.amount_currency = %s
    GROUP BY c.contributor_id, 2, r.id ORDER BY r.frozen_at, r.id
"""
_AGREED = """
    SELECT coalesce(max(up_to), 0) FROM peers_ceilingconsent
    WHERE contributor_id = %s AND year = %s AND agreed AND up_to_currency = %s AND answered_at <= %s
"""
_ALONE = """
    SELECT k.id FROM peers_ceilingconsent k JOIN peers_contributor c ON c.id = k.contributor_id
    WHERE k.answered_by_id = c.person_id
    OR k.agreed AND (k.reason = '' OR k.answered_by_id IS NULL OR k.answered_at < k.asked_at)
"""


def faults() -> Iterator[str]:
    """Yield who was sent more in a year than was allowed, and agreements of one."""
    for (pk,) in rows(_ALONE):
        yield f"agreement {pk} above the ceiling is not of two, with a reason"
    rules = HonorariumSettings.current()
    if rules.yearly_ceiling is None:
        return
    ceilings = [Decimal(rules.yearly_ceiling.amount), *_decided_before()]
    if None in ceilings:
        return  # there were times without one, and what was paid then was allowed
    currency = str(rules.yearly_ceiling.currency)
    highest = max(ceiling for ceiling in ceilings if ceiling is not None)
    sums: dict[tuple[int, int], Decimal] = {}
    for contributor, year, at, number, amount in rows(_PAID, [currency]):
        sums[contributor, year] = sums.get((contributor, year), Decimal(0)) + amount
        allowed = max(highest, _agreed(contributor, year, currency, at))
        if sums[contributor, year] > allowed:
            yield (
                f"contributor {contributor} is paid {sums[contributor, year]} in {year} with run {number}, "
                f"and {allowed} was allowed"
            )


def _agreed(contributor: int, year: int, currency: str, at: datetime) -> Decimal:
    """Return the most that the person and a leader had agreed to by then."""
    ((agreed,),) = rows(_AGREED, [contributor, year, currency, at])
    return Decimal(agreed)


def _decided_before() -> Iterator[Decimal | None]:
    """Yield every ceiling that the log of the rules names; None for a time without one."""
    kind = ContentType.objects.get_for_model(HonorariumSettings)
    for data in ModelLogEntry.objects.filter(content_type=kind).values_list("data", flat=True):
        for value in _named("yearly_ceiling", data):
            yield Decimal(str(value)) if value not in (None, "") else None


def _named(name: str, data: Any) -> Iterator[Any]:
    """Yield what stands under a name, at any depth."""
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if key != name:
            yield from _named(name, value)
        elif isinstance(value, dict):
            yield from value.values()
        else:
            yield from value if isinstance(value, list) else [value]

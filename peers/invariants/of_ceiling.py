"""The ceiling of a year by the day of payment: nobody has more than two agreed to when it went to payroll.

What is planned may come above by itself (a month that is over moves into the next year), and a ceiling may be
lowered below what was paid: neither is a fault. What went into a payment run is: it is held against the
ceiling of that moment, as the log of the rules has it, and the most that a leader had agreed to by then.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from django.conf import settings
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
    ceiling = rules.yearly_ceiling
    history = _history(None if ceiling is None else Decimal(ceiling.amount))
    currency = settings.DEFAULT_CURRENCY if ceiling is None else str(ceiling.currency)
    sums: dict[tuple[int, int], Decimal] = {}
    for contributor, year, at, number, amount in rows(_PAID, [currency]):
        sums[contributor, year] = sums.get((contributor, year), Decimal(0)) + amount
        decided = next(limit for since, limit in history if since <= at)
        if decided is None:
            continue
        allowed = max(decided, _agreed(contributor, year, currency, at))
        if sums[contributor, year] > allowed:
            yield (
                f"contributor {contributor} is paid {sums[contributor, year]} in {year} with run {number}, "
                f"and {allowed} was allowed"
            )


def _agreed(contributor: int, year: int, currency: str, at: datetime) -> Decimal:
    """Return the most that the person and a leader had agreed to by then."""
    ((agreed,),) = rows(_AGREED, [contributor, year, currency, at])
    return Decimal(agreed)


def _history(now: Decimal | None) -> list[tuple[datetime, Decimal | None]]:
    """Return the ceilings by the moment from which they held, the newest first; None for none."""
    kind = ContentType.objects.get_for_model(HonorariumSettings)
    edits = ModelLogEntry.objects.filter(content_type=kind, action="wagtail.edit").order_by(
        "-timestamp", "-pk"
    )
    found: list[tuple[datetime, Decimal | None]] = []
    first = now
    for at, data in edits.values_list("timestamp", "data"):
        found.append((at, _ceiling(data["to"])))
        first = _ceiling(data["from"])
    return [*found, (datetime.min.replace(tzinfo=UTC), first)]


def _ceiling(edition: str) -> Decimal | None:
    """Return the ceiling of a line of the log ("20000.00/80/7/1"), as ``peers.rules.edition`` writes it."""
    said = edition.split("/", maxsplit=1)[0]
    return None if said == "-" else Decimal(said)

"""Count everything, and publish it at once: readers see the old counting until the new one is whole."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from insight import periods as times
from insight.counting import contribution, days, families, ground, made, rests, waiting
from insight.counting.counts import SOURCES, Count
from insight.counting.families import Published
from insight.counting.trees import hidden_counts
from insight.models import Figure, Rollup
from insight.periods import Period
from insight.suppression import ALL_GROUPS, ALL_TIME, Key

COUNTED_BESIDE = (contribution,)
"""Modules that tell of measures of their own by ``@store`` when they are imported."""

LOCK = 4713
"""The advisory lock of a counting; it falls with the transaction."""
KEPT = 2
"""Countings that are kept: a reader may be in the middle of the one before."""


class Row(NamedTuple):
    """A cell on its way to the table; no number where it is hidden."""

    measure: str
    period: str
    dimension: str
    value: str
    group: str
    number: int | Decimal | None


@transaction.atomic
def count(*, now: datetime | None = None) -> Rollup | None:
    """Count all figures and show them from now on; None where somebody else is counting already."""
    moment = now or timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return None
    rollup = Rollup.objects.create(started_at=moment)
    _write(rollup, list(_rows(times.periods(), now=moment)))
    rollup.finished_at = max(timezone.now(), moment)
    rollup.save(update_fields=["finished_at"])
    kept = Rollup.objects.order_by("-finished_at", "-pk").values_list("pk", flat=True)[:KEPT]
    Rollup.objects.exclude(pk__in=list(kept)).delete()
    return rollup


def _rows(periods: list[Period], *, now: datetime) -> Iterator[Row]:
    with connection.cursor() as cursor:
        ground.lay(cursor)
        for found in _families(cursor, now=now):
            yield from _of_family(found)
        yield from (_row(key, number) for key, number in made.classes(cursor).items())
        for (measure, period, dimension, value), number in made.made(cursor, periods).items():
            yield Row(measure, period, dimension, value, ALL_GROUPS, number)
        yield from _of_others(periods)


def _families(cursor: CursorWrapper, *, now: datetime) -> Iterator[Published]:
    """Count one family after the other, so that no more than one is in memory."""
    laid = families.read(cursor)
    seats = families.seats(cursor, laid)
    gone = families.gone(cursor, laid)
    yield days.sum_of(
        seats.numbers | gone.numbers, seats.hidden | gone.hidden, ("completed", "left"), "ended"
    )
    yield gone
    came = days.days(cursor, laid, seats, now=now)
    yield seats
    yield came
    yield days.sum_of(came.numbers, came.hidden, days.MARKS, "expected")
    yield days.drop_ins(cursor, laid)
    yield waiting.days_of_waiting(cursor)
    yield waiting.interest(cursor, laid.places)


def _of_family(found: Published) -> Iterator[Row]:
    for key in found.hidden:
        yield _row(key, None)
    for key, number in found.numbers.items():
        if number and key not in found.hidden:
            yield _row(key, number)


def _row(key: Key, number: int | None) -> Row:
    return Row(key.measure, _period_key(key.period), key.dimension, key.value, key.group, number)


def _period_key(period: int | str) -> str:
    if isinstance(period, int):
        return times.term_key(period)
    return times.ALL if period == ALL_TIME else times.year_key(int(period))


def _of_others(periods: list[Period]) -> Iterator[Row]:
    """Count what other modules have told of, with their small numbers hidden."""
    between = rests.rests(periods)
    everything = [*periods, *between]
    counts: list[Count] = [one for source in SOURCES for one in source(everything)]
    hidden = hidden_counts(counts, everything)
    unsaid = {one.key for one in between}
    for one in counts:
        if one.period in unsaid:
            continue
        number = None if one in hidden else one.number
        if number is None or number:
            yield Row(one.measure, one.period, one.dimension, one.value, ALL_GROUPS, number)


def _write(rollup: Rollup, rows: Iterable[Row]) -> None:
    fields = ("rollup_id", "measure", "period", "dimension", "value", '"group"', "number", "is_hidden")
    into = f"COPY {Figure._meta.db_table} ({', '.join(fields)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row((rollup.pk, *row, row.number is None))

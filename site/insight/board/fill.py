"""How a class filled over time: the seats that were taken at the end of each week, from the log of moves."""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from enrolment.states import TAKEN

WEEKS = 8
"""So many points there are: the ends of the past weeks, and now."""

# A move holds until the next of the same person; what it led to says whether seats are taken meanwhile.
_TAKEN_AT = """
WITH spans AS (
    SELECT e.run_id, m.target, m.seats, m.at,
        lead(m.at) OVER (PARTITION BY m.enrolment_id ORDER BY m.id) AS until
    FROM enrolment_move m JOIN enrolment_enrolment e ON e.id = m.enrolment_id
    WHERE e.run_id = ANY(%(runs)s)
)
SELECT s.run_id, w.place, sum(s.seats)
FROM spans s JOIN unnest(%(moments)s::timestamptz[]) WITH ORDINALITY AS w (moment, place)
    ON s.at <= w.moment AND (s.until IS NULL OR s.until > w.moment)
WHERE s.target = ANY(%(taken)s)
GROUP BY s.run_id, w.place
"""


def moments(now: datetime) -> list[datetime]:
    """Return the ends of the seven weeks before this one (Sunday at midnight, the school's time), and now."""
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    ends = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS - 1))]
    return [*(timezone.make_aware(datetime.combine(end, time())) for end in ends), now]


def of_classes(runs: Collection[int], *, now: datetime) -> Mapping[int, tuple[int, ...]]:
    """Return for each class the taken seats at each of ``moments``."""
    found = {run: [0] * WEEKS for run in runs}
    with connection.cursor() as cursor:
        asked: dict[str, Any] = {"runs": list(runs), "moments": moments(now), "taken": sorted(TAKEN)}
        cursor.execute(_TAKEN_AT, asked)
        for run, place, seats in cursor.fetchall():
            found[run][place - 1] = int(seats)
    return {run: tuple(seats) for run, seats in found.items()}

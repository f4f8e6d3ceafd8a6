"""Who makes the school, and what it costs: counted each night beside the seats.

Each ``Count`` says how many people stand behind it. Where a number is a part of another that is shown too,
the people of the rest count as well: of nine places in teams with eight of lived experience, the ninth is
somebody.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from insight.counting import booked, progression, representation, rests
from insight.counting.counts import Count, store
from insight.counting.covering import covered
from insight.counting.roles import firsts
from insight.counting.work import worked
from insight.figures.progression import MEASURE, ROLE, STEP, TO
from insight.periods import Period

_HOUR = Decimal(60)


@store
def work(periods: Sequence[Period]) -> Iterable[Count]:
    """Count people, hours, and what was done without honorarium by choice."""
    for period in periods:
        done, key = worked(period.starts, period.ends), period.key
        if period.kind != rests.KIND:
            yield Count("contributors", key, done.people, done.people)
        yield Count("contributor_hours", key, round(done.minutes / _HOUR), done.people)
        yield Count("work_offered", key, done.offered, done.offered_people)
        yield Count("unpaid_by_choice", key, done.unpaid, _of_both(done.unpaid_people, done.paid_people))


@store
def money(periods: Sequence[Period]) -> Iterable[Count]:
    """Count what was approved, what was paid, and what making and running courses cost."""
    rows = booked.booked()
    for period in periods:
        span = (period.starts, period.ends)
        paid = booked.paid(rows, *span)
        # What was approved less what was paid is what some still wait for.
        paid = booked.Sum(paid.amount, _of_both(paid.people, booked.owed(rows, *span).people))
        for measure, sum_ in (
            ("honorarium_approved", booked.approved(rows, *span)),
            ("honorarium_paid", paid),
            ("design_spent", booked.spent(rows, booked.DESIGN, *span)),
            ("teaching_spent", booked.spent(rows, booked.TEACHING, *span)),
        ):
            # Whole kroner: øre say nothing more, and stand in the ledger.
            kroner = int(sum_.amount.quantize(Decimal(1), ROUND_HALF_UP))
            yield Count(measure, period.key, kroner, sum_.people)


@store
def citizens(periods: Sequence[Period]) -> Iterable[Count]:
    """Count places in teams and seats in working groups, and how many of them are citizens'."""
    for period in (one for one in periods if one.kind != rests.KIND):
        teams = representation.in_teams(period.starts, period.ends)
        groups = representation.in_groups(period.starts, period.ends)
        for part, whole, found in (
            ("lived_in_teams", "places_in_teams", teams),
            ("citizen_seats_in_groups", "seats_in_groups", groups),
        ):
            yield Count(whole, period.key, found.of, found.of_people)
            yield Count(part, period.key, found.places, _of_both(found.people, found.rest_people))


@store
def steps(periods: Sequence[Period]) -> Iterable[Count]:
    """Count how many had each role for the first time, and what they were before."""
    moved = progression.moves(firsts())
    found = {period.key: progression.flows(moved, period.starts, period.ends) for period in periods}
    values = progression.cells(found)
    hidden = covered(values, progression.relations(values, periods))
    for (period, *way), number in values.items():
        people = 1 if (period, *way) in hidden else number
        yield Count(MEASURE, period, number, people, STEP if len(way) > 1 else ROLE, TO.join(way))


def _of_both(people: int, rest: int) -> int:
    """Return how few people it could be about, where the rest is nought or shown beside it."""
    return min(people, rest) if people and rest else people or rest

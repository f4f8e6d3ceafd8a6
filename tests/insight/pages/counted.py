"""A counting of two terms as the night leaves it: numbers, hidden cells without one, and nothing else."""

from datetime import timedelta

from django.utils import timezone

from insight.models import Figure, Rollup
from insight.periods import term_key
from tests.factories import make_course, make_term

GROUPS = {"citizen": 31, "relative": None, "staff": 12, "other": None, "": 0}
"""How many people of each group; None is hidden."""
OTHERS = {
    "enrolments": 90,
    "new_people": 20,
    "returning_people": 28,
    "seats_offered": 120,
    "seats_filled": 90,
    "never_in": None,
    "attended": 300,
    "expected": 400,
    "completed": 60,
    "ended": 80,
    "courses_designed": 7,
    "co_designed": 4,
    "co_taught": 9,
    "classes_run": 14,
    "honorarium_paid": None,
    "honorarium_approved": 41391,
    "cost_per_seat": 224,
}


def two_terms(*, is_over=False):
    """Make a term that runs, or ended last week, and one before it."""
    today = timezone.localdate()
    earlier = make_term(
        "Forrige halvår", starts_on=today - timedelta(days=240), ends_on=today - timedelta(days=61)
    )
    if is_over:
        ends = today - timedelta(days=7)
        return make_term("Dette halvår", starts_on=today - timedelta(days=50), ends_on=ends), earlier
    return make_term("Dette halvår"), earlier


def count(*, courses=2, people=48, before=40, is_over=False):
    """Count the two terms: ``people`` in this one and ``before`` in the one before, in so many courses."""
    now, earlier = two_terms(is_over=is_over)
    rollup = Rollup.objects.create(finished_at=timezone.now())
    rows = [*_whole(rollup, term_key(now.pk), people), *_whole(rollup, term_key(earlier.pk), before)]
    rows += _whole(rollup, f"aar-{now.starts_on.year}", people)
    for number in range(courses):
        page = make_course(f"Kursus {number}", slug=f"kursus-{rollup.pk}-{number}")
        rows.append(_row(rollup, "people", term_key(now.pk), 5 + number, dimension="course", value=page.pk))
    for role, number in {"participant": 40, "co_designer": 9}.items():
        rows.append(_row(rollup, "progression", term_key(now.pk), number, dimension="role", value=role))
    step = "participant>co_designer"
    rows.append(_row(rollup, "progression", term_key(now.pk), None, dimension="step", value=step))
    for area, number in {"health": 33, "leisure": None}.items():
        rows.append(_row(rollup, "seats_filled", term_key(now.pk), number, dimension="area", value=area))
        rows.append(_row(rollup, "seats_offered", term_key(now.pk), 60, dimension="area", value=area))
    Figure.objects.bulk_create(rows)
    return rollup


def _whole(rollup, period, people):
    yield _row(rollup, "people", period, people)
    for group, number in GROUPS.items():
        yield _row(rollup, "people", period, number, group=group)
    for measure, number in OTHERS.items():
        yield _row(rollup, measure, period, number)


def _row(rollup, measure, period, number, *, dimension="", value="", group="all"):
    return Figure(
        rollup=rollup,
        measure=measure,
        period=period,
        dimension=dimension,
        value=str(value),
        group=group,
        number=number,
        is_hidden=number is None,
    )

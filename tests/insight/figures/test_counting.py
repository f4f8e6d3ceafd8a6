"""Every figure is what somebody gets who counts by hand; and what is published is that, or hidden."""

import pytest
from django.db import connection
from django.utils import timezone

from enrolment import invariants
from insight import figures, periods
from insight.counting import days, families, ground, made, nightly, waiting
from insight.models import Figure
from insight.suppression import FEWEST, Key
from tests.insight.figures.by_hand import ByHand
from tests.insight.figures.four_terms import live_through

pytestmark = pytest.mark.django_db


EVERYTHING = {
    *(
        "enrolments",
        "people",
        "new_people",
        "returning_people",
        "seats_filled",
        "completed",
        "left",
        "never_in",
    ),
    *("attended", "apologies", "missed", "drop_ins"),
    *("classes_run", "classes_cancelled", "courses_run", "seats_offered", "co_taught"),
}


def counted():
    """Count each family, before anything is hidden."""
    with connection.cursor() as cursor:
        ground.lay(cursor)
        laid = families.read(cursor)
        seats = families.seats(cursor, laid)
        found = dict(seats.numbers)
        found |= families.gone(cursor, laid).numbers
        found |= days.days(cursor, laid, seats, now=timezone.now()).numbers
        found |= days.drop_ins(cursor, laid).numbers
        found |= made.classes(cursor)
        interest = waiting.interest(cursor, laid.places).numbers
    return {key: number for key, number in found.items() if number}, interest


def test_four_terms_by_hand_and_by_night():
    live_through()
    assert invariants.faults() == []
    ours, interest = counted()
    theirs = ByHand()
    expected = {key: number for key, number in theirs.cells.items() if number}
    for measure in sorted({key.measure for key in expected}):
        mine = {key: number for key, number in ours.items() if key.measure == measure}
        assert mine == {key: number for key, number in expected.items() if key.measure == measure}, measure
    assert {key.measure for key in ours} == {key.measure for key in expected} == EVERYTHING
    assert interest[Key("interest", "all", "", "", "all")] == theirs.interest
    published_is_counted_or_hidden(expected)


def published_is_counted_or_hidden(expected):
    nightly.count()
    keys = {periods.ALL: "all"}
    keys |= {one.key: one.name for one in periods.periods() if one.kind == "year"}
    keys |= {one.key: int(one.key.rpartition("-")[2]) for one in periods.periods() if one.kind == "term"}
    told = {"classes_run", "classes_cancelled", "courses_run", "co_taught", "seats_offered"}
    measures = {key.measure for key in expected}
    for row in Figure.objects.filter(measure__in=measures):
        number = expected.get(Key(row.measure, keys[row.period], row.dimension, row.value, row.group), 0)
        if row.is_hidden:
            assert row.number is None
        else:
            assert row.number == number, row
            assert number >= FEWEST or row.measure in told, row
    shown = Figure.objects.filter(measure="enrolments", dimension="", group="all")
    assert not shown.filter(is_hidden=True).exists()
    assert figures.counted_at() is not None

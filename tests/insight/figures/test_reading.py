"""Whoever reads the figures gets whole countings, quickly, and never a hidden number."""

import dataclasses
import inspect
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import CoursePage
from courses.states import Format
from enrolment import seats
from enrolment.states import Actor
from insight import figures, periods
from insight.counting import nightly
from insight.figures import Cell
from insight.figures.cells import HIDDEN, NOTHING, percent
from insight.measures import DIMENSIONS, MEASURES
from insight.models import Figure, Rollup
from insight.tasks import count_figures, count_now
from tests.approving import publish
from tests.factories import make_course, make_people, make_run, make_term
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(db):
    """A term of two classes, seven citizens in each and two relatives in the one."""
    term = make_term()
    people = make_people(12)
    for course, guests in ((make_course("Håb"), people[:9]), (make_course("Ro"), people[5:])):
        run = make_run(course=course, term=term, capacity=12)
        for number, person in enumerate(guests):
            comes_as = "relative" if number > 6 else "citizen"
            seats.enrol(person=person, run=run, by=person, actor=Actor.SCHOOL, comes_as=comes_as)
    return term


def this(term):
    return periods.read(periods.term_key(term.pk))


def test_before_the_first_counting_there_is_nothing(term):
    assert figures.counted_at() is None
    assert figures.figure("people", this(term)) == NOTHING
    assert figures.figure("people", this(term)).shown == "–"


def test_a_counting_is_read_as_tables_and_series(term):
    nightly.count()
    assert figures.figure("enrolments", this(term)) == Cell(16)
    assert figures.figure("people", this(term)) == Cell(12)
    table = figures.table("enrolments", "course", this(term))
    assert [row.label for row in table.rows] == ["Håb", "Ro"]
    assert table.total == Cell(16)
    series = figures.over_time("people")
    assert [one.key for one in series.periods] == [periods.term_key(term.pk)]
    assert list(series.lines.values()) == [[Cell(12)]]
    together = figures.figures(["people", "enrolments"], [this(term)])
    assert together["enrolments", this(term).key] == Cell(16)


def test_a_hidden_cell_says_so_and_has_no_number(term):
    nightly.count()
    table = figures.table("enrolments", "group", this(term))
    relatives = next(row.total for row in table.rows if row.key == "relative")
    assert relatives == HIDDEN
    assert (relatives.shown, relatives.number, relatives.value) == ("skjult", None, None)


@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"progression"}))
def test_every_measure_can_be_asked_for_in_every_way(term, measure):
    nightly.count()
    for dimension in DIMENSIONS:
        table = figures.table(measure, dimension, this(term))
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert MEASURES[measure].title
    assert MEASURES[measure].how.endswith(".")
    figures.over_time(measure, kind="year", by_group=True)


def test_a_table_takes_as_many_queries_with_two_courses_as_with_thirty(term):
    nightly.count()
    few = queries(term)
    people = make_people(5)
    for _number in range(28):
        run = make_run(course=make_course(), term=term, capacity=12)
        for person in people:
            seats.enrol(person=person, run=run, by=person, actor=Actor.SCHOOL, comes_as="citizen")
    nightly.count()
    assert len(figures.table("enrolments", "course", this(term)).rows) == 30
    assert queries(term) == few <= 5


def queries(term):
    period = this(term)
    with CaptureQueriesContext(connection) as asked:
        figures.table("enrolments", "course", period)
    return len(asked)


def test_no_function_takes_or_gives_a_person():
    for name in figures.__all__:
        one = getattr(figures, name)
        words = str(inspect.signature(one)) if callable(one) else ""
        assert "User" not in words
        if dataclasses.is_dataclass(one):
            assert not any("person" in field.name for field in dataclasses.fields(one))
    assert not [field for field in Figure._meta.get_fields() if field.is_relation and field.name != "rollup"]


def test_the_database_keeps_no_hidden_number(term):
    nightly.count()
    assert not Figure.objects.filter(is_hidden=True, number__isnull=False).exists()
    assert not Figure.objects.filter(measure="enrolments", number__lt=5).exists()


def test_readers_see_the_old_counting_until_the_new_one_is_whole(term):
    first = nightly.count()
    with transaction.atomic():
        nightly.count(now=timezone.now() + timedelta(minutes=1))
        transaction.set_rollback(True)  # the worker is killed
    assert Rollup.objects.get() == first
    assert figures.figure("people", this(term)) == Cell(12)


def test_a_course_that_became_a_drop_in_keeps_its_seats(term):
    publish(CoursePage.objects.get(title="Håb"), format=Format.CAFE)
    nightly.count()
    assert figures.figure("enrolments", this(term)) == Cell(16)


def test_the_one_before_is_kept_for_who_reads_it_and_no_more(term):
    made = [nightly.count(now=timezone.now() + timedelta(minutes=n)) for n in range(4)]
    assert set(Rollup.objects.all()) == set(made[-2:])
    assert set(Figure.objects.values_list("rollup", flat=True)) == {one.pk for one in made[-2:]}


def test_a_leader_asks_for_a_counting_once(term):
    assert count_now() is True
    assert count_now() is False
    run_tasks(containing=count_figures.module_path)
    assert figures.counted_at() is not None
    assert count_now() is True


def test_the_command_counts_and_says_so(term, capsys):
    call_command("figures", "count")
    assert "cells" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_two_never_count_at_once(transactional_db):
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [nightly.LOCK])
        with pytest.raises(CommandError):
            call_command("figures", "count")
        cursor.execute("SELECT pg_advisory_unlock(%s)", [nightly.LOCK])
    other.close()
    assert nightly.count() is not None


def test_a_percentage_is_made_of_what_is_published():
    assert percent(Cell(1), Cell(3)) == Cell(33)
    assert percent(HIDDEN, Cell(3)) == percent(Cell(3), HIDDEN) == HIDDEN
    assert percent(Cell(3), Cell(0)) == NOTHING

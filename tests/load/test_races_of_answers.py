"""Races of answers and switches: an offer answered twice, two who go each other's way. With controls."""

from functools import partial

import pytest
from django.db import OperationalError, connection, transaction

from courses.models import CourseRun
from enrolment import invariants, seats
from enrolment.models import Enrolment, Move, Notice
from enrolment.states import Actor
from tests.factories import make_people, make_run
from tests.load.actors import all_at_once
from tests.load.slow_days import answers, no_locks, slow_down, take_guards_away

pytestmark = pytest.mark.django_db(transaction=True)


def offered(count=1):
    """A class whose seats are all on offer, to the rows that are returned."""
    run, (dina,), people = make_run(capacity=1), make_people(1), make_people(1 + count)
    (seated,) = (seats.enrol(person=p, run=run, by=p) for p in people[:1])
    rows = [seats.enrol(person=p, run=run, by=p) for p in people[1:]]
    seats.leave(enrolment=seated, by=seated.person)
    return run, dina, rows


def by_link_and_by_phone():
    """Yes by the link in the mail, no on the phone, in the same moment; in four classes."""
    rows, acts = [], []
    for _round in range(4):
        _run, dina, (row,) = offered()
        rows.append(row)
        acts.append(partial(seats.answer, enrolment=row, accept=True, by=row.person))
        acts.append(partial(seats.answer, enrolment=row, accept=False, by=dina, actor=Actor.SCHOOL))
    return rows, acts


def answered(row, found):
    """Return what was answered about a row, and how often the log says that it was."""
    said = [answer.state for answer in found if getattr(answer, "pk", None) == row.pk]
    return sorted(said), Move.objects.filter(enrolment=row, source="offered").count()


def test_without_the_lock_both_answers_are_taken():
    rows, acts = by_link_and_by_phone()
    take_guards_away()
    with no_locks():
        found = all_at_once(acts)
    assert (["declined", "enrolled"], 2) in [answered(row, found) for row in rows]


def test_with_the_lock_one_is():
    rows, acts = by_link_and_by_phone()
    slow_down()
    found = answers(all_at_once(acts), seats.OfferGone)
    for row in rows:
        row.refresh_from_db()
        assert answered(row, found) == ([row.state], 1)
    assert invariants.faults() == []


def test_the_same_answer_on_all_ways_is_one():
    _run, dina, (row,) = offered()
    slow_down()
    acts = [partial(seats.answer, enrolment=row, accept=True, by=row.person)] * 5
    acts += [partial(seats.answer, enrolment=row, accept=True, by=dina, actor=Actor.SCHOOL)] * 5
    assert {answer.state for answer in answers(all_at_once(acts))} == {"enrolled"}
    assert Move.objects.filter(enrolment=row, source="offered").count() == 1
    assert Notice.objects.filter(enrolment=row, kind="enrolled").count() == 1


def both_say_yes():
    """Two who come together answer in the same moment, each for themselves; in four classes."""
    pairs = []
    for _round in range(4):
        run, dina, people = make_run(capacity=2), make_people(1)[0], make_people(4)
        seated = [seats.enrol(person=p, run=run, by=p) for p in people[:2]]
        pairs.append(seats.enrol_pair(people=[(p, "") for p in people[2:]], run=run, by=dina))
        for row in seated:
            seats.leave(enrolment=row, by=row.person)
    rows = [row for pair in pairs for row in pair]
    return pairs, [partial(seats.answer, enrolment=row, accept=True, by=row.person) for row in rows]


def states(rows):
    return sorted(Enrolment.objects.filter(pk__in=[row.pk for row in rows]).values_list("state", flat=True))


def test_without_the_lock_two_yes_may_miss_each_other():
    pairs, acts = both_say_yes()
    take_guards_away()
    with no_locks():
        all_at_once(acts)
    assert ["offered", "offered"] in [states(pair) for pair in pairs]


def test_with_the_lock_they_meet():
    pairs, acts = both_say_yes()
    slow_down()
    answers(all_at_once(acts))
    assert [states(pair) for pair in pairs] == [["enrolled", "enrolled"]] * 4
    assert invariants.faults() == []


# -- Switches --------------------------------------------------------------------------------------


def two_classes(capacity=1):
    here, there = make_run(capacity=capacity), make_run(capacity=capacity)
    there.course = here.course
    there.save(update_fields=["course"])
    return here, there


def lock_both(first, second):
    """Lock two classes the way that comes to mind: the one that is left, then the one that is wanted."""
    with transaction.atomic():
        for run in (first, second):
            list(CourseRun.objects.select_for_update(of=("self",), no_key=True).filter(pk=run.pk))
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.2)")


def test_locks_in_the_order_of_the_switch_would_lock_each_other_out():
    here, there = two_classes()
    found = all_at_once([partial(lock_both, here, there), partial(lock_both, there, here)])
    assert [type(error) for error in found if isinstance(error, BaseException)] == [OperationalError]


def test_many_switches_to_and_fro_at_once():
    here, there = two_classes(capacity=6)
    people = make_people(10)
    rows = [seats.enrol(person=p, run=here if n % 2 else there, by=p) for n, p in enumerate(people)]
    slow_down()
    acts = [
        partial(seats.switch, enrolment=row, to_run=there if n % 2 else here, by=row.person)
        for n, row in enumerate(rows)
    ]
    answers(all_at_once(acts), seats.AlreadyThere)
    with_seat = Enrolment.objects.filter(state="enrolled").values_list("person", flat=True)
    assert sorted(with_seat) == sorted(person.pk for person in people)  # one each, never none, never two
    assert invariants.faults() == []


def test_two_who_want_each_others_seat_say_yes_at_once():
    """Both classes are full; each waits for the other's. With a seat more, both have what they wanted."""
    (here, there), (dina, one, other) = two_classes(), make_people(3)
    mine, yours = seats.enrol(person=one, run=here, by=one), seats.enrol(person=other, run=there, by=other)
    to_there = seats.switch(enrolment=mine, to_run=there, by=one)
    to_here = seats.switch(enrolment=yours, to_run=here, by=other)
    for run in (here, there):
        seats.change_capacity(run=run, capacity=2, by=dina)
    slow_down()
    acts = [partial(seats.answer, enrolment=row, accept=True, by=row.person) for row in (to_there, to_here)]
    answers(all_at_once(acts * 2))
    assert states([to_there, to_here]) == ["enrolled", "enrolled"]
    assert states([mine, yours]) == ["withdrawn", "withdrawn"]
    assert invariants.faults() == []


# -- What was seen elsewhere: a hold that becomes an order between another's two counts ------------


@pytest.fixture
def two_tables():
    """Holds and orders apart, each counted by itself: how others keep them."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_class (id int PRIMARY KEY, capacity int NOT NULL)")
        cursor.execute("CREATE TABLE bare_hold (person int NOT NULL)")
        cursor.execute("CREATE TABLE bare_order (person int NOT NULL)")
        cursor.execute("INSERT INTO bare_class VALUES (1, 5)")
        cursor.execute("INSERT INTO bare_hold SELECT generate_series(1, 5)")


LOCK = "SELECT capacity FROM bare_class WHERE id = 1 FOR NO KEY UPDATE"


def confirm(person, *, locked):
    with transaction.atomic(), connection.cursor() as cursor:
        if locked:
            cursor.execute(LOCK)
        cursor.execute("SELECT pg_sleep(0.1)")
        cursor.execute("DELETE FROM bare_hold WHERE person = %s", [person])
        cursor.execute("INSERT INTO bare_order VALUES (%s)", [person])


def buy(person):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOCK)
        (capacity,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM bare_order")
        (orders,) = cursor.fetchone()
        cursor.execute("SELECT pg_sleep(0.2)")
        cursor.execute("SELECT count(*) FROM bare_hold")
        (holds,) = cursor.fetchone()
        if orders + holds < capacity:
            cursor.execute("INSERT INTO bare_order VALUES (%s)", [person])


@pytest.mark.parametrize(("locked", "sold"), [(False, 6), (True, 5)], ids=["without", "with"])
def test_a_hold_that_becomes_an_order_between_two_counts(two_tables, locked, sold):
    """The buyer has the lock in both cases; what matters is that whoever confirms takes it too."""
    answers(all_at_once([partial(buy, 6), partial(confirm, 1, locked=locked)]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM bare_order) + (SELECT count(*) FROM bare_hold)")
        assert cursor.fetchone() == (sold,)


def test_holds_become_seats_while_each_newcomer_counts():
    run, people = make_run(capacity=5), make_people(25)
    for person in people[:5]:
        assert seats.hold(person=person, run=run)
    slow_down()
    acts = [partial(seats.enrol, person=person, run=run, by=person) for person in people]
    answers(all_at_once(acts))
    assert Enrolment.objects.filter(run=run, state="enrolled").count() == 5
    assert set(Enrolment.objects.filter(state="enrolled").values_list("person", flat=True)) == {
        person.pk for person in people[:5]
    }
    assert invariants.faults() == []

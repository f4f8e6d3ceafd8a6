"""Looking back: counted as numbers about nobody, told only from five on."""

import itertools

import pytest

from enrolment.evaluation_states import GoalOutcome
from enrolment.models import GoalTally
from enrolment.plan import change, delete, look_back, of_term, read, writing
from enrolment.plan.writing import Gone
from tests.enrolment.plan.plans import a_plan
from tests.factories import make_term

pytestmark = pytest.mark.django_db
REACHED, ON_THE_WAY, CHANGED = GoalOutcome.values


@pytest.fixture
def term(db):
    return make_term()


def numbers():
    return {row.outcome: row.number for row in GoalTally.objects.all()}


def test_a_hope_is_counted_once_however_often_one_looks_back(alma, term):
    key = a_plan(alma).hopes[0].key
    for outcome in (ON_THE_WAY, ON_THE_WAY, REACHED):
        look_back(person=alma, key=key, outcome=outcome)

    assert numbers() == {REACHED: 1, ON_THE_WAY: 0, CHANGED: 0}
    assert read(alma).hopes[0].outcome == REACHED
    look_back(person=alma, key=key, outcome="")
    assert numbers() == {REACHED: 0, ON_THE_WAY: 0, CHANGED: 0}


def test_the_number_stays_when_the_plan_goes_and_names_nobody(alma, term):
    look_back(person=alma, key=a_plan(alma).hopes[0].key, outcome=CHANGED)
    delete(person=alma)

    assert numbers()[CHANGED] == 1
    assert {field.name for field in GoalTally._meta.get_fields()} == {"id", "term", "outcome", "number"}


def test_no_row_tells_which_number_grew(alma, term, db):
    from django.db import connection

    look_back(person=alma, key=a_plan(alma).hopes[0].key, outcome=CHANGED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text || cmin::text) FROM enrolment_goaltally")
        assert cursor.fetchone() == (1,)


def test_without_any_term_it_is_only_written_in_the_plan(alma):
    look_back(person=alma, key=a_plan(alma).hopes[0].key, outcome=REACHED)

    assert read(alma).hopes[0].outcome == REACHED
    assert not GoalTally.objects.exists()


def test_what_is_not_there_cannot_be_looked_back_at(alma, term):
    with pytest.raises(Gone):
        look_back(person=alma, key="intet", outcome=REACHED)
    key = a_plan(alma).hopes[0].key
    change(person=alma, how=writing.without_hope(key))
    with pytest.raises(Gone):
        look_back(person=alma, key=key, outcome=REACHED)
    with pytest.raises(ValueError, match="sikkert"):
        look_back(person=alma, key=key, outcome="sikkert")


def told(term, *counts):
    GoalTally.objects.all().delete()
    for outcome, number in zip(GoalOutcome.values, counts, strict=True):
        GoalTally.objects.create(term=term, outcome=outcome, number=number)
    return [one.number for one in of_term(term.pk)]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((0, 0, 0), [None, None, None]),
        ((2, 1, 1), [None, None, None]),
        ((5, 0, 0), [5, 0, 0]),
        ((5, 6, 7), [5, 6, 7]),
        ((9, 6, 3), [9, None, None]),
        ((9, 2, 3), [9, None, None]),
        ((9, 0, 3), [None, 0, None]),
        ((1, 2, 3), [None, None, None]),
    ],
)
def test_numbers_are_told_from_five_on(term, counts, shown):
    assert told(term, *counts) == shown


def test_nothing_below_five_can_be_reckoned_even_with_the_sum(term):
    """Whoever knows the sum of all: each hidden number may still be any of several."""
    for counts in itertools.product(range(8), repeat=3):
        shown = told(term, *counts)
        hidden = [number for number, seen in zip(counts, shown, strict=True) if seen is None]
        assert all(seen is None or seen == 0 or seen >= 5 for seen in shown)
        assert len(hidden) != 1

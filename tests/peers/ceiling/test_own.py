"""A person's own limit: it warns that person, and is known to nobody else."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from peers import ceiling
from peers.models import PersonalLimit
from tests.peers.money import kroner
from tests.peers.work_rows import make_work

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 10, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def mine(eli):
    """Eli, with 1,000 a month and 3,000 a year as their own limit."""
    ceiling.set_own(contributor=eli.contributor, per_month=kroner(1_000), per_year=kroner(3_000), by=eli)
    return eli.contributor


def warned(mine, *items, **more):
    found = ceiling.own_warnings(mine, items, now=NOW, **more)
    return [(one.is_month, one.first, one.total) for one in found]


def test_it_says_which_month_and_which_year_would_be_above(mine):
    make_work(mine, 900, pay_month=JUNE)

    assert warned(mine, (JUNE, kroner(100))) == []
    assert warned(mine, (JUNE, kroner(101))) == [(True, JUNE, kroner(1_001))]
    assert warned(mine, (JUNE, kroner(50)), (JUNE, kroner(60))) == [(True, JUNE, kroner(1_010))]
    above = [(True, JULY, kroner(2_101)), (False, date(2026, 1, 1), kroner(3_001))]
    assert warned(mine, (JULY, kroner(2_101))) == above


def test_it_is_by_the_month_of_payment_and_a_new_year_begins_anew(mine):
    make_work(mine, 1_000, pay_month=JUNE)
    make_work(mine, 1_000, pay_month=JULY)

    assert warned(mine, (date(2027, 1, 1), kroner(1_000))) == []


def test_what_moves_to_another_month_is_not_counted_twice(mine):
    make_work(mine, 1_000, pay_month=JUNE)

    assert warned(mine, (JULY, kroner(1_000)), leaving=[(JUNE, kroner(1_000))]) == []


def test_without_a_question_it_tells_what_is_above_already(mine):
    make_work(mine, 1_200, pay_month=JUNE)

    assert warned(mine) == [(True, JUNE, kroner(1_200))]


def test_it_is_said_in_words(mine):
    one, two = ceiling.own_warnings(mine, [(JULY, kroner("3000.50"))], now=NOW)

    assert str(one) == (
        "I juli 2026 bliver det 3.000,50\u00a0kr. i alt. Din egen grænse er 1.000,00\u00a0kr. om måneden."
    )
    year = "I 2026 bliver det 3.000,50\u00a0kr. i alt. Din egen grænse er 3.000,00\u00a0kr. om året."
    assert str(two) == year


def test_nothing_is_a_limit_too(eli):
    mine = eli.contributor
    ceiling.set_own(contributor=mine, per_month=kroner(0), per_year=None, by=eli)

    assert warned(mine, (JUNE, kroner(1))) == [(True, JUNE, kroner(1))]


def test_without_figures_nothing_is_kept(mine):
    ceiling.set_own(contributor=mine, per_month=None, per_year=None, by=mine.person)

    assert not PersonalLimit.objects.exists()
    assert warned(mine, (JUNE, kroner(100_000))) == []
    assert ceiling.own_limit(mine).per_month is None


def test_nobody_else_sets_it(mine, dina):
    with pytest.raises(ceiling.NotYours):
        ceiling.set_own(contributor=mine, per_month=kroner(1), per_year=None, by=dina)


def test_the_school_stops_nothing_because_of_it(mine):
    ceiling.check(contributor=mine, items=[(JUNE, kroner(100_000))], now=NOW)

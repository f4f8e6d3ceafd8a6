"""One round at a time; a round that has closed stays closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from peers.assessment import rounds
from peers.assessment.refusals import NotNow
from peers.models import Assessment
from tests.peers.assessment.looking import make_round

pytestmark = pytest.mark.django_db


def day(number):
    return timezone.localdate() + timedelta(days=number)


def test_the_round_that_is_open_is_found_and_neither_the_planned_nor_the_closed_one():
    make_round(opened=-30, closed=-10)
    make_round(opened=10)
    assert rounds.current() is None
    now = make_round(opened=-3, closed=4)
    assert rounds.current() == now


def test_two_rounds_are_not_open_at_once():
    make_round("Forår", opened=-3, closed=10)
    with pytest.raises(NotNow, match="Forår"):
        rounds.begin(name="Efterår", opened_on=day(5))
    assert rounds.begin(name="Efterår", opened_on=day(10)).pk


def test_a_planned_round_is_not_run_into():
    make_round("Efterår", opened=10)
    with pytest.raises(NotNow, match="Efterår"):
        rounds.begin(name="Forår", opened_on=day(0))
    assert rounds.begin(name="Forår", opened_on=day(0), closed_on=day(10)).pk


def test_closing_is_today_and_twice_is_once():
    row = make_round()
    assert rounds.close(assessment=row).closed_on == day(0)
    later = timezone.now() + timedelta(days=3)
    assert rounds.close(assessment=row, now=later).closed_on == day(0)
    assert rounds.current() is None
    assert list(rounds.closed()) == [row]


@pytest.mark.parametrize("closed_on", [None, 5])
def test_what_has_closed_is_not_opened_again(closed_on):
    row = make_round(closed=-1)
    row.closed_on = None if closed_on is None else day(closed_on)
    with pytest.raises(NotNow):
        rounds.check(row)
    assert Assessment.objects.get().closed_on == day(-1)


def test_the_name_of_a_closed_round_can_be_put_right():
    row = make_round(closed=-1)
    row.name = "Efterår 2025"
    rounds.check(row)

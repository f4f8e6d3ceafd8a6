"""Amounts come to what was agreed, to the last øre, however the hours of a frame are cut."""

import itertools

import pytest

from peers import budgets, ceiling, offers, rates
from tests.peers.money import kroner, set_rules
from tests.peers.offers.offered import a_school, days_on, make_offer, make_piece, say

pytestmark = pytest.mark.django_db
_number = itertools.count(1)


def log(frame, minutes):
    facts = {"done_on": days_on(0), "about": "Samskabelse", "by": frame.contributor.person}
    return offers.log_hours(frame=frame, minutes=minutes, reference=f"øre:{next(_number)}", **facts)


@pytest.mark.parametrize("cut", [[50] * 4, [1] * 7 + [193], [7, 11, 13, 17, 19, 133], [200]])
def test_hours_of_a_frame_are_what_was_agreed_however_they_are_cut(eli, cut):
    project = a_school(granted="833.33")
    set_rules(yearly_ceiling="833.33")
    frame = say(make_offer(eli.contributor, make_piece(0, minutes=200, is_frame=True))).engagements.get()
    paid = [log(frame, minutes).amount for minutes in cut]
    assert sum(paid, kroner(0)) == frame.amount == kroner("833.33")
    figures = budgets.figures(project.budgets.get(year=days_on(0).year))
    assert figures.used == figures.limit
    year = ceiling.default_month(days_on(0)).year
    assert ceiling.forecast(eli.contributor, year).total == kroner("833.33")


@pytest.mark.parametrize(
    ("rate", "minutes", "amount"),
    [
        ("250", 1, "4.17"),  # 4.1666…
        ("250", 50, "208.33"),  # 208.333…
        ("0.30", 1, "0.01"),  # 0.005: half an øre is up
        ("0.10", 3, "0.01"),
        ("0.10", 2, "0.00"),
        ("999999.99", 1440, "23999999.76"),
    ],
)
def test_half_is_up(rate, minutes, amount):
    assert rates.worth("hour", kroner(rate), minutes) == kroner(amount)

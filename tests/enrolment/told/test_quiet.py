"""The quiet hours, and the time to answer that they may not eat; also where the clocks change."""

from datetime import datetime, timedelta

import pytest

from accounts.told import quiet
from tests.factories import COPENHAGEN

pytestmark = pytest.mark.usefixtures("night")


def at(*when):
    return datetime(*when, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("moment", "is_quiet"),
    [((20, 59), False), ((21, 0), True), ((23, 30), True), ((0, 0), True), ((7, 59), True), ((8, 0), False)],
)
def test_the_night_is_from_nine_to_eight(moment, is_quiet):
    assert quiet.is_quiet(at(2027, 1, 7, *moment)) is is_quiet


@pytest.mark.parametrize(
    ("asleep", "awake"),
    [
        ((2027, 1, 7, 20, 59), (2027, 1, 7, 20, 59)),
        ((2027, 1, 7, 21), (2027, 1, 8, 8)),
        ((2027, 1, 8, 3), (2027, 1, 8, 8)),
        # The night the clocks go forward is ten hours long, the one they go back twelve.
        ((2027, 3, 27, 22), (2027, 3, 28, 8)),
        ((2027, 10, 30, 22), (2027, 10, 31, 8)),
    ],
)
def test_what_is_said_by_night_is_heard_at_eight(asleep, awake):
    assert quiet.waking(at(*asleep)) == at(*awake)
    assert not quiet.is_quiet(quiet.waking(at(*asleep)))


@pytest.mark.parametrize(
    ("offered", "hours", "until"),
    [
        ((2027, 1, 7, 12), 48, (2027, 1, 9, 12)),  # by day, nothing is different
        ((2027, 1, 7, 22), 48, (2027, 1, 10, 8)),  # by night, the clock starts in the morning
        ((2027, 1, 7, 10), 4, (2027, 1, 7, 14)),
        ((2027, 1, 7, 19), 4, (2027, 1, 8, 10)),  # two hours in the evening, two in the morning
        ((2027, 1, 7, 23), 4, (2027, 1, 8, 12)),
        ((2027, 1, 7, 17), 4, (2027, 1, 7, 21)),  # until the night begins, not a moment into it
        ((2027, 1, 7, 20), 28, (2027, 1, 9, 11)),  # a day, and four waking hours
        ((2027, 3, 27, 19), 4, (2027, 3, 28, 10)),  # over the short night
        ((2027, 10, 30, 19), 4, (2027, 10, 31, 10)),  # and over the long
        ((2027, 3, 27, 12), 48, (2027, 3, 29, 12)),  # two days are two days by the clock
        ((2027, 10, 30, 12), 48, (2027, 11, 1, 12)),
    ],
)
def test_nobody_loses_time_to_answer_by_the_night(offered, hours, until):
    assert quiet.answer_until(at(*offered), hours) == at(*until)


def test_a_school_without_a_night_counts_plain_hours(settings):
    settings.QUIET_FROM = settings.QUIET_UNTIL = 0
    moment = at(2027, 1, 7, 23)
    assert not quiet.is_quiet(moment)
    assert quiet.waking(moment) == moment
    assert quiet.answer_until(moment, 4) == moment + timedelta(hours=4)


def test_a_school_may_be_quiet_at_another_time(settings):
    settings.QUIET_FROM, settings.QUIET_UNTIL = 1, 6
    assert quiet.waking(at(2027, 1, 7, 3)) == at(2027, 1, 7, 6)
    assert quiet.answer_until(at(2027, 1, 7, 23), 4) == at(2027, 1, 8, 8)

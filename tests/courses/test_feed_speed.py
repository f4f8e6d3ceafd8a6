"""A feed of 1,000 sessions against icalendar, which builds and writes the same events from nothing."""

import pytest

from courses.calendar_entries import serialise
from tests.courses import feed_speed

pytestmark = pytest.mark.django_db

MOST = 1 / 5


@pytest.mark.parametrize("feed", ["public", "personal", "teaching"])
def test_a_thousand_sessions_take_a_fifth_of_the_time_at_most(feed):
    school = feed_speed.furnish()
    assert feed_speed.spent(school, "icalendar").events == feed_speed.SESSIONS
    ours = feed_speed.spent(school, feed)
    assert ours.events == feed_speed.SESSIONS
    assert ours.seconds / feed_speed.spent(school, "icalendar").seconds <= MOST


def test_from_cold_too():
    school = feed_speed.furnish()
    ours = feed_speed.spent(school, "public", before=serialise.cache_clear)
    assert ours.seconds / feed_speed.spent(school, "icalendar").seconds <= MOST

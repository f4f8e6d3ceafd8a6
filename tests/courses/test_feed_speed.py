"""Feeds of 1,000 sessions against icalendar, which builds and writes the same events from nothing."""

import pytest

from courses.calendar_entries import serialise
from tests.courses import feed_speed

pytestmark = pytest.mark.django_db

MOST = 1 / 5


def test_a_thousand_sessions_take_a_fifth_of_the_time_at_most():
    school = feed_speed.furnish()
    from_nothing = feed_speed.spent(school, "icalendar")
    assert from_nothing.events == feed_speed.SESSIONS
    cold = feed_speed.spent(school, "public", before=serialise.cache_clear)
    for ours in (cold, *(feed_speed.spent(school, feed) for feed in ("public", "personal", "teaching"))):
        assert ours.events == feed_speed.SESSIONS
        assert ours.seconds / from_nothing.seconds <= MOST

"""The night, and what was texted."""

from datetime import datetime

import pytest
from django.utils import timezone

from tests import texts_kept
from tests.factories import COPENHAGEN, make_run


@pytest.fixture
def night(settings):
    """A school that has quiet hours."""
    settings.QUIET_FROM, settings.QUIET_UNTIL = 21, 8


@pytest.fixture
def texts(settings):
    """What was texted, instead of texting it."""
    settings.SMS_GATEWAY = "tests.texts_kept.Gateway"
    texts_kept.TAKEN.clear()
    return texts_kept.TAKEN


@pytest.fixture
def clock(monkeypatch):
    """Set the site's clock: ``clock(2027, 1, 7, 13)`` in Copenhagen."""

    def stand_at(*when):
        moment = datetime(*when, tzinfo=COPENHAGEN)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return stand_at


@pytest.fixture
def winter(db):
    """Make a class on four Thursdays from 4 February 2027 at one o'clock, open since 1 December."""

    def make(**fields):
        start = datetime(2027, 2, 4, 13, tzinfo=COPENHAGEN)
        opens = datetime(2026, 12, 1, 9, tzinfo=COPENHAGEN)
        return make_run(**{"first_start": start, "enrolment_opens_at": opens, **fields})

    return make

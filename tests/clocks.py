"""The night, the site's clock, and what was texted."""

from datetime import datetime

import pytest
from django.utils import timezone

from tests import texts_kept
from tests.factories import COPENHAGEN


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

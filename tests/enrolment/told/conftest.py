"""A class of the winter."""

from datetime import datetime

import pytest

from tests.factories import COPENHAGEN, make_run


@pytest.fixture
def winter(db):
    """Make a class on four Thursdays from 4 February 2027 at one o'clock, open since 1 December."""

    def make(**fields):
        start = datetime(2027, 2, 4, 13, tzinfo=COPENHAGEN)
        opens = datetime(2026, 12, 1, 9, tzinfo=COPENHAGEN)
        return make_run(**{"first_start": start, "enrolment_opens_at": opens, **fields})

    return make

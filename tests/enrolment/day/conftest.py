"""The day's own rights, as ``config.permissions`` gives them."""

import pytest
from django.apps import apps

from config.permissions import grant


@pytest.fixture(autouse=True)
def rights_of_today(db):
    grant(apps)

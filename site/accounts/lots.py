"""Chance, where no order may tell who answered when: decision 15, an answer without a name."""

import secrets
from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet

Thing = TypeVar("Thing")
Row = TypeVar("Row", bound=Model)

_lot = secrets.SystemRandom()


def drawn(things: Sequence[Thing]) -> list[Thing]:
    """Return the things in an order drawn by lot."""
    return _lot.sample(things, len(things))


def write_anew(there: QuerySet[Row], rows: Sequence[Row]) -> None:
    """Put rows in place of those that are there, in one statement and an order drawn by lot.

    No row is younger than another then. The caller holds the lock of what the rows are about.
    """
    there.delete()
    there.model._default_manager.bulk_create(drawn(rows))

"""Notices that somebody else has written meanwhile: an edition is what some fields of a row say, in short.

A form is shown with the edition it was made from. When it comes back, the row is locked and its edition
is compared: two people who edit at once cannot undo each other unseen.
"""

import hashlib
from collections.abc import Iterable

from django.db import models


class Outdated(Exception):
    """The row is not any more as it was when the form was shown."""


def edition(row: models.Model, fields: Iterable[str], *more: object) -> str:
    """Return a short mark of these fields (and whatever else belongs to the form)."""
    values = [repr(row.serializable_value(name)) for name in fields]
    values += [repr(one) for one in more]
    return hashlib.sha256("\n".join(values).encode()).hexdigest()[:20]


def check(seen: str, now: str) -> None:
    """Raise Outdated where the editions differ."""
    if seen != now:
        raise Outdated

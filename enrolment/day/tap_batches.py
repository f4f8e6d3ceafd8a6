"""What a phone sends when it sends its taps: read, checked, and dated by our clock."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from enrolment.day.drop_in import DropIn
from enrolment.day.taps import Tap, by_our_clock

MOST_TAPS = 300
MOST_BYTES = 100_000

_One = TypeVar("_One")


class BadBatch(Exception):
    """That was sent by no page of ours."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Turns what the phone's clock said into our time."""

    sent_at: datetime
    now: datetime

    def __call__(self, written: Any) -> datetime:
        """Return the moment; raises BadBatch for what is none."""
        return by_our_clock(_moment(written), sent_at=self.sent_at, now=self.now)


def marks(request: HttpRequest, *, now: datetime) -> list[Tap]:
    """Read taps of attendance: ``{"sent_at": …, "taps": [{"id", "who", "mark", "at"}]}``. Raises BadBatch."""
    return _read(
        request,
        now,
        lambda one, at: Tap(UUID(one["id"]), int(one["who"]), str(one["mark"]), at(one["at"])),
    )


def drop_ins(request: HttpRequest, *, now: datetime) -> list[DropIn]:
    """Read taps at a door: ``[{"id", "group", "at", "undo"}]``. Raises BadBatch."""
    return _read(
        request,
        now,
        lambda one, at: DropIn(
            UUID(one["id"]), str(one["group"]), at(one["at"]), undo=one.get("undo") is True
        ),
    )


def _read(request: HttpRequest, now: datetime, make: Callable[[dict[str, Any], Dates], _One]) -> list[_One]:
    if request.content_type != "application/json" or len(request.body) > MOST_BYTES:
        raise BadBatch
    try:
        batch = json.loads(request.body)
        taps = batch["taps"]
        if not isinstance(taps, list) or len(taps) > MOST_TAPS:
            raise BadBatch
        at = Dates(_moment(batch["sent_at"]), now)
        return [make(one, at) for one in taps]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise BadBatch from error


def _moment(written: Any) -> datetime:
    moment = parse_datetime(written)
    if moment is None or timezone.is_naive(moment):
        raise BadBatch
    return moment

"""Finished parts of pages, made once per version of the board for all who may see the same."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import get_language

from insight.board.rows import Audience
from insight.board.versions import version

MOST_KEPT = 64


class Made(NamedTuple):
    """HTML, and what the page around it has to know."""

    html: str
    about: Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """A finished part, and a version that it is at least as new as."""

    version: str
    html: str
    about: Mapping[str, Any]


Maker = Callable[[Mapping[str, str], Audience, datetime], Made]

_kept: "OrderedDict[tuple[object, ...], Part]" = OrderedDict()
_lock = Lock()


def kept(name: str, asked: Mapping[str, str], audience: Audience, now: datetime, make: Maker) -> Part:
    """Return what this process made of this version, else make it.

    The version is read before anything else, so a part may be newer than it says, and is never older.
    """
    current = version(now)
    key = (current, name, audience, get_language(), tuple(sorted(asked.items())))
    if settings.CATALOGUE_REUSE:
        with _lock:
            if found := _kept.get(key):
                _kept.move_to_end(key)
                return found
    part = Part(current, *make(asked, audience, now))
    with _lock:
        _kept[key] = part
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return part


def forget() -> None:
    """Let this process make everything anew."""
    with _lock:
        _kept.clear()

"""Gives a test run its own PostgreSQL before Django reads its settings.

Loaded by `-p` in pyproject.toml, since pytest-django sets Django up before any conftest is read.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from config.embedded_database import running
from config.file_locks import take

_SLOTS = Path(__file__).resolve().parents[2] / "var" / "test-postgres"
# Slow and visible to the whole machine: what they would find, the quick tests should find first.
_LAST = ("journeys", "fuzz", "load")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Choose the test settings and start a server, unless `DATABASE_URL` names one.

    The processes of pytest-xdist inherit the address from the one that started them.
    """
    os.environ["SAMSKOLE_ENV"] = "test"
    if not os.environ.get("DATABASE_URL"):
        open_until_the_end = ExitStack()
        os.environ["DATABASE_URL"] = open_until_the_end.enter_context(_server())
        early_config.add_cleanup(open_until_the_end.close)
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the slow kinds of tests come after the quick ones, each kind in its own order."""

    def place(item: pytest.Item) -> int:
        folder = item.path.parts
        return max((number for number, name in enumerate(_LAST, 1) if name in folder), default=0)

    items.sort(key=place)


@contextmanager
def _server() -> Iterator[str]:
    """Yield the address of a server that no other run uses.

    Folders are kept between runs, so that the migrated template in them is made only once.
    """
    _SLOTS.mkdir(parents=True, exist_ok=True)
    number, lock = 0, None
    while lock is None:
        number += 1
        lock = take(_SLOTS / f"{number}.session")
    try:
        with running(_SLOTS / str(number), fast=True) as address:
            yield address
    finally:
        os.close(lock)

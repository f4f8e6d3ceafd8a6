"""Says what is being done, in one line for each step."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

Thing = TypeVar("Thing")
_COUNTS_EVERY = 0.1  # seconds


class Progress:
    """Lines like `  Courses … 30 of 30 (4.1 s)`; on a terminal the count moves while the work is done."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._moves = self._out.isatty()

    def say(self, text: str) -> None:
        """Write one line."""
        self._out.write(f"{text}\n")
        self._out.flush()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Say what is begun, and how long it took."""
        began = time.monotonic()
        if self._moves:
            self._show(f"  {name} …")
        yield
        self._finish(name, began)

    def each(self, name: str, things: Iterable[Thing], act: Callable[[Thing], object]) -> None:
        """Do something to each thing, and say how far it has got."""
        todo = list(things)
        began = shown = time.monotonic()
        for number, thing in enumerate(todo, 1):
            act(thing)
            if self._moves and time.monotonic() - shown > _COUNTS_EVERY:
                shown = time.monotonic()
                self._show(f"  {name} … {number} of {len(todo)}")
        self._finish(f"{len(todo)} {name}", began)

    def _show(self, text: str) -> None:
        self._out.write(f"\r\x1b[K{text}")
        self._out.flush()

    def _finish(self, text: str, began: float) -> None:
        clear = "\r\x1b[K" if self._moves else ""
        self.say(f"{clear}  {text} ({time.monotonic() - began:.1f} s)")

"""Runs several processes as one: web server and worker start, fail and stop together.

`supervise([Process("web", [...]), Process("worker", [...], restarts=True)])` returns the exit
code for the whole. It must be called in the main thread, since it listens for signals.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from config.children import ends_with_parent

_LOOK_EVERY = 0.1  # seconds
_FIRST_PAUSE = 1.0  # seconds before a restart; doubled each time, up to the longest
_LONGEST_PAUSE = 30.0
_WELL_AFTER = 60.0  # seconds of life after which an earlier death is forgotten
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Process:
    """A process to run: `restarts` for one that may die and come back without ending the rest."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    restarts: bool = False


@dataclass(slots=True)
class _Child:
    process: Process
    popen: subprocess.Popen[bytes]
    began: float = field(default_factory=time.monotonic)
    pause: float = _FIRST_PAUSE
    due: float | None = None  # when it is started again; None while it runs


def supervise(processes: Sequence[Process], *, grace: float = 10.0) -> int:
    """Run the processes until one that does not restart ends, or until SIGINT or SIGTERM.

    The others are then asked to end by SIGTERM, once, and killed after `grace` seconds or at a
    second signal. Returns 0 when a signal ended it, otherwise the code of the process that
    ended first (128 + the signal's number if a signal killed it, as a shell says it).
    """
    with _listening() as received:
        children: list[_Child] = []
        try:
            children.extend(_Child(process, _start(process)) for process in processes)
            return _watch(children, received)
        finally:
            _stop(children, received, grace)


@contextmanager
def _listening() -> Iterator[list[int]]:
    """Yield a list to which each signal that asks us to end is added."""
    received: list[int] = []

    def receive(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    before = {number: signal.signal(number, receive) for number in _SIGNALS}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _start(process: Process) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        process.command,
        env=os.environ | process.environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # else Ctrl-C would reach it twice: from the terminal and from us
        preexec_fn=ends_with_parent(signal.SIGTERM),
    )


def _watch(children: Sequence[_Child], received: Sequence[int]) -> int:
    while not received:
        for child in children:
            code = child.popen.poll()
            if code is None:
                continue
            if not child.process.restarts:
                return code if code >= 0 else 128 - code
            _revive(child, code)
        time.sleep(_LOOK_EVERY)
    return 0


def _revive(child: _Child, code: int) -> None:
    """Start a child that died again, after a pause that grows each time."""
    now = time.monotonic()
    if child.due is None:
        pause = _FIRST_PAUSE if now - child.began > _WELL_AFTER else child.pause
        child.due, child.pause = now + pause, min(pause * 2, _LONGEST_PAUSE)
        _tell(f"{child.process.name} ended with {code}; it is started again.")
    elif now >= child.due:
        child.due, child.began = None, now
        child.popen = _start(child.process)


def _stop(children: Sequence[_Child], received: Sequence[int], grace: float) -> None:
    """Ask every child to end, wait, and kill what has not."""
    for child in children:
        if child.popen.poll() is None:
            child.popen.terminate()
    already = len(received)
    deadline = time.monotonic() + grace
    while any(child.popen.poll() is None for child in children):
        if time.monotonic() > deadline or len(received) > already:
            for child in children:
                child.popen.kill()
        time.sleep(_LOOK_EVERY / 5)


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)

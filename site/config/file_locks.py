"""Advisory locks on files, let go of by the kernel when their last holder ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_lock(file: Path) -> int:
    """Return a descriptor of the lock file, made if it is missing; nothing is held yet."""
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def try_exclusive(descriptor: int) -> bool:
    """Take the lock alone if nobody else holds it; say whether that worked."""
    return _try(descriptor, fcntl.LOCK_EX)


def try_shared(descriptor: int) -> bool:
    """Take the lock together with others if nobody holds it alone; say whether that worked."""
    return _try(descriptor, fcntl.LOCK_SH)


def wait_shared(descriptor: int) -> None:
    """Take the lock together with others, waiting for one who holds it alone."""
    fcntl.flock(descriptor, fcntl.LOCK_SH)


def take(file: Path) -> int | None:
    """Return a descriptor that holds the lock alone, or None if somebody else holds it."""
    descriptor = open_lock(file)
    if try_exclusive(descriptor):
        return descriptor
    os.close(descriptor)
    return None


@contextmanager
def holding(file: Path) -> Iterator[None]:
    """Hold the lock alone for the length of the block, waiting for it if need be."""
    descriptor = open_lock(file)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _try(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

"""What every child process of ours has in common: it ends when its parent ends."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
# Loaded here, since little more than system calls is safe between fork and exec.
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def ends_with_parent(end: signal.Signals) -> Callable[[], None]:
    """Return a `preexec_fn` that asks the kernel to send `end` when the starting thread dies.

    The kernel forgets the wish when a process changes its user; `subprocess` changes the user
    before it calls `preexec_fn`, so both may be given. Where the kernel has no such wish
    (anything but Linux) it does nothing.
    """
    parent = os.getpid()

    def prepare() -> None:
        if _LIBC is None:
            return
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(end), 0, 0, 0)
        if os.getppid() != parent:  # the parent died before the wish was made
            os._exit(1)

    return prepare

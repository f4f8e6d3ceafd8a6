"""The one parent of the embedded PostgreSQL: it lives as long as somebody uses the database.

A process of its own, started by `embedded_database`. Who uses the database holds a shared lock
on the users file, and a process that is killed lets go of it without being asked. When the
keeper gets that lock alone, nobody is left: it stops the server while newcomers wait for the
lock, and ends. If the keeper itself is killed, the kernel stops the server.
"""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from config.children import ends_with_parent
from config.file_locks import open_lock, try_exclusive

_LOOK_EVERY = 0.1  # seconds
_STOP_WITHIN = 30.0  # seconds; the last checkpoint of a busy server takes a while


def main(arguments: Sequence[str]) -> int:
    """Run the server until nobody uses it or it ends by itself, and return its exit code."""
    options = _read(arguments)
    asked_to_stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: asked_to_stop.append(number))
    server = subprocess.Popen(
        options.command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=[options.lock],
        # SIGINT is PostgreSQL's fast shutdown: sessions are cut, the data is whole.
        preexec_fn=ends_with_parent(signal.SIGINT),
        user=options.uid,
        group=options.gid,
        extra_groups=None if options.uid is None else [],
    )
    users = open_lock(options.users)
    while server.poll() is None and not asked_to_stop and not try_exclusive(users):
        time.sleep(_LOOK_EVERY)
    return _stop(server)


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", required=True, type=Path)
    parser.add_argument("--lock", required=True, type=int)
    parser.add_argument("--uid", type=int)
    parser.add_argument("--gid", type=int)
    parser.add_argument("command", nargs="+")
    return parser.parse_args(arguments)


def _stop(server: subprocess.Popen[bytes]) -> int:
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
    try:
        return server.wait(_STOP_WITHIN)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)  # at once; the next start recovers from its log
        return server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

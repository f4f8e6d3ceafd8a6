"""Databases for tests, copied from a migrated template in about a tenth of a second.

The template is named after everything that shaped it, so a changed migration means a new one
and an unchanged one serves every run.
"""

import functools
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

_ROOT = Path(__file__).resolve().parents[2]
_PREFIX = "samskole_template_"
_KEPT = 4  # a few, since people go back and forth between branches
_LOCK = 5_210_731  # any number that nobody else on the server uses


def copy_template(database: str) -> None:
    """Make `database` a fresh copy of the migrated template, whatever it was before."""
    connection.close()
    with _administration() as cursor:
        template = _template(cursor)
        cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')


def drop(database: str) -> None:
    """Remove `database`, cutting off whoever is connected to it."""
    connection.close()
    with _administration() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def forget_template() -> None:
    """Remove the template, so that the next copy migrates anew."""
    with _administration() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{_template_name()}" WITH (FORCE)')


@contextmanager
def _administration() -> Iterator[CursorWrapper]:
    """Yield a cursor in the server's maintenance database, in autocommit."""
    with connection._nodb_cursor() as cursor:
        yield cursor


def _template(cursor: CursorWrapper) -> str:
    """Return the name of the template, made by whoever of several processes comes first."""
    name = _template_name()
    if not _exists(cursor, name):
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            if not _exists(cursor, name):
                _migrate(cursor, name)
                _sweep(cursor)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    return name


def _exists(cursor: CursorWrapper, database: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
    return cursor.fetchone() is not None


def _migrate(cursor: CursorWrapper, name: str) -> None:
    """Migrate under another name: a run that is killed must not leave half a template."""
    unfinished = f"{name}_unfinished"
    cursor.execute(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{unfinished}"')
    # A process of its own, as migrations of other people's apps may warn, and a warning is an error here.
    done = subprocess.run(
        [sys.executable, str(_ROOT / "manage.py"), "migrate", "--verbosity=0", "--no-input"],
        env=os.environ | {"DATABASE_URL": _address_of(unfinished), "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"The migrations failed:\n{done.stdout}{done.stderr}")
    cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def _sweep(cursor: CursorWrapper) -> None:
    """Drop all but the newest templates."""
    cursor.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC", [_PREFIX]
    )
    for (name,) in cursor.fetchall()[_KEPT:]:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


@functools.cache
def _template_name() -> str:
    """Return a name made from all that the migrated database hangs on."""
    digest = hashlib.sha256("\n".join(settings.INSTALLED_APPS).encode())
    files = [_ROOT / "requirements.txt", _ROOT / "site" / "accounts" / "roles.py"]
    for app in apps.get_app_configs():
        files.extend(sorted(Path(app.path, "migrations").glob("*.py")))
    for file in files:
        digest.update(f"\n{file.name}\n".encode() + file.read_bytes())
    return _PREFIX + digest.hexdigest()[:16]


def _address_of(database: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))

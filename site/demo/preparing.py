"""Everything before serving: tables, static files, data. What is as it should be is left alone."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from accounts.models import User
from demo.loading import load, made
from demo.loading.progress import Progress
from demo.models import Made

_MEDIA = ("images", "original_images", "portraits", "materials")


def prepare(told: Progress) -> None:
    """Bring the database, the static files and the data up to date. Raises `load.NotOurs`."""
    if _has_new_migrations():
        with told.step("tables of the database"):
            call_command("migrate", interactive=False, verbosity=0)
    _collect_static(told)
    if not load.is_loaded():
        told.say("Loading Fjordby Recoveryskole, a school that does not exist:")
        load.load(told)


def forget(told: Progress) -> None:
    """Throw away the database and the pictures. Raises `load.NotOurs` if they are not the demo's."""
    if not _is_ours():
        raise load.NotOurs
    with told.step("the old demo is thrown away"):
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        connection.close()
        for folder in _MEDIA:
            shutil.rmtree(Path(settings.MEDIA_ROOT) / folder, ignore_errors=True)


def stand_at(host: str, port: int) -> None:
    """Let Wagtail know the address that the site is served on, for links in full."""
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (host, port):
        site.hostname, site.port = host, port
        site.save()


def _has_new_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _is_ours() -> bool:
    """An empty database, one without people, or one that the demo filled."""
    tables = set(connection.introspection.table_names())
    if User._meta.db_table not in tables or not User.objects.exists():
        return True
    return Made._meta.db_table in tables and made.anything()


def _collect_static(told: Progress) -> None:
    """Copy and compress the static files, unless nothing has changed since the last time."""
    root = Path(settings.STATIC_ROOT)
    stamp, current = root / ".collected", _static_fingerprint()
    if stamp.exists() and stamp.read_text() == current:
        return
    with told.step("styles, scripts and icons"):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(current)


def _static_fingerprint() -> str:
    """Name, size and time of every static file there is."""
    whole = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            there = Path(storage.path(name)).stat()
            whole.update(f"{name} {there.st_size} {there.st_mtime_ns}\n".encode())
    return whole.hexdigest()

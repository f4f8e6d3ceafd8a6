#!/usr/bin/env python3
"""Django's commands. Without `DATABASE_URL` each runs with the embedded database beside it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parent / "site"))

from config import embedded_database
from config.database_cluster import EmbeddedDatabaseError

# These never ask the database anything, so it is not started for them.
_WITHOUT_DATABASE = frozenset(
    {"collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages"}
)


def main(arguments: Sequence[str]) -> None:
    """Run the command, with a database if it may want one."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if "demo" in arguments[1:2]:
        os.environ.setdefault("SAMSKOLE_ENV", "demo")
    if not _wants_embedded_database(arguments[1:]):
        execute_from_command_line(list(arguments))
        return
    with embedded_database.running(embedded_database.DATA) as address:
        os.environ["DATABASE_URL"] = address  # children inherit it: the reloader, the worker
        execute_from_command_line(list(arguments))


def _wants_embedded_database(arguments: Sequence[str]) -> bool:
    if os.environ.get("DATABASE_URL") or not arguments or arguments[0] in _WITHOUT_DATABASE:
        return False
    return not {"-h", "--help", "--version"} & set(arguments)


if __name__ == "__main__":
    try:
        main(sys.argv)
    except EmbeddedDatabaseError as error:
        sys.exit(str(error))

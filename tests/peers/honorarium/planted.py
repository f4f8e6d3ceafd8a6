"""Faults in the database, planted with its guards off: inside a test's transaction, which is never kept."""

from typing import Any

from django.db import connection

from peers import invariants

WITHOUT_CHECKS = """
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT conname FROM pg_constraint
            WHERE conrelid = 'peers_claim'::regclass AND contype = 'c' LOOP
        EXECUTE format('ALTER TABLE peers_claim DROP CONSTRAINT %I', one.conname);
    END LOOP;
END $$
"""


def plant(*statements: Any) -> None:
    """Do what no application may, with every trigger off."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(WITHOUT_CHECKS)
        for statement, *values in statements:
            cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def found(*statements: Any) -> str:
    """Plant faults, and return what the check says, a line for each."""
    plant(*statements)
    return "\n".join(invariants.faults())

"""What the role of the database may do that the site connects as, where it does not own the tables.

Triggers hold for everybody, but the owner of a table can switch them off. Who connects as another role
cannot: neither alter a table, nor disable a trigger, nor empty what is kept.
"""

from psycopg import sql

from peers.ledger.sql import KEPT, NEVER_EMPTIED


def grants(role: str) -> str:
    """Return the SQL that the owner runs, once and after each migration; may be run again."""
    name = sql.Identifier(role)
    kept = sql.SQL(", ").join(sql.Identifier("public", f"peers_{table}") for table in KEPT)
    emptied = sql.SQL(", ").join(sql.Identifier("public", f"peers_{table}") for table in NEVER_EMPTIED)
    return "".join(f"{one.format(role=name, kept=kept, emptied=emptied).as_string()};\n" for one in _GRANTS)


_GRANTS = (
    sql.SQL("GRANT USAGE ON SCHEMA public TO {role}"),
    sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"),
    sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"),
    sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON {kept} FROM {role}"),
    sql.SQL("REVOKE TRUNCATE, TRIGGER ON {emptied} FROM {role}"),
    # What may be written is to be decided for each new table of the ledger; the rest is as before.
    sql.SQL(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}"
    ),
    sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}"),
)

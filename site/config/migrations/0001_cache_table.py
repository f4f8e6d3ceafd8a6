"""The table of the shared cache (rate limits, sessions of sign-in codes); unlogged, since it may be lost."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        migrations.RunSQL(
            sql="""
                CREATE UNLOGGED TABLE IF NOT EXISTS samskole_cache (
                    cache_key varchar(255) PRIMARY KEY,
                    value text NOT NULL,
                    expires timestamptz NOT NULL
                );
                CREATE INDEX IF NOT EXISTS samskole_cache_expires ON samskole_cache (expires);
            """,
            reverse_sql="DROP TABLE IF EXISTS samskole_cache;",
        )
    ]

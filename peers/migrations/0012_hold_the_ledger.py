"""From here the database itself refuses what a ledger must never hold; ``peers.ledger.sql`` says how."""

from django.db import migrations, models

from peers.ledger import sql


class Migration(migrations.Migration):

    dependencies = [
        ('peers', '0011_write_a_format_of_payroll'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='written_in',
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.RunSQL(sql.FUNCTIONS + sql.TRIGGERS + sql.KEEPERS, sql.NOTHING),
    ]

"""Give payroll's file a first format: semicolons, Danish amounts, payroll's number as the only key."""

from django.db import migrations

COLUMNS = [
    ("payroll_number", "Lønnummer"),
    ("payroll_code", "Lønart"),
    ("units", "Enheder"),
    ("rate", "Sats"),
    ("amount", "Beløb"),
    ("done_on", "Dato"),
    ("text", "Tekst"),
    ("project", "Projekt"),
    ("reference", "Reference"),
]


def seed(apps, schema_editor):
    mappers = apps.get_model("peers", "ExportMapper").objects
    if not mappers.filter(is_default=True).exists():
        columns = [{"field": field, "header": header} for field, header in COLUMNS]
        mappers.create(name="Lønfil", columns=columns, is_default=True)


class Migration(migrations.Migration):
    dependencies = [("peers", "0010_hold_payment_runs_to_their_table")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]

"""Every activity has its codes: meetings as of a committee are A income, other work B, a cost is none."""

from django.db import migrations

CODES = {
    "teaching": "b",
    "co_teaching": "b",
    "preparation": "b",
    "co_design": "b",
    "speaking": "b",
    "interview": "b",
    "meeting": "a",
    "cost": "reimbursement",
}


def write_codes(apps, schema_editor):
    pay_codes = apps.get_model("peers", "PayCode").objects
    for activity, tax_code in CODES.items():
        pay_codes.get_or_create(activity=activity, defaults={"tax_code": tax_code})


class Migration(migrations.Migration):
    dependencies = [("peers", "0007_rates_written_anew_and_consents_of_two")]

    operations = [migrations.RunPython(write_codes, migrations.RunPython.noop)]

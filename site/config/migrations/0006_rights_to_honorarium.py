"""Each role may do what ``config.permissions`` says of offers, claims, payment runs and the ledger."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from config.permissions import grant


def give_rights(apps, schema_editor):
    for app in installed.get_app_configs():
        create_permissions(app, verbosity=0, apps=apps)
    grant(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0005_rights_to_make_and_teach_together"),
        ("accounts", "0006_auditors"),
        ("peers", "0004_agree_owe_and_pay"),
        ("courses", "0011_ask_two_in_wagtail_too"),
        ("enrolment", "0013_answer_without_a_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]

"""Each role may do what ``config.permissions`` says of the models of the life of a seat; guides too."""

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
        ("config", "0003_plan_recurring_jobs"),
        ("accounts", "0004_guides"),
        ("courses", "0006_say_for_whom_free_seats_are_held"),
        ("enrolment", "0011_look_at_the_heads_of_the_line"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]

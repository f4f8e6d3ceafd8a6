"""Each role may do what ``config.permissions`` says of the board, figures, evaluation, paths and papers."""

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
        ("config", "0006_rights_to_honorarium"),
        ("peers", "0015_look_at_the_school"),
        ("courses", "0012_lay_paths_through_the_school"),
        ("enrolment", "0014_ask_plan_and_look_back"),
        ("home", "0004_build_bridges_and_print"),
        ("insight", "0001_count_at_night"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]

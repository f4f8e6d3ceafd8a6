"""Each role may do what ``config.permissions`` says of co-creation, teaching and contributors."""

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
        ("config", "0004_rights_to_the_life_of_a_seat"),
        ("accounts", "0004_guides"),
        ("peers", "0002_tell_what_contributors_like_to_do"),
        ("courses", "0007_make_courses_together"),
        ("enrolment", "0012_talk_in_the_classroom"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]

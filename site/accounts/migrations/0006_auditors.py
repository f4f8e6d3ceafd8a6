"""Auditors: they read the money, and write nothing."""

from django.db import migrations


def make_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name="auditor")


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name="auditor").delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_write_letters")]

    operations = [migrations.RunPython(make_group, remove_group)]

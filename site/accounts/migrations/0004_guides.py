"""Guides: they help those who said yes, on pages of their own."""

from django.db import migrations


def make_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name="guide")


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name="guide").delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_reach_people_in_more_ways")]

    operations = [migrations.RunPython(make_group, remove_group)]
